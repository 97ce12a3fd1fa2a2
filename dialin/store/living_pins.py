"""What a guess could hit: the living PINs by their digits, those of a line, and the numbers they were given to."""

from sqlalchemy import bindparam, func, or_, select

from dialin.store.act import Act
from dialin.store.attendees import Attendee, AttendeeTable
from dialin.store.pins import PinTable

_LIVING = PinTable.is_live, PinTable.digits == bindparam("digits")
_COUNT = select(func.count()).select_from(PinTable).where(*_LIVING)
_OF_LINE = (
    select(func.count())
    .select_from(PinTable)
    .join(AttendeeTable, AttendeeTable.id == PinTable.attendee_id)
    .where(*_LIVING, or_(AttendeeTable.phone == bindparam("line"), AttendeeTable.registered_from == bindparam("line")))
)
_NUMBERS = (
    select(func.coalesce(AttendeeTable.phone, AttendeeTable.registered_from))
    .join(PinTable, PinTable.attendee_id == AttendeeTable.id)
    .where(*_LIVING)
)


def count_living(act: Act, digits: int) -> int:
    """PINs of so many digits of events that are not over; those of cancelled registrations among them."""
    return int(act.connection.execute(_COUNT, {"digits": digits}).scalar_one())


def count_of_line(act: Act, line: str | None, digits: int) -> int:
    """Those that were given to people with this number, or registered from it."""
    if line is None:
        return 0
    return int(act.connection.execute(_OF_LINE, {"digits": digits, "line": line}).scalar_one())


def numbers_of_living(act: Act, digits: int) -> list[str]:
    """The number, E.164, of each living PIN of so many digits that was given to one."""
    found = act.connection.execute(_NUMBERS, {"digits": digits}).scalars()
    return [number for number in found if number is not None]


def number_of(attendee: Attendee) -> str | None:
    """E.164: their own, else the one that they were registered from."""
    return attendee.phone or attendee.registered_from


def numbers_of(attendee: Attendee) -> set[str]:
    """E.164: the lines that this person may be expected to call from."""
    return {number for number in (attendee.phone, attendee.registered_from) if number is not None}
