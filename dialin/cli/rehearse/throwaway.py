"""A database for one rehearsal, of the kind that the town has, and gone afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from dialin.cli.output import CommandRefused
from dialin.store.database import open_database
from dialin.store.migrations.upgrade import upgrade


@contextmanager
def throwaway_database(beside: str, folder: Path) -> Iterator[str]:
    """The URL of an empty, migrated database: a file in the folder, or a database on the same server."""
    if make_url(beside).get_backend_name() == "sqlite":
        url = f"sqlite:///{folder / 'rehearsal.db'}"
        _migrate(url)
        yield url
        return
    name = f"dialin_rehearsal_{secrets.token_hex(4)}"
    engine = create_engine(beside, isolation_level="AUTOCOMMIT")
    try:
        _create(engine, name)
        url = make_url(beside).set(database=name).render_as_string(hide_password=False)
        try:
            _migrate(url)
            yield url
        finally:
            with engine.connect() as connection:
                connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    finally:
        engine.dispose()


def _create(engine: Engine, name: str) -> None:
    try:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
    except DBAPIError as trouble:
        reason = str(trouble.orig).strip().partition("\n")[0]
        raise CommandRefused(
            f"No database for the rehearsal can be made beside the town's: {reason}. Give its user CREATEDB meanwhile."
        ) from None


def _migrate(url: str) -> None:
    with closing(open_database(url)) as database:
        upgrade(database)
