"""Watches the tables of seats and lines: whatever dialin writes there must come through the one door."""

import sys
from collections.abc import Iterator
from typing import Any

from sqlalchemy import event

import dialin
from dialin.store.database import Database
from tests.sources import LINES, SEATS

HOUSE = dialin.__path__[0]
STATEMENTS = {SEATS: "/store/seats.py", LINES: "/store/direct_lines.py"}
DOOR, STORE = "/actions/seats/", "/store/"


class AnotherDoor(AssertionError):
    """A seat or a line was written by something that is not an action of `actions/seats`."""


def watch_the_door(database: Database) -> None:
    """From now on this database refuses to write either for any other room. What a test itself writes is its own."""
    event.listen(database.write, "before_cursor_execute", _look)


def _look(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
    for table, own_store in STATEMENTS.items():
        if table.is_written_by(statement):
            rooms = list(_rooms_above())
            if rooms and not (rooms[0] == own_store and _first_above_the_store(rooms).startswith(DOOR)):
                raise AnotherDoor(f"{' < '.join(rooms)} writes {table.name}: {statement}")


def _rooms_above() -> Iterator[str]:
    """The files of dialin in which we are, from the statement outwards."""
    frame = sys._getframe(1)
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_code.co_filename.startswith(f"{HOUSE}/"):
            yield frame.f_code.co_filename.removeprefix(HOUSE)


def _first_above_the_store(rooms: list[str]) -> str:
    """The action that asked; the door's own file where a test calls the store itself."""
    return next((room for room in rooms if not room.startswith(STORE)), DOOR)
