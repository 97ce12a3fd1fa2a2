"""What of people is deleted when its days are over, table by table, and what stays on file without a person in it.

What stays is for the city's statistics: that somebody was registered, seated, waiting or cancelled, that a call was
made and how long, in which language; and the audit log, less what was written in it about people. A recording that the
provider still has keeps its row, without the sound, until it is deleted there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    true,
    update,
)

from dialin.rules.retention import NAMELESS
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.audit import AuditEntryTable
from dialin.store.call_backs import CallBackTable
from dialin.store.calls import CallTable
from dialin.store.consents import ConsentTable
from dialin.store.database import Base, UTCDateTime, table_of
from dialin.store.events import EventTable
from dialin.store.hands import HandTable
from dialin.store.line_allowances import LineAllowanceTable
from dialin.store.pins import PinTable
from dialin.store.questions import QuestionTable
from dialin.store.uploads import UploadTable
from dialin.store.voice_recordings import VoiceRecordingTable
from dialin.store.work import WorkTable

Column = SQLColumnExpression[Any]

_EVENT: Column = bindparam("of_event")
_BEFORE: Column = bindparam("before", type_=UTCDateTime())
_NOW: Column = bindparam("at_present", type_=UTCDateTime())
_LOST: Column = bindparam("lost_before", type_=UTCDateTime())
PEOPLE_FORGOTTEN, CALL_BACKS_LAPSED = "event.forget", "call_back.lapse"  # in the audit log
NEVER_ENDED = timedelta(days=1)  # a call in which nothing has happened for so long is over, whatever became of its end


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
    since: Column | None = None  # from when the days of a row count that is about no event
    which: ColumnElement[bool] = field(default_factory=true)
    blank: Mapping[str, Any] | None = None
    marks: Mapping[str, Any] = field(default_factory=dict)  # written along with it
    note: str | None = None  # for the audit log: what was done to these rows


def _of_call(call_id: Column) -> Column:
    return select(CallTable.event_id).where(CallTable.id == call_id).scalar_subquery()


_IS_OPEN, _IS_FOR_NEXT = CallBackTable.done_at.is_(None), CallBackTable.wanted == "next_event"
_NEXT_IS_OVER = exists().where(EventTable.created_at > CallBackTable.promised_at, EventTable.ended_at <= _BEFORE)
_LAPSED = and_(_IS_OPEN, CallBackTable.promised_at <= _BEFORE, or_(~_IS_FOR_NEXT, _NEXT_IS_OVER))
_ABOUT_EVENT_ITSELF = (
    "attendee.import", "event.change", "event.create", "event.end", CALL_BACKS_LAPSED, PEOPLE_FORGOTTEN,
)  # fmt: skip
_TOLD_OF_PEOPLE = and_(
    AuditEntryTable.act.not_in(_ABOUT_EVENT_ITSELF),
    AuditEntryTable.act.not_like("staff.%"),
    AuditEntryTable.act.not_like("throttle.%"),
    cast(AuditEntryTable.details, String) != "{}",
)

# The sound of all that was recorded, and the questions that nobody can type up then.
VOICES = (
    Step(
        QuestionTable,
        QuestionTable.event_id,
        which=and_(QuestionTable.is_untyped, QuestionTable.deleted_at.is_(None)),
        blank={"is_untyped": False},
        marks={"deleted_at": _NOW},
    ),
    Step(
        VoiceRecordingTable,
        VoiceRecordingTable.event_id,
        since=VoiceRecordingTable.recorded_at,
        which=or_(VoiceRecordingTable.discarded_at.is_(None), VoiceRecordingTable.audio.is_not(None)),
        blank={"audio": None},
        marks={"discarded_at": func.coalesce(VoiceRecordingTable.discarded_at, _NOW)},
    ),
)
# In the order of what refers to what.
EVERYTHING = (
    *VOICES,
    Step(QuestionTable, QuestionTable.event_id),
    Step(
        VoiceRecordingTable,
        VoiceRecordingTable.event_id,
        since=VoiceRecordingTable.recorded_at,
        which=VoiceRecordingTable.deleted_there_at.is_not(None),
    ),
    Step(HandTable, HandTable.event_id),
    Step(PinTable, PinTable.event_id),
    Step(UploadTable, UploadTable.event_id),
    Step(LineAllowanceTable, LineAllowanceTable.event_id),
    Step(ConsentTable, ConsentTable.event_id, since=ConsentTable.given_at),
    Step(CallBackTable, CallBackTable.event_id, since=CallBackTable.done_at, which=~_IS_OPEN),
    Step(CallBackTable, CallBackTable.event_id, CallBackTable.promised_at, _LAPSED, note=CALL_BACKS_LAPSED),
    Step(WorkTable, _of_call(WorkTable.call_id), since=func.coalesce(WorkTable.done_at, WorkTable.due_at)),
    Step(
        AuditEntryTable,
        AuditEntryTable.event_id,
        since=AuditEntryTable.at,
        which=_TOLD_OF_PEOPLE,
        blank={},
        marks={"details": {}},
    ),
    Step(
        AttendeeTable,
        AttendeeTable.event_id,
        blank={
            "name": NAMELESS, "name_key": "", "phone": None, "email": None, "address": None, "late_reason": None,
            "bar_reason": None, "is_untyped": False, "registered_from": None,
        },
    ),
    Step(
        CallTable,
        CallTable.event_id,
        since=func.coalesce(CallTable.hung_up_at, CallTable.changed_at),
        which=or_(CallTable.hung_up_at.is_not(None), CallTable.changed_at <= _LOST),
        blank={"caller": None, "state": "", "reply": "", "said": None, "trouble": None},
        marks={"hung_up_at": func.coalesce(CallTable.hung_up_at, _NOW)},
    ),
)  # fmt: skip


def _left(step: Step, old: Old) -> ColumnElement[bool]:
    """The rows of the step that are still as they were."""
    age = false() if step.since is None else step.since <= _BEFORE
    of = step.event == _EVENT if old.event_id is not None else and_(step.event.is_(None), age)
    columns = table_of(step.table).c
    written = [columns[name].is_distinct_from(value) for name, value in (step.blank or {}).items()]
    return and_(of, step.which, or_(*written)) if written else and_(of, step.which)


def _values(act: Act, old: Old) -> dict[str, Any]:
    return {"of_event": old.event_id, "before": old.before, "at_present": act.now, "lost_before": act.now - NEVER_ENDED}


def is_any_left(act: Act, steps: Sequence[Step], old: Old) -> bool:
    found = (select(table_of(step.table).c.id).where(_left(step, old)).limit(1) for step in steps)
    return any(act.connection.execute(one, _values(act, old)).first() is not None for one in found)


def take_step(act: Act, step: Step, old: Old, *, most: int) -> int:
    """How many rows of it were deleted or blanked; at most `most`."""
    table = table_of(step.table)
    rows = table.c.id.in_(select(table.c.id).where(_left(step, old)).order_by(table.c.id).limit(most))
    if step.blank is None:
        return act.connection.execute(delete(table).where(rows), _values(act, old)).rowcount
    blanked = update(table).where(rows).values({**step.blank, **step.marks})
    return act.connection.execute(blanked, _values(act, old)).rowcount


def count_people(act: Act, event_id: int) -> dict[str, int]:
    """How many were registered for the event, have called, and have asked something."""
    counted = {
        "people": select(func.count()).where(AttendeeTable.event_id == event_id),
        "calls": select(func.count()).where(CallTable.event_id == event_id),
        "questions": select(func.count()).where(QuestionTable.event_id == event_id),
    }
    return {name: int(act.connection.execute(query).scalar_one()) for name, query in counted.items()}
