"""How rows are deleted or emptied, a step at a time: those of an event, the old ones of no event, or one person's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    SQLColumnExpression,
    Table,
    and_,
    bindparam,
    delete,
    false,
    func,
    or_,
    select,
    true,
    update,
)

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.database import Base, UTCDateTime, table_of
from dialin.store.deletions import ask_deletion
from dialin.store.rows_of_person import NEVER_ENDED, Person
from dialin.store.work import EARLIER_SIDS

Column = SQLColumnExpression[Any]

_EVENT: Column = bindparam("of_event")
BEFORE: Column = bindparam("before", type_=UTCDateTime())
NOW: Column = bindparam("at_present", type_=UTCDateTime())
LOST: Column = bindparam("lost_before", type_=UTCDateTime())


@dataclass(frozen=True, slots=True)
class Old:
    """What is to be forgotten: all about this event, or with None what is about no event and older than `before`."""

    event_id: int | None
    before: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """Rows of one table that go; or, where `blank` is not None, columns of them and what these become instead."""

    table: type[Base]
    event: Column  # whose rows they are
    person: ColumnElement[bool]  # which of them are about one person
    since: Column | None = None  # from when the days of a row count that is about no event
    which: ColumnElement[bool] = field(default_factory=true)
    due: ColumnElement[bool] = field(
        default_factory=true
    )  # which go when the days are over; a person's go all the same
    blank: Mapping[str, Any] | None = None
    marks: Mapping[str, Any] = field(default_factory=dict)  # written along with it
    note: str | None = None  # for the audit log, when the days are over: what was done to these rows
    there: str | None = None  # what kind of thing it is that is deleted at the provider too, by `sids_of` the row
    named: str | None = None  # for the audit log, each time: that the rows with these ids were emptied


def _left(step: Step, whose: Old | Person) -> ColumnElement[bool]:
    """The rows of the step that are still as they were."""
    columns = table_of(step.table).c
    written = [columns[name].is_distinct_from(value) for name, value in (step.blank or {}).items()]
    of = step.person if isinstance(whose, Person) else _days_over(step, whose)
    return and_(of, step.which, or_(*written)) if written else and_(of, step.which)


def _days_over(step: Step, old: Old) -> ColumnElement[bool]:
    age = false() if step.since is None else step.since <= BEFORE
    return and_(step.due, step.event == _EVENT if old.event_id is not None else and_(step.event.is_(None), age))


def _values(act: Act, whose: Old | Person) -> dict[str, Any]:
    now = {"at_present": act.now, "lost_before": act.now - NEVER_ENDED}
    if isinstance(whose, Person):
        return now | whose.values()
    return now | {"of_event": whose.event_id, "before": whose.before}


def is_any_left(act: Act, steps: Sequence[Step], whose: Old | Person) -> bool:
    found = (select(_key(table_of(step.table))).where(_left(step, whose)).limit(1) for step in steps)
    return any(act.connection.execute(one, _values(act, whose)).first() is not None for one in found)


def count_left(act: Act, step: Step, whose: Old | Person) -> int:
    counted = select(func.count()).select_from(table_of(step.table)).where(_left(step, whose))
    return int(act.connection.execute(counted, _values(act, whose)).scalar_one())


def take_step(act: Act, step: Step, whose: Old | Person, *, most: int | None = None) -> int:
    """How many rows of it were deleted or blanked; at most `most`, where that is given."""
    table = table_of(step.table)
    key = _key(table)
    found = select(key).where(_left(step, whose)).order_by(key).limit(most)
    rows = key.in_(found if step.there is None else _asked_there(act, step.there, table, found, whose))
    if step.blank is None:
        return act.connection.execute(delete(table).where(rows), _values(act, whose)).rowcount
    blanked = update(table).where(rows).values({**step.blank, **step.marks})
    if step.named is None:
        return act.connection.execute(blanked, _values(act, whose)).rowcount
    ids = sorted(act.connection.execute(blanked.returning(table.c.id), _values(act, whose)).scalars())
    if ids:
        log_change(act, step.named, event_id=whose.event_id, entries=ids)
    return len(ids)


def _key(table: Table) -> Column:
    (key,) = table.primary_key
    return key


def _asked_there(act: Act, kind: str, table: Table, found: Select[Any], whose: Old | Person) -> list[int]:
    """The ids of the rows that were found, once the provider is to delete what they stand for."""
    about = [table.c[name] for name in ("sid", "details") if name in table.c]
    listed = act.connection.execute(found.add_columns(*about), _values(act, whose)).mappings().all()
    ask_deletion(act, kind, [sid for row in listed for sid in sids_of(row)])
    return [row["id"] for row in listed]


def sids_of(row: RowMapping) -> list[str]:
    """The provider's ids of what a row stands for, each once: that of its last attempt, and those of earlier ones."""
    sids = (row["sid"], *row.get("details", {}).get(EARLIER_SIDS, ()))
    return list(dict.fromkeys(sid for sid in sids if sid is not None))


def take_all(act: Act, steps: Sequence[Step], person: Person) -> None:
    """At once: of one person there is little."""
    for step in steps:
        take_step(act, step, person)
