"""A keyed PIN: mistyped, unknown, of another day, withdrawn, not checked or accepted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.pins.check_pin import check_pin
from dialin.crypto.pin_keys import derive_pin_keys
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinMistyped, PinOfAnotherDay, PinUnknown, PinWithdrawn
from dialin.services import Services
from tests.acting import acting
from tests.actions.pins.keyed import keyed_by, nobodys
from tests.building import DOORS, ENDS, EVENING, IN_JUNE, a_call, make_event, register_people

THE_DAY_BEFORE = datetime(2026, 6, 18, 21, 59, tzinfo=UTC)  # 23:59 in Berlin
THE_DAY = THE_DAY_BEFORE + timedelta(minutes=1)


@pytest.mark.parametrize("now", [THE_DAY, DOORS, EVENING, ENDS])
def test_a_right_pin_is_accepted_on_its_day(services: Services, now: datetime) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    assert keyed_by(services, person.pin, now=now) == PinAccepted(event, person.attendee_id, "de")


@pytest.mark.parametrize("now", [IN_JUNE, THE_DAY_BEFORE])
def test_until_the_events_own_midnight_it_is_a_pin_of_another_day(services: Services, now: datetime) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    assert keyed_by(services, person.pin, now=now) == PinOfAnotherDay(event, person.attendee_id, "de")


def test_a_language_chosen_before_the_pin_is_kept_and_remembered(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    english = a_call(caller=None, language="en")
    with acting(services) as act:
        outcome, _ = check_pin(act, english, person.pin)
    assert outcome == PinAccepted(event, person.attendee_id, "en")
    assert keyed_by(services, person.pin) == outcome


def test_whoever_waits_is_told_the_position(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 3)
    assert keyed_by(services, people[2].pin, now=IN_JUNE) == PinOfAnotherDay(event, people[2].attendee_id, "de", 2)
    assert keyed_by(services, people[1].pin, now=EVENING) == PinAccepted(event, people[1].attendee_id, "de", 1)


def test_every_other_last_digit_is_a_slip(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    for last in set("0123456789") - {person.pin[-1]}:
        slip = person.pin[:-1] + last
        assert keyed_by(services, slip) == PinMistyped(slip)


def test_a_well_formed_pin_that_is_nobodys_is_unknown(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    pin = nobodys(1, {person.pin})
    assert keyed_by(services, pin) == PinUnknown(pin)


def test_the_pin_of_a_cancelled_registration_is_withdrawn(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    with acting(services, IN_JUNE) as act:
        cancel(act, person.attendee_id)
    assert keyed_by(services, person.pin) == PinWithdrawn(event, person.attendee_id, "de")


def test_under_another_secret_key_no_pin_is_found(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    other = replace(services, pin_keys=derive_pin_keys("y" * 32))
    assert keyed_by(other, person.pin) == PinUnknown(person.pin)
