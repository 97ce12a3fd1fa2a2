"""Ending an event: everybody hears it once, every seat is free, and its PINs open nothing."""

from datetime import timedelta

from dialin.actions.events.end_event import end_event
from dialin.actions.house import House
from dialin.dialogue.inputs import PinAccepted
from dialin.rules.refusals import Refused
from dialin.store import pins
from dialin.store.database import reading, transaction
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.actions.pins.keyed import keyed_by
from tests.building import EVENING, NO_SHOW, make_event, register_people


def end(house: House, event: int, *, now=NO_SHOW) -> Refused | None:
    with transaction(house.database) as connection:
        return end_event(connection, event, actor="test", now=now)


def test_everybody_on_the_line_hears_the_end_once(house: House) -> None:
    event = make_event(house, seats=1)
    first, second = register_people(house, event, 2)
    inside, outside = sits(house.database, first, event), dial(house.database, second, event)
    claim(house.database, outside)
    assert end(house, event) is None
    assert isinstance(end(house, event), Refused)
    assert news_for(house.database, inside) == news_for(house.database, outside) == ["event_ended"]


def test_every_seat_is_free_afterwards(house: House) -> None:
    event = make_event(house, seats=3)
    people = register_people(house, event, 3)
    sits(house.database, people[0], event)
    hang_up(house.database, sits(house.database, people[1], event))
    end(house, event)
    count = board(house.database, event, now=NO_SHOW)
    assert (count.seats, count.free, count.allocated, count.occupied, count.held) == (3, 3, 0, 0, 0)


def test_a_hang_up_after_the_end_holds_nothing(house: House) -> None:
    event = make_event(house, seats=1)
    (person,) = register_people(house, event, 1)
    sid = sits(house.database, person, event)
    end(house, event)
    assert hang_up(house.database, sid, now=NO_SHOW)
    assert board(house.database, event, now=NO_SHOW).held == 0


def test_its_pins_are_over_and_only_its(house: House) -> None:
    ending, other = make_event(house), make_event(house, slug="other", number="+496990009000")
    (mine,), (theirs,) = register_people(house, ending, 1), register_people(house, other, 1)
    end(house, ending)
    lookups = [house.vault.lookup(person.pin) for person in (mine, theirs)]
    with reading(house.database) as connection:
        assert pins.find_living(connection, lookups) == {lookups[1]}


def test_a_pin_of_an_ended_event_still_hears_that_it_is_over(house: House) -> None:
    event = make_event(house)
    (person,) = register_people(house, event, 1)
    end(house, event)
    outcome = keyed_by(house, person.pin, now=NO_SHOW)
    assert outcome == PinAccepted(event, person.attendee_id, "de")


def test_a_seat_claimed_while_the_event_was_ending_is_left_at_the_hang_up(house: House) -> None:
    event = make_event(house, seats=1)
    (person,) = register_people(house, event, 1)
    sid = dial(house.database, person, event)
    end(house, event)
    claim(house.database, sid, now=EVENING + timedelta(minutes=16))
    hang_up(house.database, sid, now=NO_SHOW)
    assert sitting(house.database, event) == []
    assert call_of(house.database, sid).hung_up_at == NO_SHOW
