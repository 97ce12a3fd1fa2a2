"""The secret key is changed while calls go on: nothing is lost, nobody is unknown, and the former key opens nothing."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count

import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select, type_coerce

from dialin.actions.audit.chain_entries import chain_all
from dialin.actions.audit.check_entries import check_entries
from dialin.actions.keys.rotate_keys import rotate_keys
from dialin.actions.pins.check_pin import check_pin
from dialin.app import build_services
from dialin.config import Settings
from dialin.crypto.keyring import Keyring
from dialin.crypto.sealing_key import WrongSecretKey
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.rules.pins.damm import is_wellformed
from dialin.services import Services
from dialin.store.attendees import change_attendee, find_registration, list_attendees
from dialin.store.audit import list_entries
from dialin.store.bridge_legs import BridgeLegTable
from dialin.store.guesses import count_guess, spent_in
from dialin.store.sealing.columns import SAYS_NOTHING, Sealed
from dialin.store.sealing.parts import only_read, settle_part
from dialin.store.sealing.present import SEALED_BY, demand_all_keys, note_key
from dialin.store.staff import StaffTable
from dialin.store.tables import metadata
from dialin.store.test_calls import TestCallTable
from tests.building import EVENING, SetClock, a_call, make_event, register_people
from tests.config.credentials import SECRET
from tests.every import every
from tests.jobs.planting import Plant, rows_in

NEW = "5f0c1d7e9b3a4826c8d2e6f1a07b94c35d8e2f6a1b0c7d94e3f5a6b8c9d0e1f2"
OLD_ID, NEW_ID = Keyring([SECRET]).first.id, Keyring([NEW]).first.id
Rows = dict[str, list[dict[str, object]]]
LEFT_OUT = ("instance", "audit_entry", "audit_anchor", "throttle")


@contextmanager
def opened(settings: Settings, *secrets: str) -> Iterator[Services]:
    changed = settings.model_copy(update={"secret_key": SecretStr(",".join(secrets))})
    services = build_services(changed, clock=SetClock(EVENING))
    with closing(services.database):
        yield services


@pytest.fixture
def evening(services: Services) -> list[str]:
    """The PINs of two people; and every sealed column of every table holds something."""
    people = register_people(services, make_event(services, slug="plain"), 2)
    with services.acting("test") as act:
        pin = {"sealed": services.pin_keys.seal("123456"), "lookup": services.pin_keys.lookup("123456")}
        Plant("OLD", changes={"pin": pin}).fill(act.connection)
        leg = {"event_id": 1, "dialled": "sip:1@zoom.example", "digits": "1234#", "failure": "busy"}
        act.connection.execute(insert(BridgeLegTable).values(leg))
        made = {"event_id": 1, "kind": "bridge", "asked_by": "anna", "asked_at": EVENING, "is_patient": False}
        made |= {"token": "t", "due_at": EVENING, "dialled": "+496990009001", "digits": "1234#", "failure": "busy"}
        act.connection.execute(insert(TestCallTable).values(made))
        second_factor = dict.fromkeys(
            ("totp_sealed", "totp_offered_sealed"), services.pin_keys.seal("JBSWY3DPEHPK3PXP")
        )
        login = {"name": "anna", "role": "staff", "password_hash": "", "created_at": EVENING, **second_factor}
        act.connection.execute(insert(StaffTable).values(login))
        note_key(act.connection, SEALED_BY, OLD_ID)
    return [person.pin for person in people]


def everything(services: Services) -> Rows:
    """All that is on file, opened; but for the log and the notes of keys."""
    with services.looking() as act:
        rows = rows_in(act.connection)
        for row in rows["pin"]:
            row["sealed"] = act.pin_keys.open(row["sealed"])
            assert row.pop("lookup") == act.pin_keys.lookup(row["sealed"])
        for row in rows["staff"]:
            row["totp_sealed"] = row["totp_offered_sealed"] = act.pin_keys.open(row["totp_sealed"])
    return {name: kept for name, kept in rows.items() if name not in LEFT_OUT}


def ids_on_file(services: Services) -> dict[str, set[str]]:
    """Of the keys that have sealed anything, as it is kept, by column."""
    with services.looking() as act:
        kept = {
            f"{table.name}.{column.name}": act.connection.execute(
                select(type_coerce(column, column.type.impl_instance))
            ).scalars()
            for table in metadata.sorted_tables
            for column in table.columns
            if isinstance(column.type, Sealed)
        }
        return {name: {_id(one) for one in values if one not in SAYS_NOTHING} for name, values in kept.items()}


def _id(kept: str | bytes) -> str:
    return (kept if isinstance(kept, str) else kept[:11].decode("latin-1"))[2:10]


def rotated(services: Services) -> int:
    done = rotate_keys(services, author="test")
    assert done.is_done
    return done.rows


def test_everything_is_read_by_the_new_key_alone_and_nothing_by_the_former(
    services: Services, evening: list[str]
) -> None:
    assert evening
    before = everything(services)
    assert {one for ids in ids_on_file(services).values() for one in ids} == {OLD_ID}
    with opened(services.settings, NEW, SECRET) as changing:
        assert rotated(changing) > 10
        assert everything(changing) == before
        assert rotated(changing) == 0
    with opened(services.settings, NEW) as after:
        assert everything(after) == before
        assert all(ids == {NEW_ID} for ids in ids_on_file(after).values()), ids_on_file(after)
    with pytest.raises(WrongSecretKey):
        everything(services)


def test_the_change_is_on_record(services: Services, evening: list[str]) -> None:
    assert evening
    with opened(services.settings, NEW, SECRET) as changing:
        rotated(changing)
        rotated(changing)
        with changing.looking() as act:
            assert [entry.act for entry in list_entries(act, None)].count("key.change") == 1


def test_the_log_is_whole_from_one_key_to_the_next(services: Services) -> None:
    with services.acting("test") as act:
        note_key(act.connection, SEALED_BY, OLD_ID)
    register_people(services, make_event(services, slug="first"), 1)
    chain_all(services)
    register_people(services, make_event(services, slug="second"), 1)
    with opened(services.settings, NEW, SECRET) as changing:
        rotated(changing)
    with opened(services.settings, NEW) as after:
        chain_all(after)
        with after.looking() as act:
            found = check_entries(act)
    assert found.is_whole, found
    assert found.entries > 4


@every("secrets", [(NEW, SECRET), (SECRET,)])
def test_until_it_begins_people_are_known_to_processes_with_both_keys_and_with_the_former_alone(
    services: Services, evening: list[str], secrets: tuple[str, ...]
) -> None:
    with opened(services.settings, *secrets) as house:
        assert all(knows(house, pin) for pin in evening)


def knows(house: Services, pin: str) -> bool:
    """By the PIN, and by the number of the first of them."""
    with house.acting("test") as act:
        outcome, _ = check_pin(act, a_call("CA1"), pin)
        return isinstance(outcome, PinOfAnotherDay | PinAccepted) and (
            find_registration(act, 1, "+493023125010", "erna beispiel 0") is not None
        )


def test_at_each_moment_of_it_people_are_known(services: Services, evening: list[str]) -> None:
    with opened(services.settings, NEW, SECRET) as changing, opened(services.settings, NEW, SECRET) as house:
        found: list[bool] = []
        rotate_keys(changing, author="test", step=lambda *_: found.append(all(knows(house, pin) for pin in evening)))
        assert len(found) > 5
        assert all(found)


def test_callers_who_keep_calling_during_it_are_known_each_time(services: Services, evening: list[str]) -> None:
    with opened(services.settings, NEW, SECRET) as changing, opened(services.settings, NEW, SECRET) as house:
        over = threading.Event()

        def call_on() -> list[bool]:
            found = [knows(house, pin) for pin in evening]
            while not over.is_set():
                found += [knows(house, pin) for pin in evening]
            return found

        with ThreadPoolExecutor(3) as callers:
            calling = [callers.submit(call_on) for _ in range(3)]
            rotated(changing)
            over.set()
        assert all(one for each in calling for one in each.result())
        assert all(knows(house, pin) for pin in evening)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_row_that_is_being_written_to_is_neither_waited_for_nor_written_over(
    services: Services, evening: list[str]
) -> None:
    assert evening
    people = next(kept for kept in only_read() if kept.table.name == "attendee")
    with services.acting("test") as act:
        change_attendee(act, 1, {"address": "Altstadt 1"})
    with opened(services.settings, NEW, SECRET) as changing:
        with services.acting("test") as busy:
            change_attendee(busy, 1, {"address": "Rathausplatz 1"})
            with changing.acting("test") as act:
                part = settle_part(act.connection, people, after=0)
        assert part is not None
        with changing.looking() as act:
            (row, *_) = list_attendees(act, 1)
    assert (row.address, ids_on_file(services)["attendee.address"]) == ("Rathausplatz 1", {OLD_ID, NEW_ID})


class Killed(BaseException):
    """Stands for the end of the process."""


def test_whoever_is_killed_at_any_point_of_it_runs_it_again(services: Services, evening: list[str]) -> None:
    before, steps = everything(services), count()
    for lives in steps:
        with opened(services.settings, NEW, SECRET) as changing:
            given = iter(range(lives))
            try:
                rotate_keys(
                    changing, author="test", step=lambda *_, given=given: next(given, None) is None and killed()
                )
            except Killed:
                assert all(knows(changing, pin) for pin in evening)
                assert everything(changing) == before
                if lives:  # the first step comes after what is looked up
                    assert not would_start(services.settings, NEW)
            else:
                break
    assert lives > 5
    assert would_start(services.settings, NEW)
    with opened(services.settings, NEW) as after:
        assert everything(after) == before


def would_start(settings: Settings, *secrets: str) -> bool:
    try:
        with opened(settings, *secrets) as house, house.looking() as act:
            return demand_all_keys(act.connection)
    except WrongSecretKey:
        return False


def killed() -> None:
    raise Killed


def test_whoever_goes_on_with_the_former_key_alone_is_found_out(services: Services, evening: list[str]) -> None:
    def register_late(_what: str, _rows: int) -> None:
        with services.acting("test") as act:
            change_attendee(act, 1, {"phone": "+493023125010"})

    with opened(services.settings, NEW, SECRET) as changing:
        assert not rotate_keys(changing, author="test", step=register_late).is_done
        assert rotated(changing) == 1
        assert all(knows(changing, pin) for pin in evening)


def test_whoever_goes_on_with_the_former_key_alone_tells_nobody_that_their_pin_is_unknown(
    services: Services, evening: list[str]
) -> None:
    with opened(services.settings, NEW, SECRET) as changing:
        rotated(changing)
    with opened(services.settings, SECRET) as behind, behind.acting("test") as act:
        for pin in (*evening, next(pins_that_are_nobodys(evening))):
            with pytest.raises(WrongSecretKey, match="sealed with another"):
                check_pin(act, a_call("CA1"), pin)


def pins_that_are_nobodys(known: list[str]) -> Iterator[str]:
    length = len(known[0])
    numbers = (f"{number:0{length}}" for number in range(10 ** (length - 1), 10**length))
    return (pin for pin in numbers if is_wellformed(pin) and pin not in known)


def test_what_is_counted_against_guessing_begins_anew(services: Services, evening: list[str]) -> None:
    assert evening
    with services.acting("test") as act:
        count_guess(act, ["all"], chance=1)
        assert spent_in(act, ["all"])["all"].in_span == 1
    with opened(services.settings, NEW, SECRET) as changing:
        rotated(changing)
        with changing.looking() as act:
            assert spent_in(act, ["all"]) == {}
