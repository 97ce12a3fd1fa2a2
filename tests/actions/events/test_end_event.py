"""Ending an event: everybody hears it once, every seat becomes free, and its PINs let nobody in."""

from datetime import timedelta

from dialin.actions.events.end_event import end_event
from dialin.dialogue.words.pin_outcomes import PinAccepted
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import pins
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.actions.pins.keyed import keyed_by
from tests.building import EVENING, NO_SHOW, make_event, register_people


def end(services: Services, event: int, *, now=NO_SHOW) -> Refused | None:
    with acting(services, now) as act:
        return end_event(act, event)


def test_everybody_on_the_line_hears_the_end_once(services: Services) -> None:
    event = make_event(services, seats=1)
    first, second = register_people(services, event, 2)
    inside, outside = sits(services.database, first, event), dial(services.database, second, event)
    claim(services.database, outside)
    assert end(services, event) is None
    assert isinstance(end(services, event), Refused)
    assert news_for(services.database, inside) == news_for(services.database, outside) == ["event_ended"]


def test_every_seat_is_free_afterwards(services: Services) -> None:
    event = make_event(services, seats=3)
    people = register_people(services, event, 3)
    sits(services.database, people[0], event)
    hang_up(services.database, sits(services.database, people[1], event))
    end(services, event)
    count = board(services.database, event, now=NO_SHOW)
    assert (count.seats, count.free, count.allocated, count.occupied, count.held) == (3, 3, 0, 0, 0)


def test_a_hang_up_after_the_end_holds_nothing(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = sits(services.database, person, event)
    end(services, event)
    assert hang_up(services.database, sid, now=NO_SHOW)
    assert board(services.database, event, now=NO_SHOW).held == 0


def test_its_pins_are_over_and_only_its(services: Services) -> None:
    ending, other = make_event(services), make_event(services, slug="other", number="+496990009000")
    (mine,), (theirs,) = register_people(services, ending, 1), register_people(services, other, 1)
    end(services, ending)
    lookups = [services.pin_keys.lookup(person.pin) for person in (mine, theirs)]
    with services.looking() as act:
        assert pins.find_living(act, lookups) == {lookups[1]}


def test_a_pin_of_an_ended_event_still_hears_that_it_is_over(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    end(services, event)
    outcome = keyed_by(services, person.pin, now=NO_SHOW)
    assert outcome == PinAccepted(event, person.attendee_id, "de")


def test_a_seat_claimed_while_the_event_was_ending_is_left_at_the_hang_up(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = dial(services.database, person, event)
    end(services, event)
    claim(services.database, sid, now=EVENING + timedelta(minutes=16))
    hang_up(services.database, sid, now=NO_SHOW)
    assert sitting(services.database, event) == []
    assert call_of(services.database, sid).hung_up_at == NO_SHOW
