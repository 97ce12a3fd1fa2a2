"""docs/faults.md tells of faults that are tried: every row names tests, and each of them is there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "faults.md"
LINK = re.compile(r"(tests/[\w/]+\.py)::(\w+)")


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@cache
def functions_of(path: str) -> frozenset[str]:
    parsed = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in parsed.body if isinstance(node, ast.FunctionDef))


def test_each_fault_says_what_happens_what_is_heard_and_which_test_shows_it() -> None:
    assert len(rows()) > 20
    for row in rows():
        assert len(row) == 4, row[0]
        assert all(row), row[0]
        assert LINK.findall(row[3]), f"no test shows: {row[0]}"
        assert LINK.sub("", row[3]).strip(" ,") == "", f"a test that cannot be read: {row[3]}"


def test_each_test_that_is_named_is_there() -> None:
    named = [link for row in rows() for link in LINK.findall(row[3])]
    assert [f"{path}::{name}" for path, name in named if name not in functions_of(path)] == []
