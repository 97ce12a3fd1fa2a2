"""Nothing is promised that no code keeps."""

import ast
from importlib import import_module
from pathlib import Path

import dialin
from dialin.jobs.worker import DUTIES
from tests.every import every
from tests.prompts.promises import PROMISES, Promise, unkept

# A prompt whose promise nothing keeps yet would stand here; its line has to go once it promises nothing any more.
UNKEPT: set[str] = set()
SOURCES = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(dialin.__file__).parent.rglob("*.py")]


def test_every_promise_is_kept_by_something() -> None:
    found = unkept()
    assert found.keys() == UNKEPT, [found.get(key, f"{key} can go") for key in found.keys() ^ UNKEPT]


@every("promise", PROMISES)
def test_what_keeps_a_promise_is_there_and_reached(promise: Promise) -> None:
    module, _, name = promise.kept_by.partition(":")
    assert callable(getattr(import_module(module), name))
    assert is_duty(promise.kept_by) or is_registered(module, name) or is_used_elsewhere(module, name)


def is_duty(kept_by: str) -> bool:
    return kept_by in {f"{duty.do.__module__}:{duty.do.__name__}" for duty in DUTIES}


def is_registered(module: str, name: str) -> bool:
    """A page or a stage, which stands behind a decorator."""
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.FunctionDef) and node.name == name and node.decorator_list for node in ast.walk(tree)
    )


def is_used_elsewhere(module: str, name: str) -> bool:
    package, _, last = module.rpartition(".")
    wanted = {(module, name), (package, last)}
    return any(
        isinstance(node, ast.ImportFrom) and any((node.module, one.name) in wanted for one in node.names)
        for tree in SOURCES
        for node in ast.walk(tree)
    )


@every(
    ("key", "code", "sentence"),
    [
        ("pin.ask", "de", "wir rufen sie an."),  # only who asked for a call back is called, by staff
        ("pin.ask", "en", "we will call you."),
        ("reg.done", "de", "wir schicken ihnen die pin mit der post."),
        ("reg.done", "de", "wir löschen alles."),
    ],
)
def test_a_promise_in_the_wrong_place_is_found(key: str, code: str, sentence: str) -> None:
    assert not any(promise.fits(key, code, sentence) for promise in PROMISES)
