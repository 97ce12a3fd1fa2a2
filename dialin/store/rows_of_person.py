"""Which rows are about one person: their own, those of their calls, and of a telephone line that is nobody else's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, bindparam, or_, select

from dialin.store.act import Act
from dialin.store.attendees import Attendee, AttendeeTable
from dialin.store.call_backs import CallBackTable
from dialin.store.calls import CallTable
from dialin.store.line_allowances import LineAllowanceTable
from dialin.store.no_calls import NoCallTable
from dialin.store.questions import QuestionTable
from dialin.store.voice_recordings import VoiceRecordingTable

Column = SQLColumnExpression[Any]

NEVER_ENDED = timedelta(days=1)  # a call in which nothing has happened for so long is over, whatever became of its end


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten, be it before the days are over. Looked up once: no step has to ask whose a call is."""

    attendee_id: int
    event_id: int
    lines: tuple[str, ...]  # E.164, nobody else's at this event
    calls: tuple[int, ...]  # with their PIN, or with none from a line that is theirs alone

    def values(self) -> dict[str, Any]:
        """What the conditions below ask for."""
        return {
            "of_person": self.attendee_id,
            "at_their_event": self.event_id,
            "their_lines": self.lines,
            "their_calls": self.calls,
        }


def of_person(attendee_id: Column) -> ColumnElement[bool]:
    return attendee_id == bindparam("of_person", type_=AttendeeTable.id.type)


def of_their_calls(call_id: Column) -> ColumnElement[bool]:
    return call_id.in_(bindparam("their_calls", type_=CallTable.id.type, expanding=True))


def _on_their_line(event_id: Column, number: Column) -> ColumnElement[bool]:
    return and_(
        event_id == bindparam("at_their_event", type_=AttendeeTable.event_id.type),
        number.in_(bindparam("their_lines", type_=AttendeeTable.phone.type, expanding=True)),
    )


THEIR_RECORDING = or_(
    of_person(VoiceRecordingTable.attendee_id),
    and_(VoiceRecordingTable.attendee_id.is_(None), of_their_calls(VoiceRecordingTable.call_id)),
)
_RECORDED = QuestionTable.recording_id.in_(select(VoiceRecordingTable.id).where(THEIR_RECORDING))
THEIR_QUESTION = or_(of_person(QuestionTable.attendee_id), and_(QuestionTable.attendee_id.is_(None), _RECORDED))
THEIR_LINE = _on_their_line(LineAllowanceTable.event_id, LineAllowanceTable.phone)
THEIR_NO_CALL = _on_their_line(NoCallTable.event_id, NoCallTable.number)
# Promised in their calls, or to their number on whatever telephone they were.
THEIR_CALL_BACK = or_(
    of_their_calls(CallBackTable.call_id), _on_their_line(CallBackTable.event_id, CallBackTable.number)
)


def look_up_person(act: Act, attendee: Attendee) -> Person:
    """A number that somebody else has registered with, or from, is not theirs alone."""
    numbers = {one for one in (attendee.phone, attendee.registered_from) if one is not None}
    events = {number: _events_of_others(act, attendee, number) for number in numbers}
    here = tuple(number for number in numbers if attendee.event_id not in events[number])
    anywhere = [number for number in numbers if not events[number]]
    guests = select(CallTable.id).where(CallTable.attendee_id.is_(None))
    queries: tuple[Select[int], ...] = (
        select(CallTable.id).where(CallTable.attendee_id == attendee.id),
        guests.where(CallTable.event_id == attendee.event_id, CallTable.caller.in_(here)),
        guests.where(CallTable.event_id.is_(None), CallTable.caller.in_(anywhere)),
    )
    calls = {call_id for query in queries for call_id in act.connection.execute(query).scalars()}
    return Person(attendee.id, attendee.event_id, here, tuple(sorted(calls)))


def _events_of_others(act: Act, attendee: Attendee, number: str) -> set[int]:
    """For which others have registered with this number. The same name at the same event is no other."""
    has_it = or_(AttendeeTable.phone == number, AttendeeTable.registered_from == number)
    found = select(AttendeeTable.event_id, AttendeeTable.name_key).where(has_it, AttendeeTable.id != attendee.id)
    themselves = (attendee.event_id, attendee.name_key)
    return {row.event_id for row in act.connection.execute(found.distinct()) if tuple(row) != themselves}


def lock_calls_of(act: Act, person: Person) -> bool:
    """Whether one of their calls goes on. None of them ends before the commit; to be done before locking the event."""
    locked = (
        select(CallTable.hung_up_at, CallTable.changed_at).where(of_their_calls(CallTable.id)).order_by(CallTable.id)
    )
    found = act.connection.execute(locked.with_for_update(key_share=True), person.values())
    return any(row.hung_up_at is None and row.changed_at > act.now - NEVER_ENDED for row in found)
