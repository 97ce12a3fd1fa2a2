"""What is on file about people goes when its days are over: all of it, only then, and once, whoever is killed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from dialin.actions.events.end_event import end_event
from dialin.actions.events.forget_people import AT_ONCE
from dialin.actions.events.forget_people import forget_people as forget_some
from dialin.jobs import fetch_recordings, forget_people
from dialin.rules.retention import NAMELESS, USUAL, Kind
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.audit import entries_of
from dialin.store.blanking import Old, is_any_left
from dialin.store.database import open_database
from dialin.store.forgetting import OF_PERSON
from dialin.store.no_calls import not_called, stop_calling
from dialin.store.questions import QuestionTable
from dialin.store.tables import metadata
from tests.building import ENDS, EVENING, make_event, register_people
from tests.jobs.planting import Plant, found, rows_in

TERM = ENDS + timedelta(days=USUAL.told)
DAY = timedelta(days=1)
HER_NUMBER = "+493023125010"
Rows = dict[str, list[dict[str, object]]]


class Killed(BaseException):
    """Stands for the end of the process."""


def plant(services: Services, *plants: Plant) -> list[dict[str, int]]:
    with services.acting("test") as act:
        return [one.fill(act.connection) for one in plants]


def rows(services: Services) -> Rows:
    with services.looking() as act:
        return rows_in(act.connection)


def forgotten_times(services: Services, event_id: int) -> int:
    with services.looking() as act:
        return len(entries_of(act, event_id, "event.forget"))


def forget_and_be_killed(services: Services, old: Old) -> None:
    with services.acting("test") as act:
        forget_some(act, old)
        raise Killed


def test_after_the_term_nothing_that_was_written_about_anybody_is_left_anywhere(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD"))
    assert {"attendee.phone", "call.caller", "audit_entry.details", "upload.content"} < found(rows(services), "OLD")
    services.clock.now = TERM
    forget_people.do(services)
    assert found(rows(services), "OLD") == set()
    assert forgotten_times(services, ids["event"]) == 1


def test_what_the_citys_statistics_need_stays(services: Services) -> None:
    plant(services, Plant("OLD"))
    services.clock.now = TERM
    forget_people.do(services)
    kept = rows(services)
    assert {name: len(kept[name]) for name in ("event", "seat", "attendee", "call")} == {
        "event": 1, "seat": 1, "attendee": 1, "call": 1,
    }  # fmt: skip
    assert kept["attendee"][0]["name"] == NAMELESS
    (told,) = (row for row in kept["audit_entry"] if row["act"] == "event.forget")
    assert told["details"] == {"people": 1, "calls": 1, "questions": 1}


# Of each kind one column. A recorded name is told from a recorded question by its row alone.
SIGN_OF = {
    Kind.VOICES: "voice_recording.audio", Kind.QUESTIONS: "question.text", Kind.PINS: "pin.sealed",
    Kind.CALLS: "call.caller", Kind.CALL_BACKS: "call_back.number", Kind.PEOPLE: "attendee.name",
}  # fmt: skip


def goes_at(kind: Kind) -> datetime:
    return ENDS + timedelta(days=USUAL.days[kind])


def test_each_kind_goes_when_its_own_days_are_over_and_not_a_second_sooner(services: Services) -> None:
    plant(services, Plant("OLD"), Plant("NAME", changes={"voice_recording": {"kind": "name"}}))
    signs = [*((kind, "OLD", sign) for kind, sign in SIGN_OF.items()), (Kind.DETAILS, "NAME", SIGN_OF[Kind.VOICES])]
    for now in sorted({at for kind, *_ in signs for at in (goes_at(kind) - timedelta(seconds=1), goes_at(kind))}):
        services.clock.now = now
        forget_people.do(services)
        kept = rows(services)
        for kind, mark, sign in signs:
            assert (sign in found(kept, mark)) is (now < goes_at(kind)), (kind, now)


def test_an_operator_keeps_a_kind_for_other_days_within_what_the_law_allows(services: Services) -> None:
    settings = services.settings.model_copy(update={"keep_days": "people=20, pins=3"})
    shop = replace(services, settings=settings)
    plant(services, Plant("OLD"))
    for days, left in ((3, {"attendee.name"}), (19, {"attendee.name"}), (20, set())):
        services.clock.now = ENDS + timedelta(days=days)
        forget_people.do(shop)
        assert found(rows(services), "OLD") & {"pin.sealed", "attendee.name"} == left, days


def test_the_log_goes_after_half_a_year_and_proof_of_consent_after_three_years(services: Services) -> None:
    plant(services, Plant("OLD"))
    for kind, table in ((Kind.LOG, "audit_entry"), (Kind.CONSENTS, "consent")):
        services.clock.now = goes_at(kind) - timedelta(seconds=1)
        forget_people.do(services)
        assert len([row for row in rows(services)[table] if row["id"] == 1]) == 1
        services.clock.now = goes_at(kind)
        forget_people.do(services)
        assert [row for row in rows(services)[table] if row["id"] == 1] == []


def test_of_the_log_only_the_oldest_part_goes_in_one_piece(services: Services) -> None:
    """A host's clock may have been slow: what stays must not have holes."""
    (ids,) = plant(services, Plant("OLD"))
    table = metadata.tables["audit_entry"]
    with services.acting("test") as act:
        for at in (ENDS, ENDS + 2 * DAY, ENDS + DAY):
            act.connection.execute(table.insert().values(at=at, actor="a", act="event.end", details={}))
    services.clock.now = goes_at(Kind.LOG) + DAY
    forget_people.do(services)
    assert [row["at"] for row in rows(services)["audit_entry"]][:2] == [ENDS + 2 * DAY, ENDS + DAY]
    assert ids["audit_entry"] not in [row["id"] for row in rows(services)["audit_entry"]]


