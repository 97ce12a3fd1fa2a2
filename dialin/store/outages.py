"""What it looks like when the database does not answer, and what of it may stand in a log."""

import sqlite3

from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

# Gone, full, kept by others, or for reading only, which PostgreSQL calls internal; setting up a connection to SQLite
# fails by SQLite's own names.
AWAY = (OperationalError, InterfaceError, InternalError, WaitedTooLong, sqlite3.Error)


def is_away(trouble: BaseException) -> bool:
    """Whether nothing of ours is at fault, so that where it broke says nothing."""
    return isinstance(trouble, AWAY)


def cause_of(trouble: BaseException) -> str:
    """In a few words, without anything that a statement was handed: SQLite's own words, else the kind of error."""
    cause = getattr(trouble, "orig", None) or trouble.__cause__ or trouble
    return str(cause) if isinstance(cause, sqlite3.Error) else type(cause).__name__
