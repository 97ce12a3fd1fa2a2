"""`dialin staff events` and `dialin audit`: what they say, and what they refuse."""

import os

import pytest
from sqlalchemy import text

from dialin.store.database import open_database, transaction
from tests.cli.running import refusal, run, run_process
from tests.every import every


@pytest.fixture
def two_events(desk: str) -> None:
    for slug in ("digitaltag", "andere"):
        made = run(
            "event", "create", "--slug", slug, "--title", slug, "--starts", "2099-06-19T18:00", "--seats", "2",
            "--registration-closes", "2099-06-16T23:59", "--timezone", "Europe/Berlin",
        )  # fmt: skip
        assert made.code == 0, made.err
    assert run("staff", "add", "Eva", "--role", "moderator", "--password-stdin", stdin="lang und gut 123\n").code == 0


def by_hand(statement: str) -> None:
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with transaction(database) as connection:
        connection.execute(text(statement))
    database.close()


def test_a_login_is_for_all_events_until_some_are_named(two_events: None) -> None:
    assert run("staff", "events", "Eva", "--json").json == {
        "name": "Eva", "role": "moderator", "all_events": True, "events": None,
    }  # fmt: skip
    assert run("staff", "events", "Eva", "andere", "--json").json["events"] == ["andere"]
    both = run("staff", "events", "Eva", "andere", "digitaltag").out
    assert both.splitlines()[-1] == "events      andere, digitaltag"
    assert run("staff", "events", "Eva", "--none", "--json").json["events"] == []
    assert run("staff", "events", "Eva", "--all", "--json").json["all_events"]


@every(
    ("words", "says"),
    [
        (("Otto", "andere"), "There is no login named Otto."),
        (("Otto",), "There is no login named Otto."),
        (("Eva", "nichts"), "There is no event nichts."),
        (("Chef", "andere"), "The administration sees every event."),
    ],
)
def test_what_cannot_be_set_is_said_and_changes_nothing(two_events: None, words: tuple[str, ...], says: str) -> None:
    run("staff", "add", "Chef", "--role", "admin", "--password-stdin", stdin="lang und gut 123\n")
    assert says in refusal(run("staff", "events", *words))
    assert run("staff", "events", "Eva", "--json").json["all_events"]


def test_naming_events_and_all_of_them_at_once_is_wrong_usage(two_events: None) -> None:
    assert run("staff", "events", "Eva", "andere", "--all").code == 2


def test_a_whole_log_is_said_to_be_whole(two_events: None) -> None:
    found = run("audit", "check", "--json").json
    assert (found["whole"], found["entries"], found["not_chained_yet"], found["faults"]) == (True, 4, 0, [])
    assert run("audit", "check").code == 0


def test_a_missing_entry_is_named_until_the_chain_is_begun_anew(two_events: None) -> None:
    run("audit", "check")
    by_hand("DELETE FROM audit_entry WHERE number = 2")
    found = run("audit", "check")
    assert (found.code, found.err.split(".")[0]) == (1, "The log is not whole")
    assert "Entry 2 is missing." in found.out
    assert run("audit", "begin", "--json").json["faults"][0] == {
        "fault": "missing", "number": 2, "last": 2, "sentence": "Entry 2 is missing.",
    }  # fmt: skip
    assert run("audit", "check", "--json").json["whole"]


def test_without_the_secret_key_nothing_is_written_into_the_log(
    two_events: None,
) -> None:
    url = os.environ["DIALIN_DATABASE_URL"]
    ran = run_process(
        "staff", "events", "Eva", "andere", DIALIN_DATABASE_URL=url
    )  # in this one tests have a key of their own
    assert "DIALIN_SECRET_KEY" in refusal(ran)
    assert run("staff", "events", "Eva", "--json").json["all_events"]
