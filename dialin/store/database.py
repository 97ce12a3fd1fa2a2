"""Engines and transactions for both databases: SQLite with one writer per process, PostgreSQL with a pool."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, DateTime, Engine, Enum, MetaData, QueuePool, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

WAIT_SECONDS = 10
# Of PostgreSQL's client library. A server that is silently gone must not hold the threads in which callers are told so:
# the provider waits for 15 seconds at most, and a turn is tried twice.
GIVES_UP = {"connect_timeout": "4", "tcp_user_timeout": "4000"}  # seconds, milliseconds


class UTCDateTime(TypeDecorator[datetime]):
    """An aware instant, stored as UTC; naive datetimes are refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        return value.astimezone(UTC) if dialect.name != "sqlite" else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def kept_as_word(kind: type[StrEnum]) -> Enum:
    """The column of an enumeration: its value as text, so that a new member needs no migration."""
    return Enum(kind, native_enum=False, length=16, values_callable=lambda members: [one.value for one in members])


class Base(DeclarativeBase):
    """What every table is declared on; all times are UTC."""

    metadata = MetaData(
        naming_convention={  # migrations can only change what has a name
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UTCDateTime()}  # noqa: RUF012 (SQLAlchemy reads it from the class)


@dataclass(frozen=True, slots=True)
class Database:
    """write: for transactions that may write. read: for looking only; the same engine on PostgreSQL."""

    write: Engine
    read: Engine

    def close(self) -> None:
        self.write.dispose()
        self.read.dispose()


def open_database(url: str, *, pool_size: int = 8) -> Database:
    """Engines for a database URL (sqlite:///… or postgresql+psycopg://…); connects on first use.

    SQLite's busy handler has no queue, so each process keeps a single writer: threads queue for it in order, and
    only processes contend. Transactions that may write are immediate, because a deferred one that reads first is
    refused without waiting when another process has written meanwhile.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        patient = address.update_query_dict({**GIVES_UP, **address.query})  # whoever sets up the server may know better
        # Set here, not left to the server: what is read after waiting for a lock must be newer than the lock.
        options = {"pool_size": pool_size, "max_overflow": 0, "pool_timeout": WAIT_SECONDS}
        engine = create_engine(patient, isolation_level="READ COMMITTED", **options)
        return Database(engine, engine)
    write = _sqlite_engine(url, pool_size=1)
    return Database(write, _sqlite_engine(url, pool_size=pool_size).execution_options(begin="DEFERRED"))


def _sqlite_engine(url: str, *, pool_size: int) -> Engine:
    arguments = {"timeout": WAIT_SECONDS, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        connect_args=arguments,
    )

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("begin", "IMMEDIATE")
        connection.connection.cursor().execute(f"BEGIN {kind}")

    return engine


@contextmanager
def transaction(database: Database) -> Iterator[Connection]:
    """One transaction: leaving the block commits, an exception rolls everything back."""
    with database.write.begin() as connection:
        yield connection


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """One consistent look without taking the writer's place."""
    with database.read.begin() as connection:
        yield connection


def insert_or(table: Table, on: Connection | str) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that knows ON CONFLICT, in the dialect of a connection or of this name."""
    dialect = on if isinstance(on, str) else on.dialect.name
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def table_of(mapped: type[Base]) -> Table:
    table = mapped.__table__
    assert isinstance(table, Table)
    return table
