"""What of people is deleted when its days are over or at their wish, table by table, and what stays on file.

What stays is for the city's statistics: that somebody was registered, seated, waiting or cancelled, that a call was
made and how long, in which language; for half a year the audit log, less what was written in it about people; and for
three years that somebody agreed to be recorded. A recording that the provider still has keeps its row, without the
sound, until it is deleted there; of a call that it is to delete its id is written down.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, and_, cast, exists, false, func, or_, select, true

from dialin.rules.outgoing.words import Lane
from dialin.rules.retention import NAMELESS, NAMELESS_KINDS, Kind
from dialin.store.act import Act
from dialin.store.attendees import Attendee, AttendeeTable, load_attendee
from dialin.store.audit import EMPTIED, AuditEntryTable
from dialin.store.blanking import BEFORE, LOST, NOW, Step
from dialin.store.call_backs import CallBackTable
from dialin.store.calls import CallTable
from dialin.store.consents import ConsentTable
from dialin.store.deletions import CALL, MESSAGE
from dialin.store.events import EventTable
from dialin.store.hands import HandTable
from dialin.store.line_allowances import LineAllowanceTable
from dialin.store.no_calls import NoCallTable
from dialin.store.pins import PinTable
from dialin.store.questions import QuestionTable
from dialin.store.rows_of_person import (
    THEIR_CALL_BACK,
    THEIR_LINE,
    THEIR_NO_CALL,
    THEIR_QUESTION,
    THEIR_RECORDING,
    of_person,
    of_their_calls,
)
from dialin.store.seat_offers import SeatOfferTable
from dialin.store.test_calls import TestCallTable
from dialin.store.uploads import UploadTable
from dialin.store.voice_recordings import VoiceRecordingTable
from dialin.store.work import WorkTable

Column = SQLColumnExpression[Any]

PEOPLE_FORGOTTEN, CALL_BACKS_LAPSED = "event.forget", "call_back.lapse"  # in the audit log


def _of_call(call_id: Column) -> Column:
    return select(CallTable.event_id).where(CallTable.id == call_id).scalar_subquery()


_IS_OPEN, _IS_FOR_NEXT = CallBackTable.done_at.is_(None), CallBackTable.wanted == "next_event"
_NEXT_IS_OVER = exists().where(EventTable.created_at > CallBackTable.promised_at, EventTable.ended_at <= BEFORE)
_HAS_LAPSED = and_(CallBackTable.promised_at <= BEFORE, or_(~_IS_FOR_NEXT, _NEXT_IS_OVER))
_ABOUT_EVENT_ITSELF = (
    "attendee.import", "event.change", "event.create", "event.end", CALL_BACKS_LAPSED, PEOPLE_FORGOTTEN,
)  # fmt: skip
_TOLD_OF_PEOPLE = and_(
    AuditEntryTable.act.not_in(_ABOUT_EVENT_ITSELF),
    AuditEntryTable.act.not_like("staff.%"),
    AuditEntryTable.act.not_like("throttle.%"),
    AuditEntryTable.act.not_like("audit.%"),
    cast(AuditEntryTable.details, String) != "{}",
)

_SPOKEN_DETAIL = VoiceRecordingTable.kind.in_(("name", "contact", "address"))


def _sound(which: ColumnElement[bool]) -> Step:
    return Step(
        VoiceRecordingTable,
        VoiceRecordingTable.event_id,
        THEIR_RECORDING,
        since=VoiceRecordingTable.recorded_at,
        which=and_(which, or_(VoiceRecordingTable.discarded_at.is_(None), VoiceRecordingTable.audio.is_not(None))),
        blank={},
        marks={"audio": None, "discarded_at": func.coalesce(VoiceRecordingTable.discarded_at, NOW)},
    )


def _call_backs(
    *, since: Column, which: ColumnElement[bool], due: ColumnElement[bool], note: str | None = None
) -> Step:
    columns = (CallBackTable, CallBackTable.event_id, THEIR_CALL_BACK)
    return Step(*columns, since=since, which=which, due=due, note=note)


_AT_PROVIDER = {Lane.CALLS: CALL, Lane.MESSAGES: MESSAGE}


def _sent(lane: Lane, which: ColumnElement[bool] = true()) -> Step:  # noqa: B008 (a constant)
    """What has gone out, or was to go out, in this lane; an attempt that nobody answered is known there too."""
    return Step(
        WorkTable,
        WorkTable.event_id,
        of_person(WorkTable.attendee_id),
        since=func.coalesce(WorkTable.done_at, WorkTable.due_at),
        which=and_(WorkTable.lane == lane, which),
        there=_AT_PROVIDER.get(lane),
    )


# Whoever wants no calls is called about no other event either.
_IS_ON_FILE_ELSEWHERE = exists().where(
    AttendeeTable.phone == NoCallTable.number, AttendeeTable.event_id != NoCallTable.event_id
)

# Whoever withdraws is not called any more; a call for the next event is a wish of its own.
STOPPED = Step(
    CallBackTable,
    CallBackTable.event_id,
    THEIR_CALL_BACK,
    which=and_(_IS_OPEN, ~_IS_FOR_NEXT),
    blank={},
    marks={"done_at": NOW},
)
# In the order of what refers to what.
STEPS: Mapping[Kind, tuple[Step, ...]] = {
    Kind.VOICES: (
        Step(  # nobody can type it up then
            QuestionTable,
            QuestionTable.event_id,
            THEIR_QUESTION,
            which=and_(QuestionTable.is_untyped, QuestionTable.deleted_at.is_(None)),
            blank={"is_untyped": False},
            marks={"deleted_at": NOW},
        ),
        _sound(~_SPOKEN_DETAIL),
    ),
    Kind.DETAILS: (_sound(_SPOKEN_DETAIL),),
    Kind.QUESTIONS: (
        Step(QuestionTable, QuestionTable.event_id, THEIR_QUESTION),
        Step(
            VoiceRecordingTable,
            VoiceRecordingTable.event_id,
            THEIR_RECORDING,
            since=VoiceRecordingTable.recorded_at,
            which=VoiceRecordingTable.deleted_there_at.is_not(None),
        ),
    ),
    Kind.PINS: (Step(PinTable, PinTable.event_id, of_person(PinTable.attendee_id)),),
    Kind.CALL_BACKS: (
        _call_backs(since=CallBackTable.done_at, which=~_IS_OPEN, due=true()),
        _call_backs(since=CallBackTable.promised_at, which=_IS_OPEN, due=_HAS_LAPSED, note=CALL_BACKS_LAPSED),
    ),
    Kind.CALLS: (
        Step(
            WorkTable,
            _of_call(WorkTable.call_id),
            of_their_calls(WorkTable.call_id),
            since=func.coalesce(WorkTable.done_at, WorkTable.due_at),
            which=WorkTable.lane == Lane.NEWS,
        ),
        *(_sent(lane, WorkTable.done_at.is_not(None)) for lane in _AT_PROVIDER),
        Step(  # about no caller; the provider keeps a record of each all the same
            TestCallTable, TestCallTable.event_id, false(), which=TestCallTable.ended_at.is_not(None), there=CALL
        ),
        Step(
            CallTable,
            CallTable.event_id,
            of_their_calls(CallTable.id),
            since=func.coalesce(CallTable.hung_up_at, CallTable.changed_at),
            which=or_(CallTable.hung_up_at.is_not(None), CallTable.changed_at <= LOST),
            # The provider may ask about a call that was believed ended: then it is led on from no state at all.
            blank={"is_forgotten": True},
            marks={
                "caller": None, "state": "{}", "reply": "", "said": None, "trouble": None, "course": None,
                "work_id": None,
                "hung_up_at": func.coalesce(CallTable.hung_up_at, NOW),
            },
            there=CALL,
        ),
    ),
    Kind.PEOPLE: (
        *(_sent(lane) for lane in Lane if lane is not Lane.NEWS),  # answers by letter may follow until then
        Step(SeatOfferTable, SeatOfferTable.event_id, of_person(SeatOfferTable.attendee_id)),
        Step(NoCallTable, NoCallTable.event_id, THEIR_NO_CALL, since=NoCallTable.since, due=~_IS_ON_FILE_ELSEWHERE),
        Step(HandTable, HandTable.event_id, of_person(HandTable.attendee_id)),
        Step(UploadTable, UploadTable.event_id, false()),  # of many people, and gone within the hour
        Step(LineAllowanceTable, LineAllowanceTable.event_id, THEIR_LINE),
        Step(
            AuditEntryTable,
            AuditEntryTable.event_id,
            of_person(AuditEntryTable.attendee_id),
            since=AuditEntryTable.at,
            which=_TOLD_OF_PEOPLE,
            blank={},
            marks={"details": {}, "salt": None},
            named=EMPTIED,
        ),
        Step(
            AttendeeTable,
            AttendeeTable.event_id,
            of_person(AttendeeTable.id),
            blank={
                "name": NAMELESS, "name_key": "", "phone": None, "email": None, "address": None, "late_reason": None,
                "bar_reason": None, "is_untyped": False, "registered_from": None, "street": None, "postcode": None,
                "town": None, "contact": None, "room": None, "has_dial": False, "called_by": "machine",
            },
        ),
    ),
    Kind.CONSENTS: (  # proof that nobody was recorded unasked: not even at their wish
        Step(ConsentTable, ConsentTable.event_id, false(), since=ConsentTable.given_at),
    ),
}  # fmt: skip

OF_PERSON = tuple(step for kind, steps in STEPS.items() if kind not in NAMELESS_KINDS for step in steps)
# What has come in since somebody was forgotten, or had to wait for the provider. What was promised since is new.
LEFT_OVER = tuple(step for step in OF_PERSON if step.table not in (CallBackTable, WorkTable))


def is_forgotten(attendee: Attendee) -> bool:
    return attendee.name == NAMELESS and not attendee.name_key


def find_forgotten(act: Act, *, but_of: Collection[int]) -> list[Attendee]:
    """Whoever is forgotten, but for the people of these events."""
    nameless = (AttendeeTable.name == NAMELESS, AttendeeTable.name_key == "", AttendeeTable.event_id.not_in(but_of))
    found = act.connection.execute(select(AttendeeTable.id).where(*nameless)).scalars()
    return [person for person in (load_attendee(act, attendee_id) for attendee_id in found.all()) if person is not None]


def count_people(act: Act, event_id: int) -> dict[str, int]:
    """How many were registered for the event, have called, and have asked something."""
    counted = {
        "people": select(func.count()).where(AttendeeTable.event_id == event_id),
        "calls": select(func.count()).where(CallTable.event_id == event_id),
        "questions": select(func.count()).where(QuestionTable.event_id == event_id),
    }
    return {name: int(act.connection.execute(query).scalar_one()) for name, query in counted.items()}
