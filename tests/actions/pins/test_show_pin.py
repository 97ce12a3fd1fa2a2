"""Reading a PIN out: possible for staff, and always on record."""

from dataclasses import replace

import pytest

from dialin.actions.house import House
from dialin.actions.pins.show_pin import show_pin
from dialin.actions.pins.vault import VaultClosed, open_vault
from dialin.rules.refusals import Refused
from dialin.store.audit import list_entries
from dialin.store.database import reading, transaction
from tests.building import IN_JUNE, make_event, register_people


def show(house: House, attendee_id: int) -> str | Refused:
    with transaction(house.database) as connection:
        return show_pin(connection, attendee_id, vault=house.vault, actor="Frau Amt", now=IN_JUNE)


def test_staff_read_the_pin_and_the_log_says_who_but_not_which(house: House) -> None:
    event = make_event(house)
    (person,) = register_people(house, event, 1)
    assert show(house, person.attendee_id) == person.pin
    with reading(house.database) as connection:
        entry = list_entries(connection, event)[0]
    assert (entry.act, entry.actor, entry.attendee_id) == ("pin.show", "Frau Amt", person.attendee_id)
    assert person.pin not in repr(entry)


def test_there_is_none_for_somebody_unknown(house: House) -> None:
    assert isinstance(show(house, 4711), Refused)


def test_a_seal_opens_under_its_own_key_only(house: House) -> None:
    event = make_event(house)
    (person,) = register_people(house, event, 1)
    with pytest.raises(VaultClosed):
        show(replace(house, vault=open_vault("y" * 32)), person.attendee_id)


def test_two_seals_of_one_pin_differ_and_its_hash_does_not(house: House) -> None:
    vault = house.vault
    assert vault.seal("748290") != vault.seal("748290")
    assert vault.lookup("748290") == open_vault("x" * 32).lookup("748290") != open_vault("y" * 32).lookup("748290")
