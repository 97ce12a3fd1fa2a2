from collections.abc import Iterator

import pytest

from tests.config.credentials import SECRET
from tests.databases import Databases


@pytest.fixture
def sqlite_url(databases: Databases) -> Iterator[str]:
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def desk(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The environment of somebody at the command line, on a migrated database."""
    monkeypatch.setenv("DIALIN_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET)
    return sqlite_url


@pytest.fixture
def desk_on_each(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, once on each kind of database."""
    monkeypatch.setenv("DIALIN_DATABASE_URL", database_url)
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET)
    return database_url
