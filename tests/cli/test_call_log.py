"""`dialin call-log`: an answer at night to what happened to a call, and nothing about who called."""

from flask import Flask

from dialin.services import Services
from tests.building import EVENING, NUMBER, SetClock, make_event, register_people
from tests.cli.running import refusal, run
from tests.voice.signing import post

SID = "CA" + "0123456789abcdef" * 2
CALLER = "+493023125010"


def call(app: Flask, path: str, **heard: str) -> None:
    form = {"CallSid": SID, "From": CALLER, "To": NUMBER, "CallStatus": "in-progress"}
    answer = post(app, path, **(form | heard))
    assert answer.status_code in (200, 204), answer.text


def evening(app: Flask, services: Services, clock: SetClock) -> str:
    """The PIN of a call: an unknown one, words, the right one, the room, its menu, a fault, and a hang-up."""
    (person,) = register_people(services, make_event(services, slug="digitaltag"), 1)
    clock.now = EVENING
    call(app, "/voice/incoming")
    call(app, "/voice/turn/1", Digits="111111")
    call(app, "/voice/turn/2", SpeechResult="ich bin die Erna Beispiel")
    call(app, "/voice/turn/3", Digits=person.pin)
    clock.pass_time(minutes=12)
    call(app, "/voice/turn/4", DialCallStatus="completed", DialCallDuration="720")
    call(app, "/voice/resume/1")
    clock.pass_time(minutes=1)
    call(app, "/voice/status", CallStatus="completed")
    return person.pin


def at_desk(services: Services, monkeypatch) -> None:
    monkeypatch.setenv("DIALIN_DATABASE_URL", services.settings.database_url)


def test_each_turn_is_told_by_what_kind_was_heard_and_where_it_led(app, services, clock, monkeypatch):
    evening(app, services, clock)
    at_desk(services, monkeypatch)
    told = run("call-log", SID, "--json").json
    assert told["event"] == "digitaltag"
    assert (told["seat"], told["number_was_shown"], told["is_of_attendee"]) == (None, True, True)
    assert told["hung_up_at"] is not None
    assert [(step["turn"], step["heard"]) for step in told["steps"]][:5] == [
        (0, "call arrived"), (1, "keys: 6 digits"), (2, "speech: 5 words"), (3, "keys: 6 digits"),
        (4, "left after 720 s"),
    ]  # fmt: skip
    assert told["steps"][5]["heard"] == "taken up again after a fault"
    assert told["steps"][3]["outcomes"][:1] == ["PinAccepted"]
    assert told["steps"][3]["stage"] == "InRoom"
    text = run("call-log", SID).out
    assert "PinAccepted" in text
    assert "keys: 6 digits" in text


def test_nothing_of_who_called_is_told(app, services, clock, monkeypatch):
    pin = evening(app, services, clock)
    at_desk(services, monkeypatch)
    for words in (("call-log", SID, "--json"), ("call-log", SID), ("call-log",), ("call-log", "--json")):
        out = run(*words).out
        assert SID in out
        assert [secret for secret in (pin, "111111", CALLER[1:], "30231250", "Erna", "Beispiel") if secret in out] == []


def test_an_unknown_call_says_how_to_find_one(desk):
    assert refusal(run("call-log", "CA" + "9" * 32)).endswith("See which there are with: dialin call-log")
    assert run("call-log", "--json").json == []


def test_an_ordinary_call_leaves_a_line_at_its_beginning_and_one_at_its_end(app, services, clock, caplog):
    with caplog.at_level("INFO"):
        evening(app, services, clock)
    lines = [record.getMessage() for record in caplog.records if SID in record.getMessage()]
    assert lines == [f"call {SID} has begun", f"call {SID} is over, after turn 6 in StarMenu"]
    assert CALLER[1:] not in caplog.text
