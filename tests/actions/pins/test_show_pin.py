"""Reading a PIN out: possible for staff, and always on record."""

from dataclasses import replace

import pytest

from dialin.actions.pins.show_pin import show_pin
from dialin.crypto.pin_keys import WrongSecretKey, derive_pin_keys
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import list_entries
from tests.acting import acting
from tests.building import IN_JUNE, make_event, register_people
from tests.config.credentials import SECRET


def show(services: Services, attendee_id: int) -> str | Refused:
    with acting(services, IN_JUNE, author="Frau Amt") as act:
        return show_pin(act, attendee_id)


def test_staff_read_the_pin_and_the_log_says_who_but_not_which(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    assert show(services, person.attendee_id) == person.pin
    with services.looking() as act:
        entry = list_entries(act, event)[0]
    assert (entry.act, entry.actor, entry.attendee_id) == ("pin.show", "Frau Amt", person.attendee_id)
    assert person.pin not in repr(entry)


def test_there_is_none_for_somebody_unknown(services: Services) -> None:
    assert isinstance(show(services, 4711), Refused)


def test_a_seal_opens_under_its_own_key_only(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    with pytest.raises(WrongSecretKey):
        show(replace(services, pin_keys=derive_pin_keys("y" * 32)), person.attendee_id)


def test_two_seals_of_one_pin_differ_and_its_hash_does_not(services: Services) -> None:
    pin_keys = services.pin_keys
    assert pin_keys.seal("748290") != pin_keys.seal("748290")
    assert (
        pin_keys.lookup("748290")
        == derive_pin_keys(SECRET).lookup("748290")
        != derive_pin_keys("y" * 32).lookup("748290")
    )
