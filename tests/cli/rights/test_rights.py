"""`dialin staff events`: what it says, and what it refuses."""

import pytest

from tests.cli.running import refusal, run
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
