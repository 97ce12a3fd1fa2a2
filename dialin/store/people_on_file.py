"""What is on file about many people at once: who of them is registered or has cancelled, and who has which seat."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select, union_all

from dialin.store.act import Act
from dialin.store.attendees import Attendee, AttendeeTable
from dialin.store.rows import every
from dialin.store.seats import SeatTable


@dataclass(frozen=True, slots=True)
class Known:
    """A registration that is on file, as far as telling people apart needs it."""

    id: int
    phone: str | None
    name_key: str
    is_cancelled: bool


_KNOWN = select(AttendeeTable.id, AttendeeTable.phone, AttendeeTable.name_key, AttendeeTable.cancelled_at.is_not(None))
_NAMED = _KNOWN.where(
    AttendeeTable.event_id == bindparam("event_id"), AttendeeTable.name_key.in_(bindparam("names", expanding=True))
)
_OF_PEOPLE = union_all(
    _NAMED.where(AttendeeTable.phone.in_(bindparam("phones", expanding=True))),
    _NAMED.where(AttendeeTable.phone.is_(None)),
)


def registrations_of(act: Act, event_id: int, people: Collection[tuple[str | None, str]]) -> list[Known]:
    """What is on file for people, each a number and the key of a name; and perhaps some with another's number."""
    phones, names = ({one for one in column if one is not None} for column in zip(*people, strict=True))
    asked = {"event_id": event_id, "phones": sorted(phones), "names": sorted(names)}
    return every(Known, act.connection.execute(_OF_PEOPLE, asked))


_LOADED = select(AttendeeTable.__table__).where(AttendeeTable.id.in_(bindparam("attendees", expanding=True)))


def load_people(act: Act, attendees: Collection[int]) -> dict[int, Attendee]:
    """By id, without the numbers of their seats."""
    found = every(Attendee, act.connection.execute(_LOADED, {"attendees": list(attendees)})) if attendees else []
    return {person.id: person for person in found}


_SEATS_OF = select(SeatTable.attendee_id, SeatTable.number).where(
    SeatTable.attendee_id.in_(bindparam("attendees", expanding=True))
)


def seat_numbers(act: Act, attendees: Sequence[int]) -> dict[int, int]:
    """The seats that these people have, by attendee."""
    found = act.connection.execute(_SEATS_OF, {"attendees": attendees})
    return {row.attendee_id: row.number for row in found}


_OF_LINES = union_all(
    select(AttendeeTable.phone.label("line")).where(
        AttendeeTable.event_id == bindparam("event_id"), AttendeeTable.cancelled_at.is_(None)
    ),
    select(AttendeeTable.registered_from).where(
        AttendeeTable.event_id == bindparam("event_id"),
        AttendeeTable.cancelled_at.is_(None),
        AttendeeTable.registered_from.is_distinct_from(AttendeeTable.phone),
    ),
).subquery()
_PER_LINE = (
    select(_OF_LINES.c.line, func.count().label("people"))
    .where(_OF_LINES.c.line.is_not(None))
    .group_by(_OF_LINES.c.line)
)


def people_per_line(act: Act, event_id: int) -> dict[str, int]:
    """The living registrations with each number, and those that it made for others, by E.164."""
    found = act.connection.execute(_PER_LINE, {"event_id": event_id})
    return {row.line: row.people for row in found}
