"""By way of PgBouncer, whose transaction mode gives each transaction another session: none is counted on."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dialin.store.database import Database, open_database, reading, transaction
from tests.databases import Databases


@pytest.fixture
def plain(databases: Databases) -> Iterator[str]:
    with databases.fresh("postgres") as url:
        yield url


@pytest.fixture
def database(plain: str) -> Iterator[Database]:
    made = open_database(f"{plain}{'&' if '?' in plain else '?'}pgbouncer=true", pool_size=1)
    yield made
    made.close()


def setting(database: Database, name: str) -> str:
    with reading(database) as connection:
        return str(connection.execute(text(f"SELECT setting FROM pg_settings WHERE name = '{name}'")).scalar_one())


def test_no_statement_is_prepared_however_often_it_is_made(plain: str, database: Database) -> None:
    direct = open_database(plain, pool_size=1)
    for opened, are_prepared in ((direct, True), (database, False)):
        for _ in range(20):
            with transaction(opened) as connection:
                connection.execute(text("SELECT count(*) FROM seat WHERE number = :number"), {"number": 1})
        with reading(opened) as connection:
            prepared = connection.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar_one()
        assert (prepared > 0) is are_prepared
    direct.close()


def test_nobody_waits_for_a_lock_for_longer_and_the_session_is_left_as_it_was(database: Database) -> None:
    assert setting(database, "lock_timeout") == "4000"
    with database.write.connect().execution_options(isolation_level="AUTOCOMMIT") as bare:
        left = bare.connection.cursor().execute("SHOW lock_timeout")
        assert left.fetchone() == ("0",)


def test_pgbouncer_is_sent_no_option_that_it_refuses(database: Database) -> None:
    query = database.write.url.query
    assert "options" not in query
    assert "pgbouncer" not in query
    assert query["connect_timeout"] == "4"
