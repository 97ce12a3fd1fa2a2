"""The files of an SQLite database: made for their owner's eyes only, and never by looking for them."""

import os
import sqlite3
from pathlib import Path
from typing import Any

BESIDE = ("", "-wal", "-shm", "-journal", "-queue")  # the database itself, and what lies beside it while it is used
OWNER_ONLY, OF_OTHERS = 0o600, 0o077
IN_MEMORY = ":memory:"


class OfFileThatIsThere(sqlite3.Connection):
    """SQLite makes an empty database wherever it is asked for one; this raises its error for a folder without."""

    def __init__(self, database: str, *given: Any, **options: Any) -> None:
        path = database.removeprefix("file:").partition("?")[0] if database.startswith("file:") else database
        if path != IN_MEMORY and not Path(path).exists():
            raise sqlite3.OperationalError("unable to open database file: there is none")
        super().__init__(database, *given, **options)


def make_file(file: Path) -> None:
    """An empty one, unless it is there; SQLite gives what lies beside it the same rights. Raises OSError."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    except FileExistsError:
        return


def files_of(file: Path) -> list[Path]:
    return [Path(f"{file}{end}") for end in BESIDE]


def close_to_others(file: Path) -> bool | None:
    """Takes the rights of others away. Whether there were any; None where they stay, since the files are not ours."""
    open_ones = [one for one in files_of(file) if one.exists() and is_open_to_others(one)]
    try:
        for one in open_ones:
            one.chmod(one.stat().st_mode & ~OF_OTHERS)
    except OSError:
        return None
    return bool(open_ones)


def is_open_to_others(file: Path) -> bool:
    return bool(file.stat().st_mode & OF_OTHERS)
