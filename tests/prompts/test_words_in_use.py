"""Every prompt that a stage of the dialogue names exists, and is given all it says."""

import ast
from pathlib import Path

import pytest

import dialin
from dialin.prompts.catalogue import BUILT_IN, load

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
    return [
        pytest.param(node.args[0].value, {keyword.arg for keyword in node.keywords}, id=f"{path.stem}:{node.lineno}")
        for path in sorted(Path(dialin.__file__).parent.glob("dialogue/**/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_say(node) and isinstance(node.args[0], ast.Constant)
    ]


@pytest.mark.parametrize(("key", "given"), sayings())
def test_what_a_stage_says_stands_in_the_catalogue_with_its_values(key, given):
    assert key in GERMAN.prompts
    assert GERMAN.prompts[key].variables <= given | GERMAN.language.defaults.keys()
