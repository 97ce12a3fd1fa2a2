"""A cancelling taken back: the old registration counts, and a seat that went on stays with whoever has it."""

from datetime import timedelta
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered
from dialin.actions.attendees.restore import restore
from dialin.actions.house import House
from dialin.dialogue.menu.outcomes import NotRestored, RegistrationRestored
from dialin.store import attendees
from dialin.store.database import reading, transaction
from tests.building import EVENING, make_event, register_people


def act(house: House, action: Any, person: Registered) -> Any:
    with transaction(house.database) as connection:
        return action(connection, person.attendee_id, actor="caller", now=house.clock())


def waiting(house: House, event_id: int) -> list[int]:
    with reading(house.database) as connection:
        return [row.id for row in attendees.waiting_list(connection, event_id)]


def test_a_seat_that_nobody_took_comes_back(house: House) -> None:
    event_id = make_event(house, seats=1)
    (person,) = register_people(house, event_id, 1)
    act(house, cancel, person)
    assert act(house, restore, person) == RegistrationRestored()
    assert waiting(house, event_id) == []


def test_a_seat_that_went_on_stays_there_and_the_old_registration_comes_first(house: House) -> None:
    event_id = make_event(house, seats=1)
    first, second, third = register_people(house, event_id, 3)
    act(house, cancel, first)
    assert act(house, restore, first) == RegistrationRestored(position=1)
    assert waiting(house, event_id) == [first.attendee_id, third.attendee_id]
    act(house, cancel, second)
    assert waiting(house, event_id) == [third.attendee_id]


def test_what_was_not_cancelled_or_is_over_is_not_restored(house: House, clock: Any) -> None:
    event_id = make_event(house)
    first, second = register_people(house, event_id, 2)
    assert act(house, restore, first) == NotRestored()
    act(house, cancel, second)
    clock.now = EVENING + timedelta(hours=3)
    assert act(house, restore, second) == NotRestored()


def test_who_has_registered_anew_meanwhile_is_not_there_twice(house: House) -> None:
    event_id = make_event(house)
    (person,) = register_people(house, event_id, 1)
    act(house, cancel, person)
    register_people(house, event_id, 1)
    assert act(house, restore, person) == NotRestored()
