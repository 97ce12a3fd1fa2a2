"""Reads every row of a database in one look, and writes them into another, in one transaction.

The tables are asked of the database itself, not taken from this version's classes: what is sealed stays sealed, and a
copy of an earlier schema is read and written as it is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, DateTime, LargeBinary, MetaData, Table, func, insert, select, text

from dialin.store.copies.lines import Rows
from dialin.store.database import Database, reading

AT_ONCE, SOUNDS_AT_ONCE = 500, 10  # rows; a recording or a list that was handed in may have five million bytes
VERSION_TABLE = "alembic_version"


@contextmanager
def one_look(database: Database) -> Iterator[Connection]:
    """In which everything is of the same moment, however long it takes, while others go on writing."""
    if database.has_readers:
        with reading(database) as connection:
            yield connection
        return
    with database.read.connect().execution_options(isolation_level="REPEATABLE READ") as connection, connection.begin():
        yield connection


def tables_of(connection: Connection) -> list[Table]:
    """In the order of what refers to what; times as the database keeps them, in UTC."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSION_TABLE]


def revision_of(connection: Connection) -> str:
    return str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one())  # noqa: S608 (ours)


def read_rows(connection: Connection) -> Iterator[Rows]:
    for table in tables_of(connection):
        columns = tuple(column.name for column in table.c)
        is_heavy = any(isinstance(column.type, LargeBinary) for column in table.c)
        most = SOUNDS_AT_ONCE if is_heavy else AT_ONCE
        found = connection.execute(select(table), execution_options={"yield_per": most})
        for some in found.partitions():
            yield Rows(table.name, columns, [tuple(row) for row in some])


def write_rows(connection: Connection, rows: Iterable[Rows]) -> int:
    """How many were written, into tables that are there and empty."""
    tables, count = {table.name: table for table in tables_of(connection)}, 0
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))  # until the commit, which checks them
    for some in rows:
        table = tables[some.table]
        times = {column.name for column in table.c if isinstance(column.type, DateTime)}
        written = [_fitting(connection, times, dict(zip(some.columns, row, strict=True))) for row in some.values]
        connection.execute(insert(table), written)
        count += len(written)
    _go_on_counting(connection, tables.values())
    return count


def drop_everything(connection: Connection) -> None:
    for table in reversed(tables_of(connection)):
        table.drop(connection)
    connection.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))


def _fitting(connection: Connection, times: set[str], row: dict[str, Any]) -> dict[str, Any]:
    """SQLite keeps no zone."""
    if connection.dialect.name != "sqlite":
        return row
    return {name: value.replace(tzinfo=None) if name in times and value else value for name, value in row.items()}


def _go_on_counting(connection: Connection, tables: Iterable[Table]) -> None:
    """PostgreSQL numbers new rows by a counter, which knows nothing of rows that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        if "id" in table.c:
            last = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
            counter = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(counter, last, False)))
