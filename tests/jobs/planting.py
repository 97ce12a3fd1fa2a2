"""An event with a row in every table in which people leave traces, each text marked, so that none is overlooked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Connection, Enum, Table, insert, select

from dialin.store.database import UTCDateTime
from dialin.store.sealing.columns import SealedJSON
from dialin.store.tables import metadata
from tests.building import ENDS, EVENING

NOT_ABOUT_CALLERS = {  # the city's own
    "event", "bridge_leg", "staff", "staff_session", "staff_event", "staff_invitation", "staff_recovery_code",
    "sign_in_count", "throttle", "guess", "duty", "worker", "probe", "instance", "audit_anchor", "campaign",
    "lane_place", "platform_look", "test_call",
}  # fmt: skip
# What says nothing about a person. sid: of the call at the provider, under which its webhooks find the row.
MAY_STAY = {
    "attendee": {"language", "delivery"},
    "call": {"sid", "dialled", "language", "stage", "place", "greeted_in", "mark"},
    "audit_entry": {"act", "actor", "commitment", "signature", "hash"},  # the first is worthless without the salt
    "consent": {"prompt", "language", "version"},  # that somebody agreed, and to which words
    "deletion": {"kind", "sid"},  # until the provider has deleted it
}
GIVEN: Mapping[str, Mapping[str, object]] = {
    "event": {
        "created_at": EVENING, "starts": EVENING, "ends": ENDS, "ended_at": ENDS, "timezone": "Europe/Berlin",
        "bridge_mode": "room", "language": "de",
    },
    "call": {"hung_up_at": ENDS},
    "audit_entry": {"act": "call.remove", "number": None},
    "voice_recording": {"fetched_at": ENDS, "deleted_there_at": ENDS},
    "call_back": {"wanted": "soon", "outcome": "busy"},
    "work": {"lane": "calls", "outcome": "busy"},
    "direct_leg": {"outcome": "joined"},
    "seat_offer": {"way": "call", "outcome": "declined", "reason": "declined"},
    "no_call": {"source": "caller"},
}  # fmt: skip
# Beside the row of what goes out: one for a live call, in the same table.
NEWS: Mapping[str, object] = {"lane": "news", "event_id": None, "attendee_id": None, "outcome": None}


@dataclass(frozen=True)
class Plant:
    """mark: in every text. about_event: else the rows are of no event. changes: columns by table.

    number: of seat and line, where it is one more person of the event `joins`.
    """

    mark: str
    about_event: bool = True
    changes: Mapping[str, Mapping[str, object]] | None = None
    joins: int | None = None
    number: int = 1

    def fill(self, connection: Connection) -> dict[str, int]:
        """The ids of the new rows by table."""
        ids: dict[str, int] = {} if self.joins is None else {"event": self.joins}
        for table in metadata.sorted_tables:
            if table.name in ids or table.name in NOT_ABOUT_CALLERS - {"event"} or not self._takes(table):
                continue
            row = {column.name: self._value(column, ids) for column in table.columns if column.name != "id"}
            row |= {**GIVEN.get(table.name, {}), **(self.changes or {}).get(table.name, {})}
            if table.name == "work":
                connection.execute(insert(table).values(row | NEWS | {"key": f"{row['key']}, news"}))
            ids[table.name] = connection.execute(insert(table).values(row).returning(*table.primary_key)).scalar_one()
        return ids

    def _takes(self, table: Table) -> bool:
        needs_event = "event_id" in table.c and not table.c.event_id.nullable
        return self.about_event or not (table.name in {"event", "attendee", "pin"} or needs_event)

    def _value(self, column: Column[Any], ids: Mapping[str, int]) -> object:
        for key in column.foreign_keys:
            return ids.get(key.column.table.name)
        if isinstance(column.type, JSON | SealedJSON):
            return {"typed": self._text(column)}
        if isinstance(column.type, Enum):
            return list(column.type.python_type)[-1]
        if isinstance(column.type, UTCDateTime):
            return None if column.nullable else ENDS
        text = self._text(column)
        return {str: text, bytes: text.encode(), bool: False}.get(column.type.python_type, self.number)

    def _text(self, column: Column[Any]) -> str:
        return f"{self.mark} in {column.table.name}.{column.name}"


def rows_in(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """Every column of every table; not when duties are due, which workers write at all times."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
        for table in metadata.sorted_tables
        if table.name not in {"duty", "instance"}
    }


def found(rows: Mapping[str, list[dict[str, object]]], mark: str) -> set[str]:
    """Where the mark stands that may not stay."""
    return {
        f"{table}.{column}"
        for table, kept in rows.items()
        for row in kept
        for column, value in row.items()
        if table not in NOT_ABOUT_CALLERS and column not in MAY_STAY.get(table, ()) and mark in repr(value)
    }
