"""ARCHITECTURE.md shows what the code is: its picture of the stages, and files that exist."""

import re
from pathlib import Path

import pytest

from dialin.dialogue.stages import STATES
from docs.draw_stages import PAGE, ROOT, draw, drawn_in, write


def test_the_picture_of_the_stages_is_the_codes() -> None:
    assert drawn_in(PAGE) == draw(), "run: python -m docs.draw_stages --write"


def test_every_stage_is_in_the_picture_and_can_be_reached() -> None:
    edges = re.findall(r"^ +(\S+) --> (\S+)", draw(), re.MULTILINE)
    for kind in STATES:
        assert any(to == kind.__name__ for _, to in edges), f"{kind.__name__} is never entered"
        assert any(source == kind.__name__ for source, _ in edges), f"{kind.__name__} is never left"


def test_a_person_can_be_reached_and_every_call_ends_with_a_goodbye() -> None:
    picture = draw()
    assert "Anywhere --> Person : 0" in picture
    assert "Goodbye --> [*]" in picture
    assert "[*] --> Greeting" in picture


def test_the_picture_is_put_between_its_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    page = tmp_path / "PAGE.md"
    page.write_text("# Before\n\n<!-- stages -->\nold\n<!-- /stages -->\n\nAfter\n")
    write(page)
    write(page)
    assert page.read_text() == f"# Before\n\n<!-- stages -->\n{draw()}\n<!-- /stages -->\n\nAfter\n"


def test_a_page_without_the_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "PAGE.md"
    page.write_text("# Before\n")
    with pytest.raises(ValueError, match="no place for the picture"):
        write(page)


def test_every_file_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`([a-z_]+/[a-z_/]+\.(?:py|toml|sql))`", PAGE.read_text(encoding="utf-8")))
    assert named, "the page traces a call through real files"
    missing = sorted(name for name in named if not any((ROOT / "dialin").rglob(name)))
    assert missing == []
