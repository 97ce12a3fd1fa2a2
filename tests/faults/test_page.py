"""docs/faults.md and docs/security.md tell of what is tried: every row names tests, and each of them is there."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.every import every

ROOT = Path(__file__).parents[2]
PAGES = ("faults.md", "security.md")
LINK = re.compile(r"(tests/[\w/]+\.py)::(\w+)")


def rows(page: str) -> list[list[str]]:
    """Of those tables whose last column names tests."""
    found: list[list[str]] = []
    for part in (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if line.startswith("|")]
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        if cells and cells[0][-1] == "test":
            found += cells[2:]
    return found


@cache
def functions_of(path: str) -> frozenset[str]:
    parsed = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in parsed.body if isinstance(node, ast.FunctionDef))


@every("page", PAGES)
def test_each_row_is_whole_and_names_the_tests_that_show_it(page: str) -> None:
    assert len(rows(page)) > 20
    for row in rows(page):
        assert len(row) == 4, row[0]
        assert all(row), row[0]
        assert LINK.findall(row[3]), f"no test shows: {row[0]}"
        assert LINK.sub("", row[3]).strip(" ,") == "", f"a test that cannot be read: {row[3]}"


@every("page", PAGES)
def test_each_test_that_is_named_is_there(page: str) -> None:
    named = [link for row in rows(page) for link in LINK.findall(row[3])]
    assert [f"{path}::{name}" for path, name in named if name not in functions_of(path)] == []
