"""Whether the database has the schema this version needs."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import inspect, text

from dialin.store.database import Database, reading


@cache
def newest_revision() -> str:
    """The one revision no other builds on, read from the files: importing Alembic would cost every start 0.2 s."""
    files = [path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "versions").glob("*.py")]
    found = [re.search(r'^revision = "(\w+)"', text, re.MULTILINE) for text in files]
    built_on = {match[1] for text in files if (match := re.search(r'^down_revision = "(\w+)"', text, re.MULTILINE))}
    heads = [match[1] for match in found if match and match[1] not in built_on]
    assert len(heads) == 1, f"the migrations have {len(heads)} ends"
    return heads[0]


def pending_migrations(database: Database) -> bool:
    """Whether `dialin db upgrade` has something to do.

    Not where the next version has migrated already: in the middle of a deploy this one goes on answering, since what
    a migration adds has defaults.
    """
    if database.file is not None and not database.file.exists():
        return True
    with reading(database) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return True
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return not _is_reached(current)


def _is_reached(current: Sequence[str]) -> bool:
    return list(current) == [newest_revision()] or is_of_later_version(current)


def is_of_later_version(current: Sequence[str]) -> bool:
    return len(current) == 1 and current[0].isdigit() and current[0] > newest_revision()
