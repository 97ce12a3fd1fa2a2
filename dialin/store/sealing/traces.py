"""What was kept in clear, or sealed by a former key, is not left behind in free pages or in SQLite's log of changes."""

from collections.abc import Sequence
from typing import Any

from dialin.store.database import Database

_LOG_OF_SQLITE = "PRAGMA wal_checkpoint(TRUNCATE)"


def wipe_all(database: Database) -> None:
    """Writes the whole database anew: nobody else gets at it for so long, a second for some hundred megabytes.

    What backups, copies of the file system and PostgreSQL's archive of changes have kept is beyond its reach.
    """
    if database.has_readers:
        _run(database, ["VACUUM", _LOG_OF_SQLITE])
    else:
        _run(database, ["SET lock_timeout = 0", "VACUUM FULL"])


def wipe_log(database: Database) -> None:
    """In the file itself SQLite overwrites what is deleted or changed."""
    if database.has_readers:
        _run(database, [_LOG_OF_SQLITE])


def _run(database: Database, statements: Sequence[str]) -> None:
    """Outside of any transaction, on a connection that nobody uses afterwards."""
    connection: Any = database.write.raw_connection()
    try:
        if not database.has_readers:
            connection.driver_connection.autocommit = True
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
    finally:
        connection.invalidate()
