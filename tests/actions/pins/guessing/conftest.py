"""Attacks take thousands of tries: they are made on one kind of database, and those at one instant on both."""

from collections.abc import Iterator

import pytest

from tests.databases import Databases


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    with databases.fresh("sqlite") as url:
        yield url
