"""What is on file about one person, table by table, as they may have it copied: nothing of anybody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, select

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.audit import AuditEntryTable
from dialin.store.call_backs import CallBackTable
from dialin.store.calls import CallTable
from dialin.store.consents import ConsentTable
from dialin.store.database import Base, table_of
from dialin.store.events import Event
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
    Person,
    of_person,
    of_their_calls,
)
from dialin.store.seat_offers import SeatOfferTable
from dialin.store.seats import SeatTable
from dialin.store.voice_recordings import VoiceRecordingTable
from dialin.store.work import EARLIER_SIDS, WorkTable

Row = Mapping[str, Any]
OF_MACHINERY = ("noted", "unmade", "parts", EARLIER_SIDS)  # in the details of what goes out
NUMBERS = ("caller", "number", "registered_from")  # which may be another person's, whose telephone they used


@dataclass(frozen=True, slots=True)
class Part:
    """Of one table the rows that are about a person, and what of them is said."""

    table: type[Base]
    whose: ColumnElement[bool]
    columns: tuple[SQLColumnExpression[Any], ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything for one letter. rows: by the names of PARTS. sounds: WAV by the name of the file."""

    event: Event
    language: str
    at: datetime
    rows: Mapping[str, Sequence[Row]]
    sounds: Mapping[str, bytes]


_PERSON, _CALL, _SPOKEN = AttendeeTable, CallTable, VoiceRecordingTable
PARTS: Mapping[str, Part] = {
    "registrations": Part(
        _PERSON,
        of_person(_PERSON.id),
        (
            _PERSON.name, _PERSON.phone, _PERSON.registered_from, _PERSON.language, _PERSON.delivery, _PERSON.email,
            _PERSON.address, _PERSON.callback, _PERSON.registered_at, _PERSON.seated_at, _PERSON.cancelled_at,
            _PERSON.late_reason, _PERSON.barred_at, _PERSON.bar_reason, _PERSON.street, _PERSON.postcode, _PERSON.town,
            _PERSON.contact, _PERSON.room, _PERSON.has_dial, _PERSON.called_by,
        ),
    ),
    "seats": Part(SeatTable, of_person(SeatTable.attendee_id), (SeatTable.number,)),
    "pins": Part(PinTable, of_person(PinTable.attendee_id), (PinTable.is_live,)),  # sealed: it opens nothing but a seat
    "questions": Part(
        QuestionTable,
        THEIR_QUESTION,
        (
            QuestionTable.text, QuestionTable.source, QuestionTable.topic, QuestionTable.asked_at,
            QuestionTable.with_name, QuestionTable.deleted_at,
        ),
    ),
    "recordings": Part(
        _SPOKEN,
        THEIR_RECORDING,
        (
            _SPOKEN.id, _SPOKEN.kind, _SPOKEN.seconds, _SPOKEN.consented_at, _SPOKEN.recorded_at, _SPOKEN.kept_at,
            _SPOKEN.discarded_at, _SPOKEN.deleted_there_at,
        ),
    ),
    "consents": Part(
        ConsentTable,
        of_their_calls(ConsentTable.call_id),
        (ConsentTable.given_at, ConsentTable.prompt, ConsentTable.language, ConsentTable.version),
    ),
    "calls": Part(
        _CALL,
        of_their_calls(_CALL.id),
        (
            _CALL.started_at, _CALL.hung_up_at, _CALL.caller, _CALL.dialled, _CALL.language, _CALL.stage, _CALL.trouble,
            _CALL.sid,
        ),
    ),
    "news": Part(
        WorkTable,
        of_their_calls(WorkTable.call_id),
        (WorkTable.kind, WorkTable.details, WorkTable.due_at, WorkTable.done_at),
    ),
    "sent": Part(
        WorkTable,
        of_person(WorkTable.attendee_id),
        (
            WorkTable.kind, WorkTable.lane, WorkTable.outcome, WorkTable.added_at, WorkTable.begun_at,
            WorkTable.done_at, WorkTable.details,
        ),
    ),
    "offers": Part(
        SeatOfferTable,
        of_person(SeatOfferTable.attendee_id),
        (
            SeatOfferTable.offered_at, SeatOfferTable.way, SeatOfferTable.until, SeatOfferTable.answered_at,
            SeatOfferTable.outcome, SeatOfferTable.reason,
        ),
    ),
    "no_calls": Part(NoCallTable, THEIR_NO_CALL, (NoCallTable.number, NoCallTable.since, NoCallTable.source)),
    "call_backs": Part(
        CallBackTable,
        THEIR_CALL_BACK,
        (CallBackTable.promised_at, CallBackTable.wanted, CallBackTable.number, CallBackTable.done_at),
    ),
    "hands": Part(
        HandTable,
        of_person(HandTable.attendee_id),
        (HandTable.raised_at, HandTable.floor_at, HandTable.may_be_recorded, HandTable.lowered_at),
    ),
    "line": Part(LineAllowanceTable, THEIR_LINE, (LineAllowanceTable.phone, LineAllowanceTable.most)),
    "log": Part(
        AuditEntryTable,
        of_person(AuditEntryTable.attendee_id),
        (AuditEntryTable.at, AuditEntryTable.act, AuditEntryTable.actor),
    ),
}  # fmt: skip


def rows_about(act: Act, person: Person, own: frozenset[str]) -> dict[str, list[Row]]:
    """own: numbers that may be written out; of any other, the last three digits."""
    return {name: [_told(row, own) for row in _rows(act, part, person)] for name, part in PARTS.items()}


def _rows(act: Act, part: Part, person: Person) -> list[Row]:
    listed = select(*part.columns).where(part.whose).order_by(*table_of(part.table).primary_key)
    return [dict(row) for row in act.connection.execute(listed, person.values()).mappings()]


def _told(row: Row, own: frozenset[str]) -> Row:
    numbers = {name: row[name] for name in NUMBERS if isinstance(row.get(name), str)}  # a seat's number is none
    told = {**row, **{name: f"…{number[-3:]}" for name, number in numbers.items() if number not in own}}
    details = told.get("details")
    if isinstance(details, Mapping):
        said = {name: value for name, value in details.items() if name not in OF_MACHINERY}
        told["details"] = _told(said, own)
    return told
