"""A copy holds every row as it was, of one moment, and goes into either kind of database."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain

import pytest
from sqlalchemy import text

from dialin.store.copies.lines import Head, UnreadableCopy, read_head, read_rows_of, write_lines
from dialin.store.copies.rows import drop_everything, one_look, read_rows, revision_of, write_rows
from dialin.store.database import Database, open_database, reading, transaction
from dialin.store.migrations.state import newest_revision
from dialin.store.migrations.upgrade import upgrade_to
from tests.building import EVENING
from tests.databases import KINDS, Databases
from tests.every import every
from tests.jobs.planting import Plant, rows_in

HEAD = Head(newest_revision(), EVENING, "1.0")


@contextmanager
def fresh(databases: Databases, kind: str) -> Iterator[Database]:
    with databases.fresh(kind) as url, closing(open_database(url)) as database:
        yield database


def rows(database: Database) -> dict[str, list[dict[str, object]]]:
    with reading(database) as connection:
        return rows_in(connection)


def copy(database: Database) -> list[bytes]:
    with one_look(database) as connection:
        return list(write_lines(HEAD, read_rows(connection)))


def put(database: Database, lines: list[bytes]) -> None:
    given = iter(lines)
    with transaction(database) as connection:
        drop_everything(connection)
        upgrade_to(connection, read_head(given).revision)
        write_rows(connection, read_rows_of(given))


@every(("one", "other"), [(one, other) for one in KINDS for other in KINDS])
def test_every_row_of_every_table_goes_from_one_kind_to_the_other(databases: Databases, one: str, other: str) -> None:
    with fresh(databases, one) as old, fresh(databases, other) as new:
        with transaction(old) as connection:
            Plant("Müller\n'\"\\ 🎉").fill(connection)
            Plant("other", about_event=False).fill(connection)
        put(new, copy(old))
        assert rows(new) == rows(old)
        assert len([name for name, some in rows(new).items() if some]) > 10
        with transaction(new) as connection:  # new rows get new numbers
            Plant("third").fill(connection)


@every("kind", KINDS)
def test_a_copy_is_of_one_moment_whoever_writes_meanwhile(databases: Databases, kind: str) -> None:
    with fresh(databases, kind) as database:
        with transaction(database) as connection:
            Plant("first").fill(connection)
        before = rows(database)
        with one_look(database) as connection:
            lines = write_lines(HEAD, read_rows(connection))
            begun = [next(lines), next(lines)]
            with transaction(database) as other:
                Plant("second").fill(other)
            whole = list(chain(begun, lines))
        put(database, whole)
        assert rows(database) == before


def test_a_copy_that_ends_early_or_counts_wrongly_is_none(databases: Databases) -> None:
    with fresh(databases, "sqlite") as database:
        with transaction(database) as connection:
            Plant("first").fill(connection)
        lines = copy(database)
    for broken in (lines[:-1], lines[:1], [], [lines[0], lines[-1]], [b"{}\n"], [b"no JSON\n"], [b"[]\n"], lines[1:]):
        with pytest.raises(UnreadableCopy):
            _read(broken)


def _read(lines: list[bytes]) -> None:
    given = iter(lines)
    read_head(given)
    list(read_rows_of(given))


def test_what_a_later_format_says_is_not_guessed() -> None:
    (line,) = [line.replace(b'"format":1', b'"format":2') for line in list(write_lines(HEAD, []))[:1]]
    with pytest.raises(UnreadableCopy):
        read_head(iter([line]))


def test_a_copy_of_an_earlier_schema_is_read_as_it_is(databases: Databases) -> None:
    with fresh(databases, "sqlite") as database:
        with transaction(database) as connection:
            drop_everything(connection)
            upgrade_to(connection, "0001")
            connection.execute(text("INSERT INTO duty (name, due_at) VALUES ('x', '2026-01-01 00:00:00')"))
        with one_look(database) as connection:
            assert revision_of(connection) == "0001"
            lines = list(write_lines(Head("0001", EVENING, "1.0"), read_rows(connection)))
        put(database, lines)
        with reading(database) as connection:
            assert connection.execute(text("SELECT name FROM duty")).scalar_one() == "x"
