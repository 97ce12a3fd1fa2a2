"""The chain of the log: nobody waits for it, everything gets into it, and what has to be forgotten goes out of it."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from alembic import command

from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.audit.chain_entries import AT_ONCE, chain_entries
from dialin.actions.audit.check_entries import check_entries
from dialin.actions.audit.sign_anew import sign_anew
from dialin.actions.events.end_event import end_event
from dialin.crypto.pin_keys import derive_pin_keys
from dialin.jobs import forget_people
from dialin.jobs.log import chain_log, check_log
from dialin.jobs.worker import DUTIES
from dialin.services import Services
from dialin.store.audit import list_entries, log_change, log_for_each
from dialin.store.audit_chain import find_anchor
from dialin.store.database import Database, transaction
from dialin.store.migrations.upgrade import alembic_config, upgrade
from tests.acting import acting
from tests.actions.audit.logbook import TakenBack, check, write_log
from tests.actions.races.crowds import at_once
from tests.building import ENDS, SetClock, make_event, register_people
from tests.slowness import LONG_ENOUGH

WRITERS, EACH = 8, 12


def test_eight_who_write_at_once_and_two_who_chain_leave_a_whole_log(services: Services, database_url: str) -> None:
    def write(database: Database, name: str) -> None:
        for _ in range(EACH):
            with acting(database, author=name) as act:
                log_change(act, "pin.show", count=1)

    def chain(database: Database) -> None:
        for _ in range(EACH):
            with acting(database) as act:
                chain_entries(act, at_once=5)

    at_once(database_url, [*(partial(write, name=f"Frau {at}") for at in range(WRITERS)), chain, chain])
    chain_log.do(services)
    found = check(services)
    assert (found.is_whole, found.entries, found.waiting) == (True, WRITERS * EACH + 1, 0)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_whoever_writes_holds_up_neither_the_next_nor_the_chain(services: Services, database_url: str) -> None:
    """SQLite lets one write at a time anyway."""
    with services.acting("Frau Adler") as act:
        log_change(act, "pin.show", count=1)
        done = at_once(database_url, [_write_and_chain])
        assert done == [True]
    chain_log.do(services)
    assert check(services).is_whole


def _write_and_chain(database: Database) -> bool:
    with acting(database, author="Herr Specht") as act:
        log_change(act, "pin.show", count=2)
    with acting(database) as act:
        chain_entries(act)
    with acting(database) as act:
        return check_entries(act).waiting == 0


def test_an_entry_waits_for_the_chain_for_seconds_only() -> None:
    (duty,) = (duty for duty in DUTIES if duty.do is chain_log.do)
    assert duty.every <= 5
    assert not duty.is_shared  # whichever worker lives does it


def test_many_entries_are_chained_some_at_a_time(services: Services) -> None:
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        for _ in range(2 * AT_ONCE + 1):
            log_for_each(act, "attendee.register", event_id, {person.attendee_id: {}})
    with services.acting("test") as act:
        assert chain_entries(act)
        assert check_entries(act).entries == AT_ONCE
    chain_log.do(services)
    assert check(services).waiting == 0
    assert check(services).is_whole


def test_whoever_dies_while_chaining_leaves_nothing_half(services: Services) -> None:
    write_log(services)
    with services.acting("test") as act:
        log_change(act, "pin.show", count=1)
    with suppress(TakenBack), services.acting("test") as act:
        chain_entries(act)
        raise TakenBack
    assert (check(services).is_whole, check(services).waiting) == (True, 1)
    chain_log.do(services)
    assert (check(services).is_whole, check(services).waiting) == (True, 0)


def test_what_is_forgotten_goes_and_the_log_stays_whole(services: Services, clock: SetClock) -> None:
    """At somebody's wish, and of everybody once the days are over."""
    event_id = write_log(services)
    with services.acting("test") as act:
        person = next(entry.attendee_id for entry in list_entries(act, event_id) if entry.act == "attendee.cancel")
        log_change(act, "attendee.type_up", event_id=event_id, attendee_id=person, changes={"name": ["", "Otto Alt"]})
    with services.acting("Frau Adler") as act:
        assert forget_person(act, person) is None
    assert check(services).is_whole  # before it is chained, too
    chain_log.do(services)
    assert check(services).is_whole
    assert "Otto Alt" not in texts(services)
    assert "rief dazwischen" in texts(services)
    clock.now = ENDS
    with services.acting("Frau Adler") as act:
        assert end_event(act, event_id) is None
    clock.now = ENDS + timedelta(days=100)
    forget_people.do(services)
    chain_log.do(services)
    assert check(services).is_whole
    assert "rief dazwischen" not in texts(services)


def texts(services: Services) -> str:
    with services.looking() as act:
        return repr(list_entries(act, None))


def test_the_next_secret_key_takes_the_end_over_and_a_stranger_does_not(services: Services) -> None:
    write_log(services)
    with services.acting("test") as act:
        log_change(act, "pin.show", count=1)  # by the former key, and not chained yet
    former, next_, strange = services.pin_keys, derive_pin_keys("y" * 32), derive_pin_keys("z" * 32)
    renewed = replace(services, pin_keys=next_)
    assert not check(renewed).is_whole
    with renewed.acting("test") as act:
        assert not sign_anew(act, strange)
    with renewed.acting("test") as act:
        assert sign_anew(act, former)
    assert check(renewed).is_whole
    assert not check(services).is_whole


def test_what_was_in_the_log_before_it_was_chained_is_taken_as_it_was(services: Services) -> None:
    write_log(services)
    with transaction(services.database) as connection:
        command.downgrade(alembic_config(connection), "0013")
    upgrade(services.database)
    with services.acting("test") as act:
        log_change(act, "pin.show", count=1)
    chain_log.do(services)
    found = check(services)
    assert (found.is_whole, found.entries) == (True, 9)
    with services.acting("test") as act:
        act.connection.exec_driver_sql("UPDATE audit_entry SET actor = 'x' WHERE number = 2")
    assert not check(services).is_whole


def test_the_duty_notes_what_it_found_and_says_where_the_log_ends(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    write_log(services)
    check_log.do(services)
    with services.looking() as act:
        anchor = find_anchor(act)
    assert anchor is not None
    assert (anchor.faults, anchor.checked_at) == ([], services.clock.now)
    assert f"whole: 8 entries, the last one with {anchor.hash[:16]}" in caplog.text
    with services.acting("test") as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number IN (2, 3)")
    check_log.do(services)
    with services.looking() as act:
        anchor = find_anchor(act)
    assert anchor is not None
    assert anchor.faults == [["missing", 2, 3]]
    assert "not whole (1 faults" in caplog.text


def test_a_look_while_others_write_and_chain_finds_nothing_wrong(services: Services, database_url: str) -> None:
    stop, found = threading.Event(), []

    def write(database: Database) -> None:
        for _ in range(30):
            with acting(database) as act:
                log_change(act, "pin.show", count=1)
                chain_entries(act)
        stop.set()

    def look(database: Database) -> None:
        while not stop.wait(0.001):
            with acting(database) as act:
                found.extend(check_entries(act).found)

    at_once(database_url, [write, look])
    assert stop.wait(LONG_ENOUGH)
    assert found == []