def test_until_the_first_term_nothing_is_touched(services: Services) -> None:
    plant(services, Plant("OLD"), Plant("NIGHT", about_event=False))
    before = rows(services)
    for now in (ENDS, ENDS + DAY - timedelta(seconds=1)):
        services.clock.now = now
        forget_people.do(services)
        assert rows(services) == before


def test_the_term_runs_from_the_end_as_it_is_now(services: Services) -> None:
    planned = {
        "ran longer": {"ended_at": ENDS + DAY},
        "is cancelled later": {"ended_at": None, "cancelled_at": ENDS + DAY},
        "would end later": {"ends": ENDS + DAY, "ended_at": None, "cancelled_at": EVENING},
        "was moved": {"ends": TERM, "ended_at": None},
    }
    plant(services, *(Plant(name, changes={"event": times}) for name, times in planned.items()))
    before = rows(services)
    services.clock.now = ENDS + DAY
    forget_people.do(services)
    assert rows(services) == before
    services.clock.now = TERM + DAY
    forget_people.do(services)
    assert {name for name in planned if found(rows(services), name)} == {"was moved"}


def test_the_people_of_another_event_are_not_touched(services: Services) -> None:
    young = {"event": {"ends": TERM, "ended_at": TERM}}
    plant(services, Plant("YOUNG", changes=young))
    before = rows(services)
    plant(services, Plant("OLD"))
    services.clock.now = TERM
    forget_people.do(services)
    after = rows(services)
    assert found(after, "OLD") == set()
    for table, kept in before.items():
        assert [row for row in after[table] if row in kept] == kept, table


def test_calls_about_no_event_go_when_they_are_as_old(services: Services) -> None:
    plant(services, Plant("NIGHT", about_event=False))
    assert {"call.caller", "work.details"} < found(rows(services), "NIGHT")
    services.clock.now = TERM
    forget_people.do(services)
    assert found(rows(services), "NIGHT") == set()


