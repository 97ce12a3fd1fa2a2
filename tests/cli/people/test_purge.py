"""`dialin purge`: says what goes and what went, here and at the provider, and takes nothing before its time unasked."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from dialin.clock import wall_clock
from dialin.rules.retention import TERMS
from dialin.store.act import COMMAND_LINE
from dialin.store.audit import entries_of
from dialin.store.database import open_database
from dialin.store.tables import metadata
from tests.acting import acting, looking
from tests.cli.running import refusal, run
from tests.jobs.planting import Plant, found, rows_in
from tests.provider.companies import RealCase, real_case
from tests.rehearsal.webhooks import ACCOUNT, TOKEN

SLUG = "OLD in event.slug"


def plant(url: str, *, ended_days_ago: float, call_sid: str = "CA1", is_over: bool = True) -> None:
    then = wall_clock() - timedelta(days=ended_days_ago)
    changes = {
        "event": {"ends": then, "ended_at": then if is_over else None},
        "call": {"sid": call_sid, "hung_up_at": then, "changed_at": then},
        "call_back": {"promised_at": then},
        "audit_entry": {"at": then},
    }
    with closing(open_database(url)) as database, acting(database) as act:
        Plant("OLD", changes=changes).fill(act.connection)
        act.connection.execute(metadata.tables["deletion"].delete())


def left(url: str) -> set[str]:
    with closing(open_database(url)) as database, looking(database) as act:
        return found(rows_in(act.connection), "OLD")


def kinds(*command: str) -> dict[str, int]:
    document = run("purge", *command, "--json").json
    assert document["kinds"].keys() == TERMS.keys()
    return {kind: count for kind, count in document["kinds"].items() if count}


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Iterator[RealCase]:
    """A provider that the command finds by the settings."""
    with real_case() as made:
        monkeypatch.setenv("TWILIO_API_URL", made.company.api_url)
        monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
        monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
        yield made


def test_what_is_due_goes_and_is_counted_by_kind_and_a_second_time_there_is_nothing(desk: str) -> None:
    plant(desk, ended_days_ago=20)
    would_go = kinds("--dry-run")
    assert would_go.keys() == {"voices", "questions", "pins", "call_backs", "calls", "people"}
    assert {"attendee.name", "call.caller"} < left(desk)
    assert kinds() == would_go
    assert left(desk) == set()
    assert kinds() == {}
    assert "Nothing is older than its days." in run("purge").out


def test_only_kinds_whose_days_are_over_go(desk: str) -> None:
    plant(desk, ended_days_ago=8)
    assert kinds().keys() == {"pins", "calls"}
    assert "attendee.name" in left(desk)


def test_an_event_that_is_over_goes_before_its_time_where_that_is_said(desk: str) -> None:
    plant(desk, ended_days_ago=0.01)
    assert kinds("--event", SLUG) == {}
    assert "people" in kinds("--event", SLUG, "--now", "--dry-run")
    assert "attendee.name" in left(desk)
    assert "people" in kinds("--event", SLUG, "--now")
    assert left(desk) == set()
    with closing(open_database(desk)) as database, looking(database) as act:
        assert [entry.actor for entry in entries_of(act, 1, "event.forget")] == [COMMAND_LINE]


def test_an_event_that_is_not_over_is_refused_with_what_to_do(desk: str) -> None:
    plant(desk, ended_days_ago=1, is_over=False)
    before = left(desk)
    assert f"dialin event end {SLUG}" in refusal(run("purge", "--event", SLUG, "--now"))
    assert left(desk) == before


def test_without_an_event_nothing_goes_before_its_time(desk: str) -> None:
    ran = run("purge", "--now")
    assert (ran.code, ran.out) == (2, "")
    assert "--event" in ran.err
    assert "There is no event x." in refusal(run("purge", "--event", "x"))


def test_calls_are_deleted_at_the_provider_too(desk: str, case: RealCase) -> None:
    sid = case.ring_in()
    case.end(sid)
    plant(desk, ended_days_ago=20, call_sid=sid)
    assert run("purge", "--json").json["at_provider"] == {"deleted": 2, "left": 0}  # and what nobody answered
    assert case.company.legs == {}


def test_what_the_provider_does_not_do_now_waits_and_is_told(desk: str, case: RealCase) -> None:
    sid = case.ring_in()
    case.end(sid)
    plant(desk, ended_days_ago=20, call_sid=sid)
    case.refuse()
    ran = run("purge")
    assert "Still to be deleted there: 1" in ran.out
    assert left(desk) == set()


def test_people_read_a_table_without_names(desk: str) -> None:
    plant(desk, ended_days_ago=20)
    ran = run("purge", "--dry-run")
    assert ran.out.splitlines()[0].split() == ["kind", "what", "would", "go"]
    assert "OLD" not in ran.out + ran.err


def test_days_beyond_what_the_law_allows_are_refused_by_name(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for given, says in (
        ("people=31", "DIALIN_KEEP_DAYS: Write people with 1 to 30 days, as people=30."),
        ("people=0", "Write people with 1 to 30 days"),
        ("people=fourteen", "Write people with 1 to 30 days"),
        ("names=14", "Nothing that is kept is called “names”. Write one of: voices, details,"),
        ("people", "Write people with"),
    ):
        monkeypatch.setenv("DIALIN_KEEP_DAYS", given)
        assert says in refusal(run("purge")), given
