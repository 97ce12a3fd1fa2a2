"""`dialin campaign`: the plan before anybody is told, how far it has come, and one sentence where it cannot be."""

import pytest

from tests.cli.running import add_attendee, create_event, refusal, run
from tests.config.credentials import ACCOUNT, TOKEN

PIN = ("--event", "digitaltag", "--kind", "pin")
DOCUMENT = {"kind", "event", "running", "begins", "expected_end", "calls", "ways", "done", "left", "cannot"}


@pytest.fixture
def office(desk_on_each: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two people, one without any way to get the PIN, and an account to call them with."""
    monkeypatch.setenv("DIALIN_PUBLIC_URL", "https://dialin.example")
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    create_event()
    add_attendee("Erna Müller", "030 23125010", "--delivery", "call")
    add_attendee("Otto Beispiel", "030 23125011", "--delivery", "letter")
    return desk_on_each


def test_a_dry_run_shows_the_plan_and_tells_nobody(office: str) -> None:
    assert office
    tried = run("campaign", "start", *PIN, "--dry-run", "--json").json
    assert set(tried) == DOCUMENT
    assert (tried["kind"], tried["event"], tried["running"], tried["calls"]) == ("pin", "digitaltag", False, 1)
    assert tried["ways"] == {"letter": 0, "call": 1, "sms": 0, "email": 0, "staff": 0}
    assert [one["name"] for one in tried["cannot"]] == ["Otto Beispiel"]
    assert tried["expected_end"] > tried["begins"]
    shown = run("campaign", "show", *PIN, "--json").json
    assert (shown["running"], shown["left"], shown["done"]) == (False, 1, {})


def test_it_is_started_shown_and_stopped(office: str) -> None:
    assert office
    started = run("campaign", "start", *PIN)
    assert started.code == 0
    assert "1 by call" in started.err
    assert "expected to be through at" in started.err
    assert "No address is on file" in started.out
    shown = run("campaign", "show", *PIN, "--json").json
    assert (shown["running"], shown["left"], shown["done"]) == (True, 1, {"blocked": 1})
    assert [one["name"] for one in shown["cannot"]] == ["Otto Beispiel"]
    assert "running already" in refusal(run("campaign", "start", *PIN))
    assert run("campaign", "stop", *PIN, "--dry-run", "--json").json["running"]
    stopped = run("campaign", "stop", *PIN, "--json").json
    assert (stopped["running"], stopped["left"], stopped["done"]) == (False, 0, {"blocked": 1, "stopped": 1})
    assert "not running" in refusal(run("campaign", "stop", *PIN))
    assert "not running" in run("campaign", "show", *PIN, "--watch").out


def test_telling_that_it_is_cancelled_calls_it_off_and_a_dry_run_does_not(office: str) -> None:
    assert office
    kind = ("--event", "digitaltag", "--kind", "cancelled")
    assert run("campaign", "start", *kind, "--dry-run").code == 0
    assert run("event", "show", "digitaltag", "--json").json["phase"] == "registration"
    assert "called off" in run("campaign", "start", *kind).err
    assert run("event", "show", "digitaltag", "--json").json["phase"] == "cancelled"
    assert "called off" in refusal(run("campaign", "start", *PIN))


def test_what_is_missing_is_said_in_one_sentence(desk_on_each: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk_on_each
    create_event()
    assert "There is no event" in refusal(run("campaign", "show", "--event", "other", "--kind", "pin"))
    assert "nobody to tell" in refusal(run("campaign", "start", *PIN))
    add_attendee("Erna Müller", "030 23125010", "--delivery", "call")
    assert "TWILIO_ACCOUNT_SID" in refusal(run("campaign", "start", *PIN))
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    assert "DIALIN_PUBLIC_URL" in refusal(run("campaign", "start", *PIN, "--dry-run"))
    monkeypatch.setenv("DIALIN_PUBLIC_URL", "https://dialin.example")
    run("event", "end", "digitaltag")
    assert "is over" in refusal(run("campaign", "start", *PIN))
    assert run("campaign", "start", "--event", "digitaltag", "--kind", "offer").code == 2
