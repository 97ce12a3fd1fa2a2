"""Faults at the provider: each is one complaint, with its mend; --fix sets the webhooks, and nobody else's."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from dialin.clock import wall_clock
from tests.cli.doctor.towns import App, Environ, Start, Town, document, examined
from tests.cli.running import NUMBER, create_event, run
from tests.config.credentials import ACCOUNT, TOKEN
from tests.every import every

OTHER = "+493023125777"


def the_complaint() -> tuple[str, str, str]:
    (one,) = examined()
    assert all(one)
    return one


def test_an_account_that_is_suspended_or_on_trial_is_said(town: Town) -> None:
    for status, kind, says in (
        ("suspended", "Full", "The account is suspended"),
        ("closed", "Full", "The account is closed"),
        ("active", "Trial", "The account is a trial"),
    ):
        town.company.account.status, town.company.account.type = status, kind
        name, found, _ = the_complaint()
        assert (name, says in found) == ("account", True), found


def test_a_token_that_the_provider_refuses_is_one_complaint_and_the_server_is_not_blamed(town: Town) -> None:
    town.set(TWILIO_AUTH_TOKEN=TOKEN[::-1])
    ran = run("doctor", "--json")
    name, says, mend = the_complaint()
    assert name == "account"
    assert "refuses TWILIO_AUTH_TOKEN for this TWILIO_ACCOUNT_SID (401, code 20003)" in says
    assert "suspended" in mend
    assert TOKEN[::-1] not in ran.out
    unseen = {one["name"] for one in document(ran)["checks"] if "not looked at" in one["says"]}
    assert unseen == {"balance", "region", "webhooks", "texting", "recordings", "address"}


def test_a_key_of_another_account_is_told_from_one_that_is_refused(town: Town) -> None:
    town.company.api_keys["SK" + "1" * 32] = "of the key"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWILIO_API_KEY", "SK" + "1" * 32)
        patch.setenv("TWILIO_API_SECRET", "of the key")
        assert examined() == []
        patch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT[:-1] + "9")
        found = examined()
        assert found[0][:2] == ("account", "The credentials are known, and not for this account.")
        patch.setenv("TWILIO_API_SECRET", "another")
        assert "refuses TWILIO_API_KEY with TWILIO_API_SECRET" in examined()[0][1]


def test_no_account_at_all_is_one_complaint(town: Town) -> None:
    town.unset("TWILIO_ACCOUNT_SID")
    assert the_complaint()[:2] == (
        "account", "No account is set, so nobody can be called and nothing asked of the provider.",
    )  # fmt: skip


def answering(status: str, text: bytes) -> Callable[[Environ, Start, App], Iterable[bytes]]:
    def answer(_environ: Environ, start: Start, _app: App) -> Iterable[bytes]:
        start(status, [("Content-Type", "text/html")])
        return [text]

    return answer


@every(
    ("status", "says"),
    [("404 Not Found", "Not the provider answers at"), ("503 Service Unavailable", "The provider answers 503")],
)
def test_what_answers_in_the_providers_place_is_said(town: Town, status: str, says: str) -> None:
    town.provider.does = answering(status, b"<h1>something else</h1>")
    name, found, _ = the_complaint()
    assert (name, says in found) == ("account", True), found


def test_a_provider_that_cannot_be_reached_is_one_complaint(town: Town) -> None:
    town.set(TWILIO_API_URL="http://127.0.0.1:1")
    name, says, mend = the_complaint()
    assert (name, "cannot be reached" in says, "http://127.0.0.1:1" in mend) == ("account", True, True)


@every(("seconds", "way"), [(-40, "ahead"), (90, "behind")])
def test_a_clock_that_goes_wrong_is_said(town: Town, seconds: int, way: str) -> None:
    def at_another_time(environ: Environ, start: Start, app: App) -> Iterable[bytes]:
        date = format_datetime((wall_clock() + timedelta(seconds=seconds)).replace(microsecond=0), usegmt=True)

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, ("Date", date)], *more)

        return app(environ, begin)

    town.provider.does = at_another_time
    name, says, mend = the_complaint()
    assert (name, says.endswith(f"seconds {way}.")) == ("clock", True), says
    assert "timedatectl" in mend


def test_too_little_money_is_said_with_what_an_evening_costs(town: Town) -> None:
    town.company.account.balance = "2.50"
    name, says, _ = the_complaint()
    assert (name, says.startswith("2.50 EUR are left on the account, and an evening of digitaltag")) == (
        "balance",
        True,
    )


def test_a_number_of_another_region_is_said(town: Town) -> None:
    town.number.region = "ie1"
    name, says, mend = the_complaint()
    assert (name, "handled in region ie1" in says, "TWILIO_REGION=ie1" in mend) == ("region", True, True)


def test_calls_that_somebody_has_recorded_are_said(town: Town) -> None:
    with town.company.turn():
        town.company.switchboard.recorder.begin("DialVerb", None, call_sid="CA" + "1" * 32)
    assert the_complaint()[0] == "recordings"


@every(("sender", "says"), [(OTHER, "is not a number of this account"), (NUMBER, "cannot send text messages")])
def test_a_sender_of_text_messages_that_cannot_be_is_said(town: Town, sender: str, says: str) -> None:
    town.number.sends_messages = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIALIN_SMS_FROM", sender)
        name, found, _ = the_complaint()
    assert (name, says in found) == ("texting", True)


@every(
    ("changed", "says"),
    [
        ({"voice_url": None, "voice_fallback_url": None}, "“a call comes in” is not set"),
        ({"voice_url": "https://old.example/voice/incoming"}, "is https://old.example/voice/incoming instead of"),
        ({"voice_url": "https://anna:zebra@old.example/"}, "is https://old.example/ instead of"),
        ({"voice_method": "GET"}, "“a call comes in” is asked by GET instead of POST"),
        ({"status_callback": None}, "“call status changes” is not set"),
        ({"status_callback_method": "GET"}, "“call status changes” is asked by GET"),
        ({"voice_fallback_url": "https://old.example/"}, "“primary handler fails” is https://old.example/"),
        ({"application_sid": "AP" + "1" * 32}, "is handed to a TwiML app (AP1"),
        ({"trunk_sid": "TK" + "1" * 32}, "is handed to a trunk (TK1"),
        ({"takes_calls": False}, "takes no calls by voice"),
    ],
)
def test_a_number_that_does_not_ask_us_is_said(town: Town, changed: dict[str, Any], says: str) -> None:
    before = {name: getattr(town.number, name) for name in changed}
    for name, value in changed.items():
        setattr(town.number, name, value)
    name, found, mend = the_complaint()
    for attribute, value in before.items():
        setattr(town.number, attribute, value)
    assert name == "webhooks"
    assert says in found
    assert "zebra" not in found
    assert mend


def test_a_number_that_is_not_the_accounts_is_said(town: Town) -> None:
    create_event("--number", OTHER, "--bridge-number", "+496990009000", slug="zweiter")
    assert the_complaint()[:2] == ("webhooks", f"{OTHER} is not a number of this account.")


def test_fix_sets_the_webhooks_of_events_and_says_what_was_there(town: Town) -> None:
    theirs = town.company.register_number(OTHER, voice_url="https://other.example/")
    town.number.voice_url, town.number.voice_method = "https://old.example/", "GET"
    town.number.status_callback = None
    assert [name for name, _, _ in examined()] == ["webhooks"]
    mended = run("doctor", "--fix", "--json")
    assert mended.code == 0
    (said,) = [one["says"] for one in document(mended)["checks"] if one["name"] == "webhooks"]
    assert "Before: “a call comes in” is https://old.example/ instead of" in said
    assert "“call status changes” is not set" in said
    assert (town.number.voice_url, town.number.voice_method) == (f"{town.url}/voice/incoming", "POST")
    assert theirs.voice_url == "https://other.example/"
    again = run("doctor", "--fix", "--json")
    assert (again.code, "Before" in again.out) == (0, False)
    assert sum(asked.method == "POST" for asked in town.company.requests_received) == 1


def test_fix_leaves_a_number_alone_that_is_handed_to_something_else(town: Town) -> None:
    town.number.application_sid, town.number.voice_url = "AP" + "1" * 32, None
    assert run("doctor", "--fix").code == 1
    assert town.number.voice_url is None
