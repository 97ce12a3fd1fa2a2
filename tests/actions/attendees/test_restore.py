"""A cancelling taken back: the old registration counts, and a seat that went on stays with whoever has it."""

from datetime import timedelta
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered
from dialin.actions.attendees.restore import restore
from dialin.dialogue.words.registration_outcomes import NotRestored, RegistrationRestored
from dialin.services import Services
from dialin.store.waiting import waiting_list
from tests.building import EVENING, make_event, register_people


def act(services: Services, action: Any, person: Registered) -> Any:
    with services.acting("caller") as on_the_line:
        return action(on_the_line, person.attendee_id)


def waiting(services: Services, event_id: int) -> list[int]:
    with services.looking() as act:
        return [row.id for row in waiting_list(act, event_id)]


def test_a_seat_that_nobody_took_comes_back(services: Services) -> None:
    event_id = make_event(services, seats=1)
    (person,) = register_people(services, event_id, 1)
    act(services, cancel, person)
    assert act(services, restore, person) == RegistrationRestored()
    assert waiting(services, event_id) == []


def test_a_seat_that_went_on_stays_there_and_the_old_registration_comes_first(services: Services) -> None:
    event_id = make_event(services, seats=1)
    first, second, third = register_people(services, event_id, 3)
    act(services, cancel, first)
    assert act(services, restore, first) == RegistrationRestored(position=1)
    assert waiting(services, event_id) == [first.attendee_id, third.attendee_id]
    act(services, cancel, second)
    assert waiting(services, event_id) == [third.attendee_id]


def test_what_was_not_cancelled_or_is_over_is_not_restored(services: Services, clock: Any) -> None:
    event_id = make_event(services)
    first, second = register_people(services, event_id, 2)
    assert act(services, restore, first) == NotRestored()
    act(services, cancel, second)
    clock.now = EVENING + timedelta(hours=3)
    assert act(services, restore, second) == NotRestored()


def test_who_has_registered_anew_meanwhile_is_not_there_twice(services: Services) -> None:
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    act(services, cancel, person)
    register_people(services, event_id, 1)
    assert act(services, restore, person) == NotRestored()
