"""What a database holds before a copy takes its place: asked in SQL that every schema understands."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, inspect, select

from dialin.rules.retention import NAMELESS
from dialin.store.copies.rows import VERSION_TABLE, revision_of, tables_of
from dialin.store.migrations.state import is_of_later_version
from dialin.store.tables import metadata
from dialin.store.workers import SILENT_AFTER

GONE_QUIET = timedelta(days=1)  # a call in which nothing has happened for so long is over
OF_EVERY_VERSION = frozenset({"attendee", "call", "event", "seat"})
MADE_BY_PEOPLE = ("event", "staff")


@dataclass(frozen=True, slots=True)
class Deleted:
    """Somebody whose details were deleted. Ids alone could mean another town's people."""

    id: int
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """is_used: somebody has made events or logins there. is_at_work: a worker was seen there within a minute."""

    is_used: bool
    is_at_work: bool
    live_calls: int
    deleted: frozenset[Deleted]


def look_at_present(connection: Connection, now: datetime) -> Present:
    """Of an empty database, nothing."""
    if not inspect(connection).has_table("event"):
        return Present(False, False, 0, frozenset())
    tables = {table.name: table for table in tables_of(connection)}
    call = tables["call"]
    quiet_since = now - GONE_QUIET
    is_live = call.c.hung_up_at.is_(None) & (call.c.changed_at > _as_kept(connection, quiet_since))
    return Present(
        is_used=any(connection.execute(select(tables[name].c.id).limit(1)).first() for name in MADE_BY_PEOPLE),
        is_at_work="worker" in tables and _is_at_work(connection, tables["worker"], now),
        live_calls=len(connection.execute(select(call.c.id).where(is_live)).all()),
        deleted=find_deleted(connection),
    )


def tables_of_others(connection: Connection) -> list[str]:
    """Of another program, for which this database is; what a later version of dialin has added is dialin's."""
    there = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in there or not there >= OF_EVERY_VERSION:
        return sorted(there - {VERSION_TABLE})
    return (
        [] if is_of_later_version([revision_of(connection)]) else sorted(there - set(metadata.tables) - {VERSION_TABLE})
    )


def find_deleted(connection: Connection) -> frozenset[Deleted]:
    attendee = {table.name: table for table in tables_of(connection)}["attendee"]
    nameless = select(attendee.c.id, attendee.c.registered_at).where(
        attendee.c.name == NAMELESS, attendee.c.name_key == ""
    )
    return frozenset(Deleted(*row) for row in connection.execute(nameless))


def find_same(connection: Connection, deleted: frozenset[Deleted]) -> list[int]:
    """Which of them are people again."""
    attendee = {table.name: table for table in tables_of(connection)}["attendee"]
    found = select(attendee.c.id, attendee.c.registered_at).where(attendee.c.name_key != "")
    return [row.id for row in connection.execute(found) if Deleted(*row) in deleted]


def _is_at_work(connection: Connection, worker: Table, now: datetime) -> bool:
    of_late = worker.c.seen_at > _as_kept(connection, now - SILENT_AFTER)
    return connection.execute(select(worker.c.name).where(of_late).limit(1)).first() is not None


def _as_kept(connection: Connection, instant: datetime) -> datetime:
    return instant.replace(tzinfo=None) if connection.dialect.name == "sqlite" else instant
