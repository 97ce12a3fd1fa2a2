"""Every prompt that a stage of the dialogue names exists, and is given all it says."""

import ast
from pathlib import Path

import dialin
from dialin.prompts.catalogue import BUILT_IN, load
from tests.every import every

GERMAN = load(BUILT_IN)["de"]


FOLDERS = ("dialogue", "voice", "actions")


def test_every_prompt_is_said_somewhere():
    named = {
        node.value
        for folder in FOLDERS
        for path in Path(dialin.__file__).parent.glob(f"{folder}/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert GERMAN.prompts.keys() - named == set()


def is_say(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"


def sayings():
    """Where a prompt is said by name, which, and with the names of which values."""
    return [
        (f"{path.stem}:{node.lineno}", node.args[0].value, {keyword.arg for keyword in node.keywords})
        for path in sorted(Path(dialin.__file__).parent.glob("dialogue/**/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_say(node) and isinstance(node.args[0], ast.Constant)
    ]


@every(("place", "key", "given"), sayings())
def test_what_a_stage_says_stands_in_the_catalogue_with_its_values(place, key, given):
    assert key in GERMAN.prompts
    assert GERMAN.prompts[key].variables <= given | GERMAN.language.defaults.keys()
