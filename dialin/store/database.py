"""Engines and transactions for both databases: SQLite with one writer per process, PostgreSQL with a pool."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Engine,
    Enum,
    MetaData,
    QueuePool,
    Table,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as WaitedTooLong
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from dialin.crypto.keyring import Keyring
from dialin.store.sealing.columns import hold_keys, keys_held
from dialin.store.sealing.present import follow_the_key
from dialin.store.sqlite_files import OfFileThatIsThere
from dialin.store.writers import WritersQueue

# The provider gives an answer up after 4.5 seconds: whoever has waited for almost as long is told so meanwhile.
WAIT_SECONDS = 4
POOLED = "pgbouncer"  # in the query of an address: the server is reached by way of PgBouncer
LOCKED_OUT = "55P03"  # PostgreSQL's code for whoever has waited for a lock for that long
# Of PostgreSQL and its client library. A server that is silently gone, or a lock that somebody keeps, must not hold the
# threads in which callers are told so: the provider waits for 15 seconds at most, and a turn is tried twice.
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
    queue: WritersQueue | None = None  # of SQLite, which keeps none
    file: Path | None = None  # of SQLite; only migrating creates it

    @property
    def keys(self) -> Keyring | None:
        return keys_held(self.write.dialect)

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext() if self.queue is None else self.queue.turn()

    @property
    def has_readers(self) -> bool:
        """Whether looking takes a connection of its own, since there is a single writer."""
        return self.read is not self.write

    def close(self) -> None:
        if self.queue is not None:
            self.queue.close()
        self.write.dispose()
        self.read.dispose()


def open_database(
    url: str, *, keys: Keyring | None = None, pool_size: int = 8, patience: float = WAIT_SECONDS
) -> Database:
    """Engines for a database URL (sqlite:///… or postgresql+psycopg://…); connects on first use.

    keys: those that it is sealed with; without them, whoever comes upon something sealed gets `WrongSecretKey`.
    patience: seconds for which others are waited for, be it for a connection, a lock or the place to write.

    SQLite's busy handler has no queue, so each process keeps a single writer, and whoever wants to write queues for it
    (`WritersQueue`). Transactions that may write are immediate, because a deferred one that reads first is
    refused without waiting when another process has written meanwhile.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = _postgres_engine(address, keys, pool_size=pool_size, patience=patience)
        return Database(engine, engine)
    write = _sqlite_engine(url, keys, pool_size=1, patience=patience)
    read = _sqlite_engine(url, keys, pool_size=pool_size, patience=patience).execution_options(begin="DEFERRED")
    if address.database in (None, "", ":memory:"):
        return Database(write, read)
    file = Path(address.database or "")
    return Database(write, read, WritersQueue(file, patience=patience), file)


def _engine(url: str | URL, keys: Keyring | None, **options: Any) -> Engine:
    """hide_parameters: what fails is logged, and people's names and numbers are no part of that."""
    engine = create_engine(url, execution_options={"keys": keys}, hide_parameters=True, **options)
    if keys is not None:
        hold_keys(engine.dialect, keys)
    return engine


def _postgres_engine(address: URL, keys: Keyring | None, *, pool_size: int, patience: float) -> Engine:
    """Behind PgBouncer in its transaction mode each transaction may have another session: none is counted on there.

    Then no statement is prepared, and the patience is set by each transaction: that is one way to the server more.
    """
    is_shared = POOLED in address.query
    lock_timeout = f"lock_timeout={round(patience * 1000)}"
    limits = GIVES_UP if is_shared else GIVES_UP | {"options": f"-c {lock_timeout}"}
    direct = address.difference_update_query([POOLED])
    patient = direct.update_query_dict({**limits, **direct.query})  # whoever sets up the server may know better
    # Set here, not left to the server: what is read after waiting for a lock must be newer than the lock.
    options: dict[str, Any] = {
        "pool_size": pool_size, "max_overflow": 0, "pool_timeout": patience, "isolation_level": "READ COMMITTED",
    }  # fmt: skip
    if not is_shared:
        return _engine(patient, keys, **options)
    engine = _engine(patient, keys, connect_args={"prepare_threshold": None}, **options)
    event.listen(engine, "begin", lambda one: one.connection.cursor().execute(f"SET LOCAL {lock_timeout}"))
    return engine


def _sqlite_engine(url: str, keys: Keyring | None, *, pool_size: int, patience: float) -> Engine:
    arguments = {
        "timeout": patience, "isolation_level": None, "check_same_thread": False, "factory": OfFileThatIsThere,
    }  # fmt: skip
    engine = _engine(
        url,
        keys,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=patience,
        connect_args=arguments,
    )

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("begin", "IMMEDIATE")
        try:
            connection.connection.cursor().execute(f"BEGIN {kind}")
        except sqlite3.OperationalError as taken:  # by somebody who keeps no queue, such as the sqlite3 command
            raise WaitedTooLong(f"The database is taken: {taken}") from taken

    return engine


@contextmanager
def transaction(database: Database) -> Iterator[Connection]:
    """One transaction: leaving the block commits, an exception rolls everything back.

    Raises SQLAlchemy's `TimeoutError` where the database was others' for WAIT_SECONDS.
    """
    with database.turn(), database.write.begin() as connection:
        follow_the_key(connection)
        yield connection


def has_waited(trouble: Exception) -> bool:
    """Whether this came of waiting for others, for as long as may be: a second try would have to wait again."""
    code = getattr(trouble.orig, "sqlstate", None) if isinstance(trouble, OperationalError) else None
    return isinstance(trouble, WaitedTooLong) or code == LOCKED_OUT


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """One consistent look without taking the writer's place."""
    with database.read.begin() as connection:
        follow_the_key(connection)
        yield connection


def insert_or(table: Table, on: Connection | str) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that knows ON CONFLICT, in the dialect of a connection or of this name."""
    dialect = on if isinstance(on, str) else on.dialect.name
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def table_of(mapped: type[Base]) -> Table:
    table = mapped.__table__
    assert isinstance(table, Table)
    return table
