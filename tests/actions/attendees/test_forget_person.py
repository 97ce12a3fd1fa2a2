"""What is on file about one person goes at their wish: all of it, nothing of anybody else, and no caller with it."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.forget_person import GONE, forget_person
from dialin.actions.attendees.restore import restore
from dialin.actions.pins.recognise_line import find_owner
from dialin.dialogue.words.registration_outcomes import NotRestored
from dialin.jobs import fetch_recordings, forget_people
from dialin.rules.refusals import Refused
from dialin.rules.retention import NAMELESS
from dialin.services import Services
from dialin.store.attendees import is_line_registered, load_attendee
from dialin.store.audit import AuditEntry, list_entries
from dialin.store.database import Database
from dialin.store.line_allowances import allowances_of, set_allowance
from dialin.store.pins import find_pin
from dialin.store.tables import metadata
from tests.acting import acting, looking
from tests.actions.callers import call_of, dial, hang_up
from tests.actions.races.crowds import at_once
from tests.building import ENDS, EVENING, NUMBER, begin_call, make_event, register_people, seat_rows
from tests.every import every
from tests.jobs.planting import Plant, found, rows_in

PHONE = "+493023125010"  # of the first of `register_people`
OPEN = {"event": {"ended_at": None}, "attendee": {"seated_at": EVENING}}
HERS_ALONE = {
    table: {column: "OLD in attendee.phone"} for table, column in (("line_allowance", "phone"), ("no_call", "number"))
}
KEPT = {
    "call",
    "direct_leg",
    "audit_entry",
    "seat",
    "consent",
}  # of which the words go, or the person, or nothing names anybody
FREE_WHEN_A_CALL_ENDS = {"direct_line"}


def plant(services: Services, one: Plant) -> dict[str, int]:
    with services.acting("test") as act:
        return one.fill(act.connection)


def forget(services: Services, attendee_id: int) -> Refused | None:
    with services.acting("Frau Adler") as act:
        return forget_person(act, attendee_id)


def forget_on(database: Database, attendee_id: int) -> Refused | None:
    with acting(database) as act:
        return forget_person(act, attendee_id)


def rows(services: Services) -> dict[str, list[dict[str, object]]]:
    with services.looking() as act:
        return rows_in(act.connection)


def log(services: Services, event_id: int) -> list[AuditEntry]:
    with services.looking() as act:
        return list_entries(act, event_id)


def _key(row: dict[str, Any]) -> object:
    """A table of one row per call has no other key."""
    return row["id"] if "id" in row else row["call_id"]


def row_of(services: Services, table: str, row_id: int) -> dict[str, Any]:
    (row,) = [row for row in rows(services)[table] if row["id"] == row_id]
    return row


def pointing_to_people() -> set[str]:
    """The tables with a column for an attendee or a call."""
    people = {"attendee", "call"}
    return {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name in people for key in table.foreign_keys)
    }


def test_nothing_that_was_written_about_the_person_is_left_and_nobody_else_is_touched(services: Services) -> None:
    event_id = plant(services, Plant("KEPT", changes=OPEN))["event"]
    plant(services, Plant("ELSEWHERE"))
    before = rows(services)
    ids = plant(services, Plant("OLD", changes=HERS_ALONE, joins=event_id, number=2))
    assert {"attendee.phone", "call.caller", "audit_entry.details", "call_back.number"} < found(rows(services), "OLD")
    assert forget(services, ids["attendee"]) is None
    after = rows(services)
    assert found(after, "OLD") == {"upload.name", "upload.content"}  # a list of many, which goes within the hour
    for table, kept in before.items():
        assert [row for row in after[table] if row in kept] == kept, table


def test_every_table_that_points_to_people_or_their_calls_has_a_step_for_one_of_them(services: Services) -> None:
    event_id = plant(services, Plant("KEPT", changes=OPEN))["event"]
    ids = plant(services, Plant("OLD", joins=event_id, number=2))
    forget(services, ids["attendee"])
    after = rows(services)
    left = {table for table in pointing_to_people() if any(_key(row) == ids[table] for row in after[table])}
    assert left == KEPT | FREE_WHEN_A_CALL_ENDS
    assert row_of(services, "seat", ids["seat"])["attendee_id"] is None


def test_the_statistics_keep_that_somebody_was_registered_and_called(services: Services) -> None:
    event_id = plant(services, Plant("KEPT", changes=OPEN))["event"]
    ids = plant(services, Plant("OLD", joins=event_id, number=2))
    forget(services, ids["attendee"])
    person, call = row_of(services, "attendee", ids["attendee"]), row_of(services, "call", ids["call"])
    assert (person["name"], person["cancelled_at"]) == (NAMELESS, services.clock.now)
    assert (call["event_id"], call["attendee_id"], call["hung_up_at"]) == (event_id, ids["attendee"], ENDS)


def test_the_seat_goes_to_the_next_and_the_log_names_nobody(services: Services) -> None:
    event_id = make_event(services, seats=1)
    first, second = register_people(services, event_id, 2)
    assert forget(services, first.attendee_id) is None
    with services.looking() as act:
        assert [seat.attendee_id for seat in seat_rows(act, event_id)] == [second.attendee_id]
    (told,) = (entry for entry in log(services, event_id) if entry.act == "attendee.forget")
    assert (told.actor, told.attendee_id, told.details) == ("Frau Adler", None, {})
    assert "Erna Beispiel 0" not in repr(rows(services))


def test_two_who_delete_at_once_are_told_once_in_the_log(services: Services, database_url: str) -> None:
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    answers = at_once(database_url, [partial(forget_on, attendee_id=person.attendee_id)] * 4)
    assert sorted(map(str, answers)) == sorted(["None", *[str(GONE)] * 3])
    assert [entry.act for entry in log(services, event_id)].count("attendee.forget") == 1


def test_after_the_end_the_seat_stays_on_record(services: Services) -> None:
    ids = plant(services, Plant("OLD"))
    forget(services, ids["attendee"])
    assert row_of(services, "attendee", ids["attendee"])["cancelled_at"] is None
    assert row_of(services, "seat", ids["seat"])["attendee_id"] == ids["attendee"]


@every(
    ("owner", "about", "is_refused"),
    [
        (0, {"caller": None}, True),  # with the PIN
        (None, {"caller": PHONE}, True),  # still without, on the line that is theirs alone
        (None, {"caller": "+493023125011"}, False),
        (1, {"caller": PHONE}, False),  # somebody else on their telephone
        (0, {"hung_up_at": EVENING}, False),
        (0, {"changed_at": EVENING - timedelta(days=1)}, False),  # its end was lost
    ],
)
def test_whoever_is_on_the_line_is_not_deleted(
    services: Services, owner: int | None, about: dict[str, Any], is_refused: bool
) -> None:
    services.clock.now = EVENING
    event_id = make_event(services, slug=f"event-{len(rows(services)['event'])}")
    people = register_people(services, event_id, 2)
    bound = None if owner is None else people[owner].attendee_id
    begin_call(services, f"CA{event_id}", event_id=event_id, attendee_id=bound, **about)
    before = rows(services)
    refused = forget(services, people[0].attendee_id)
    if is_refused:
        assert "Erna Beispiel 0 is on the telephone right now." in str(refused)
        assert rows(services) == before
    else:
        assert refused is None


def call_and_allow(services: Services, event_id: int) -> int:
    """A call about no event, of nobody, from a number for which staff have set how many it may register."""
    call_id = begin_call(services, f"CA{event_id}", caller=PHONE, hung_up_at=EVENING)
    with services.acting("test") as act:
        set_allowance(act, event_id, PHONE, 40)
    return call_id


def is_number_on_file(services: Services, call_id: int, event_id: int) -> tuple[bool, bool]:
    """Of that call, and of that line."""
    with services.looking() as act:
        allowed = PHONE in allowances_of(act, event_id)
    return row_of(services, "call", call_id)["caller"] is not None, allowed


def test_a_number_goes_with_its_calls_and_its_line_unless_somebody_else_has_it(services: Services) -> None:
    event_id = make_event(services)
    person, other = register_people(services, event_id, 2)
    call_id = call_and_allow(services, event_id)
    with services.acting("test") as act:
        act.connection.execute(metadata.tables["attendee"].update().values(registered_from=PHONE))
    forget(services, person.attendee_id)
    assert is_number_on_file(services, call_id, event_id) == (True, True)
    forget(services, other.attendee_id)
    assert is_number_on_file(services, call_id, event_id) == (False, False)


def test_a_number_of_another_event_keeps_calls_about_none_and_no_line_of_this_one(services: Services) -> None:
    event_id, another = make_event(services), make_event(services, slug="another", number="+496990009000")
    (person,), (again,) = register_people(services, event_id, 1), register_people(services, another, 1)
    call_id = call_and_allow(services, event_id)
    forget(services, person.attendee_id)
    assert is_number_on_file(services, call_id, event_id) == (True, False)
    forget(services, again.attendee_id)
    assert is_number_on_file(services, call_id, event_id) == (False, False)


def test_what_they_cancelled_before_goes_along_and_a_newer_registration_is_named(services: Services) -> None:
    event_id = make_event(services)
    (before,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        cancel(act, before.attendee_id)
    (now,) = register_people(services, event_id, 1)
    refused = forget(services, before.attendee_id)
    assert f"has registered again (entry {now.attendee_id})" in str(refused)
    begin_call(services, "CA1", event_id=event_id, caller=PHONE)  # of whoever this is, without the PIN yet
    assert "on the telephone right now" in str(forget(services, now.attendee_id))
    hang_up(services.database, "CA1")
    assert forget(services, now.attendee_id) is None
    assert {row["name"] for row in rows(services)["attendee"]} == {NAMELESS}
    assert PHONE not in repr(rows(services))


def test_somebody_of_the_same_name_without_a_number_may_be_another(services: Services) -> None:
    event_id = make_event(services)
    (first,) = register_people(services, event_id, 1)
    table = metadata.tables["attendee"]
    with services.acting("test") as act:
        act.connection.execute(table.update().values(phone=None))
        cancel(act, first.attendee_id)
    (second,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        act.connection.execute(table.update().values(phone=None))
    assert forget(services, second.attendee_id) is None
    assert row_of(services, "attendee", first.attendee_id)["name"] == "Erna Beispiel 0"


def test_old_pin_and_old_number_are_unknown_and_nothing_is_restored(services: Services) -> None:
    event_id = make_event(services, knows_lines=True)
    (person,) = register_people(services, event_id, 1)
    lookup = services.pin_keys.lookup(person.pin)
    with services.looking() as act:
        assert find_pin(act, lookup)
        assert find_owner(act, caller=PHONE, dialled=NUMBER)
    forget(services, person.attendee_id)
    with services.acting("test") as act:
        assert find_pin(act, lookup) is None
        assert find_owner(act, caller=PHONE, dialled=NUMBER) is None
        assert not is_line_registered(act, event_id, PHONE)
        assert restore(act, person.attendee_id) == NotRestored()
    assert "already" in str(forget(services, person.attendee_id))


HEARD = ENDS - timedelta(hours=1)
RECORDINGS: Mapping[str, Mapping[str, Any]] = {
    "kept, and not fetched yet": {"audio": None, "fetched_at": None, "kept_at": HEARD},
    "fetched": {"audio": b"OLD", "fetched_at": HEARD, "kept_at": HEARD},
    "not kept yet": {"audio": None, "fetched_at": None, "kept_at": None},
}


@every("name", RECORDINGS)
def test_a_recording_that_the_provider_has_is_not_fetched_any_more_and_deleted_there(
    services: Services, name: str
) -> None:
    at_provider = {"kind": "question", "ready_at": HEARD, "deleted_there_at": None, **RECORDINGS[name]}
    event = {"ended_at": None, "slug": name, "ends": ENDS}
    ids = plant(services, Plant(name, changes={"event": event, "voice_recording": at_provider}))
    services.clock.now = ENDS
    forget(services, ids["attendee"])
    kept = row_of(services, "voice_recording", ids["voice_recording"])
    assert (kept["audio"], kept["discarded_at"]) == (None, ENDS)
    forget_people.do(services)
    assert row_of(services, "voice_recording", ids["voice_recording"]) == kept
    fetch_recordings.do(services)
    assert not services.provider.requests("fetch_recording")
    assert services.provider.requests("delete_recording")[-1]
    forget_people.do(services)
    assert rows(services)["voice_recording"] == []


def test_what_comes_in_later_goes_within_the_hour_but_for_a_new_promise(services: Services) -> None:
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    forget(services, person.attendee_id)
    sid = dial(services.database, person, event_id, caller=PHONE)  # the PIN was accepted in the same instant
    with services.acting("test") as act:
        call_id = call_of(services.database, sid).id
        promised = {"event_id": event_id, "call_id": call_id, "number": PHONE, "promised_at": EVENING}
        act.connection.execute(metadata.tables["call_back"].insert().values(promised))
    services.clock.now = EVENING
    forget_people.do(services)
    assert call_of(services.database, sid).caller == PHONE  # who is on the line is not disturbed
    hang_up(services.database, sid)
    forget_people.do(services)
    assert call_of(services.database, sid).caller is None
    assert len(rows(services)["call_back"]) == 1
    with looking(services) as act:
        attendee = load_attendee(act, person.attendee_id)
    assert attendee is not None
    assert attendee.cancelled_at is not None
