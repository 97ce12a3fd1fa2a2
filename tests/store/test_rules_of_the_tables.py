"""What the database itself refuses, whatever the code above it believes."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from dialin.actions.events.end_event import end_event
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.attendees import AttendeeTable
from dialin.store.direct_lines import DirectLineTable, add_lines
from dialin.store.pins import PinTable
from dialin.store.seats import SeatTable, add_seats, allocate_free_seat
from tests.acting import acting
from tests.actions.callers import call_of, sits
from tests.building import EVENING, NO_SHOW, begin_call, make_event, register_people


def refused(services: Services, statement: Any) -> None:
    with pytest.raises(IntegrityError), services.acting("test") as act:
        act.connection.execute(statement)


def test_one_attendee_has_one_seat(services: Services) -> None:
    event = make_event(services, seats=2)
    (person,) = register_people(services, event, 1)
    with pytest.raises(IntegrityError), services.acting("test") as act:
        allocate_free_seat(replace(act, now=EVENING), event_id=event, attendee_id=person.attendee_id)


def test_one_call_sits_in_one_seat(services: Services) -> None:
    event = make_event(services, seats=2)
    first, _second = register_people(services, event, 2)
    call = call_of(services.database, sits(services.database, first, event))
    refused(services, update(SeatTable).where(SeatTable.number == 2).values(call_id=call.id))


def test_one_number_is_one_seat(services: Services) -> None:
    event = make_event(services, seats=2)
    with pytest.raises(IntegrityError), services.acting("test") as act:
        add_seats(act, event, range(2, 3))


def test_one_call_has_one_line_and_one_number_is_one_line(services: Services) -> None:
    event = make_event(services, bridge=Bridge(mode="direct"), most_lines=2)
    (person,) = register_people(services, event, 1)
    call = call_of(services.database, sits(services.database, person, event))
    refused(services, update(DirectLineTable).where(DirectLineTable.number == 2).values(call_id=call.id))
    refused(services, update(DirectLineTable).where(DirectLineTable.number == 2).values(call_id=4711))
    with pytest.raises(IntegrityError), services.acting("test") as act:
        add_lines(act, event, range(2, 3))


def test_a_seat_belongs_to_people_and_calls_that_exist(services: Services) -> None:
    make_event(services, seats=2)
    refused(services, update(SeatTable).values(attendee_id=4711))


def test_one_number_and_name_register_once_until_cancelled(services: Services) -> None:
    event = make_event(services, seats=2)
    (person,) = register_people(services, event, 1)
    with services.looking() as act:
        row = act.connection.execute(select(AttendeeTable.__table__)).one()._mapping
    again = {name: value for name, value in row.items() if name != "id"}
    refused(services, insert(AttendeeTable).values(again))
    with services.acting("test") as act:
        act.connection.execute(update(AttendeeTable).values(cancelled_at=EVENING))
        act.connection.execute(insert(AttendeeTable).values(again))
    assert person.seat == 1


def another_pin(services: Services, event: int, attendee_id: int, lookup: str) -> Any:
    return insert(PinTable).values(event_id=event, attendee_id=attendee_id, lookup=lookup, sealed=b"x", is_live=True)


def test_a_living_pin_is_unique_among_all_events_that_are_not_over(services: Services) -> None:
    event, other = make_event(services), make_event(services, slug="other", number="+496990009000")
    (mine,), (theirs,) = register_people(services, event, 1), register_people(services, other, 1)
    lookup = services.pin_keys.lookup(mine.pin)
    same = update(PinTable).where(PinTable.attendee_id == theirs.attendee_id).values(lookup=lookup)
    refused(services, same)
    with acting(services, NO_SHOW) as act:
        end_event(act, event)
    with services.acting("test") as act:
        act.connection.execute(same)


def test_one_attendee_has_one_pin(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    refused(services, another_pin(services, event, person.attendee_id, "0" * 64))


def test_one_id_of_the_provider_is_one_call(services: Services) -> None:
    event = make_event(services)
    begin_call(services, "CA1", event_id=event)
    with pytest.raises(AssertionError):
        begin_call(services, "CA1", event_id=event)


def test_no_pin_can_be_read_from_the_database(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    with services.looking() as act:
        row = act.connection.execute(select(PinTable.__table__)).one()
    assert person.pin not in repr(row)
    assert services.pin_keys.open(row.sealed) == person.pin
