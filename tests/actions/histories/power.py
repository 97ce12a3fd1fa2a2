"""The power that fails: before any statement of a deed that writes, or before its commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from dialin.store.database import Database


class PowerCut(Exception):
    """Raised inside a transaction, as if the process had been killed there."""


@dataclass
class Power:
    """left: statements that the next deed may still run before it is cut; None: it is not cut."""

    left: int | None = None
    _is_watched: bool = False

    def watch(self, database: Database) -> None:
        event.listen(database.write, "before_cursor_execute", self._count)

    @contextmanager
    def on_a_deed(self) -> Iterator[None]:
        """Whatever is written within this block is the deed that may be cut."""
        self._is_watched = True
        try:
            yield
        finally:
            self._is_watched, self.left = False, None

    def fail_before_the_commit(self) -> None:
        """Of a deed that had fewer statements than it might run."""
        if self.left is not None:
            raise PowerCut

    def _count(self, *_of_the_statement: Any) -> None:
        if self._is_watched and self.left is not None:
            if self.left == 0:
                raise PowerCut
            self.left -= 1