def test_whoever_is_killed_at_any_point_leaves_it_to_the_next(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD"))
    services.clock.now = TERM
    old, more = Old(ids["event"], TERM - timedelta(days=USUAL.told)), True
    while more:
        with pytest.raises(Killed):
            forget_and_be_killed(services, old)
        with services.acting("test") as act:
            more = forget_some(act, old)
    assert found(rows(services), "OLD") == set()
    assert forgotten_times(services, ids["event"]) == 1


def test_many_rows_go_by_the_hundred_and_two_workers_do_it_once(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD"))
    asked = {"event_id": ids["event"], "text": "OLD", "source": "letter", "asked_at": EVENING}
    with services.acting("test") as act:
        act.connection.execute(insert(QuestionTable), [asked] * (2 * AT_ONCE + 1))
    services.clock.now = TERM
    other = replace(services, database=open_database(services.settings.database_url))
    with ThreadPoolExecutor() as workers:
        list(workers.map(forget_people.do, (services, other)))  # raises what a worker raised
    other.database.close()
    assert found(rows(services), "OLD") == set()
    assert forgotten_times(services, ids["event"]) == 1


def test_voices_have_a_term_of_their_own(services: Services) -> None:
    spoken = {"question": {"text": "", "is_untyped": True}}
    (ids,) = plant(services, Plant("OLD", changes=spoken))
    services.clock.now = TERM
    with services.acting("test") as act:
        while forget_some(act, Old(ids["event"], ENDS), (Kind.VOICES,)):
            pass
    kept = rows(services)
    assert kept["voice_recording"][0]["audio"] is None
    assert kept["question"][0]["deleted_at"] == TERM  # nobody can type it up any more
    assert "attendee.name" in found(kept, "OLD")
    assert forgotten_times(services, ids["event"]) == 0


def test_a_recording_that_the_provider_still_has_is_deleted_there_before_its_row_goes(services: Services) -> None:
    here = {"voice_recording": {"kind": "question", "kept_at": ENDS, "deleted_there_at": None, "fetched_at": None}}
    plant(services, Plant("OLD", changes=here))
    services.clock.now = ENDS + timedelta(days=USUAL.voices)
    forget_people.do(services)
    (kept,) = rows(services)["voice_recording"]
    assert (kept["audio"], kept["deleted_there_at"]) == (None, None)
    assert kept["discarded_at"] == services.clock.now
    fetch_recordings.do(services)
    assert services.provider.requests("delete_recording")
    forget_people.do(services)
    assert rows(services)["voice_recording"] == []


def test_who_is_to_be_called_for_the_next_event_is_kept_until_that_is_over_too(services: Services) -> None:
    plant(services, Plant("OLD", changes={"call_back": {"wanted": "next_event"}}))
    services.clock.now = TERM
    forget_people.do(services)
    assert found(rows(services), "OLD") == {"call_back.number", "call_back.done_by"}
    following = {"created_at": TERM, "ends": TERM + DAY, "ended_at": TERM + DAY}
    plant(services, Plant("NEXT", changes={"event": following}))
    services.clock.now = TERM + DAY + timedelta(days=USUAL.told)
    forget_people.do(services)
    assert rows(services)["call_back"] == []


def test_a_call_back_that_nobody_made_goes_no_sooner_than_any_other_and_the_log_says_so(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD", changes={"call_back": {"promised_at": ENDS + DAY}}))
    for now, is_there in ((TERM, True), (TERM + DAY, False)):
        services.clock.now = now
        forget_people.do(services)
        assert bool(rows(services)["call_back"]) is is_there
    with services.looking() as act:
        (lapsed,) = entries_of(act, ids["event"], "call_back.lapse")
    assert lapsed.details == {"count": 1}


def test_a_call_back_that_was_made_goes_with_everything_else(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD", changes={"call_back": {"done_at": ENDS, "wanted": "next_event"}}))
    services.clock.now = TERM
    forget_people.do(services)
    assert rows(services)["call_back"] == []
    with services.looking() as act:
        assert entries_of(act, ids["event"], "call_back.lapse") == []


def test_whoever_has_nothing_to_forget_writes_nothing(services: Services) -> None:
    (ids,) = plant(services, Plant("OLD"))
    services.clock.now = TERM
    forget_people.do(services)
    before = rows(services)
    forget_people.do(services)
    with services.looking() as act:
        assert not is_any_left(act, OF_PERSON, Old(ids["event"], TERM))
    assert rows(services) == before


def test_who_wants_no_calls_is_called_about_no_later_event_either(services: Services) -> None:
    """The number is forgotten once nobody is on file with it any more."""
    first = make_event(services)
    later = make_event(services, slug="herbst", starts="2026-10-19T18:00", ends="2026-10-19T20:00")
    register_people(services, first, 1)
    (person,) = register_people(services, later, 1)
    with services.acting("test") as act:
        stop_calling(act, HER_NUMBER, source="caller", event_id=first)
    services.clock.now = ENDS
    with services.acting("test") as act:
        end_event(act, first)
    services.clock.now = TERM
    forget_people.do(services)
    with services.acting("test") as act:
        assert [one.number for one in not_called(act, [HER_NUMBER])] == [HER_NUMBER]
        change_attendee(act, person.attendee_id, {"phone": None})
    forget_people.do(services)
    with services.looking() as act:
        assert not_called(act, [HER_NUMBER]) == []
