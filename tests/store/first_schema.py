"""An evening as the first version kept it: a row in every table of the first schema, and a call in every state."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import JSON, Column, Connection, MetaData, Table, insert, select

from tests.building import EVENING, NUMBER, OFFICE

SAVED = Path(__file__).parents[1] / "dialogue" / "states_of_the_version_before.json"
STATES: list[dict[str, object]] = json.loads(SAVED.read_text(encoding="utf-8"))

Rows = Mapping[str, list[tuple[object, ...]]]

OF_TABLE: Mapping[str, Mapping[str, object]] = {
    "event": {
        "slug": "digitaltag",
        "title": "Digitaltag",
        "ends": EVENING + timedelta(hours=2),
        "timezone": "Europe/Berlin",
        "doors_minutes": 15,
        "grace_minutes": 5,
        "no_show_minutes": 15,
        "pin_length": 6,
        "language": "de",
        "number": NUMBER,
        "office": OFFICE,
        "bridge_mode": "none",
        "takes_hands": True,
    },
    "attendee": {"name": "Erna Beispiel", "name_key": "erna beispiel", "language": "de", "phone": "+493023125010"},
    "seat": {"number": 1, "since": EVENING},
    "bridge_leg": {"state": "idle"},
    "work": {"kind": "redirect", "details": {"news": "seat_freed"}, "done_at": EVENING},
}


def fill(connection: Connection, *, but: Rows | None = None) -> None:
    """Every row refers to the first of each table that it may refer to; the tables are empty, so ids begin at 1.

    but: the tables that have their rows already.
    """
    for table in (table for table in _tables(connection).sorted_tables if table.name not in (but or {})):
        rows = [_call(table, at) for at in range(len(STATES))] if table.name == "call" else [_row(table)]
        connection.execute(insert(table), rows)


def rows_in(connection: Connection, *, of: Rows | None = None) -> Rows:
    """All that is kept, as far as the tables had it when `of` was read."""
    tables = _tables(connection).sorted_tables
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for table in tables
        if of is None or table.name in of
    }


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name != "alembic_version")
    return found


def _row(table: Table) -> dict[str, object]:
    needed = [column for column in table.columns if not column.nullable or column.foreign_keys]
    return {column.name: _plain(column) for column in needed if column.name != "id"} | dict(
        OF_TABLE.get(table.name, {})
    )


def _plain(column: Column[object]) -> object:
    if column.foreign_keys:
        return 1
    if isinstance(column.type, JSON):
        return {}
    kind = column.type.python_type
    return EVENING if kind is datetime else kind()


def _call(table: Table, at: int) -> dict[str, object]:
    """Its caller asked for help in the same stage."""
    stage = STATES[at]["stage"]
    told = {"stage": stage, "trouble": stage, "state": json.dumps(STATES[at], separators=(",", ":"))}
    known = {"caller": "+493023125010", "dialled": NUMBER, "language": "de", "turn": 1, "wants_music": True}
    return _row(table) | known | told | {"sid": f"CA{at + 1:032x}"}
