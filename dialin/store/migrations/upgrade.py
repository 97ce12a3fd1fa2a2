"""Creates or migrates the database."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from dialin.store.database import Database, reading, transaction
from dialin.store.sealing.present import sealed_by
from dialin.store.sealing.traces import wipe_all
from dialin.store.sqlite_files import make_file

_MIGRATING_LOCK = 0x6D_69_67_72  # "migr": the advisory lock under which hosts that start together take turns


def alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database) -> None:
    """To the newest schema, in one transaction: a migration that fails leaves nothing behind.

    One that has sealed what was kept in clear leaves nothing of that behind either.
    """
    if database.file is not None:
        make_file(database.file)
    with reading(database) as connection:
        was_sealed = bool(sealed_by(connection))
    with transaction(database) as connection:
        take_turns(connection)
        upgrade_to(connection, "head")
        is_sealed = bool(sealed_by(connection))
    if is_sealed and not was_sealed:
        wipe_all(database)


def take_turns(connection: Connection) -> None:
    """Until the commit nobody else changes the schema; another host may take its time over that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING_LOCK})


def upgrade_to(connection: Connection, revision: str) -> None:
    """Raises Alembic's `CommandError` for a revision of a later version."""
    command.upgrade(alembic_config(connection), revision)
