"""What a finished recording says about how it ended, and how its id becomes an address that can be played."""

import pytest
from flask import Flask

from dialin.dialogue.turn import Listen, RecordVoice, say
from dialin.dialogue.words.heard import Recorded, Silence
from dialin.services import Services
from dialin.voice.hearing import read_heard
from dialin.voice.rendering import document
from tests.actions.questions.test_recordings import call_of
from tests.building import make_event, turn_of
from tests.conftest import ACCOUNT

ENDED = {"RecordingUrl": "https://api.example/Recordings/RE1", "RecordingSid": "RE1", "RecordingDuration": "24"}


@pytest.mark.parametrize(
    ("digits", "heard"),
    [
        ("", Recorded("RE1", 24)),
        ("#", Recorded("RE1", 24, key="#")),
        ("0", Recorded("RE1", 24, key="0")),
        ("hangup", Recorded("RE1", 24, hung_up=True)),
        ("12", Recorded("RE1", 24)),
    ],
)
def test_the_end_of_a_recording_is_a_key_silence_or_a_hang_up(digits: str, heard: Recorded) -> None:
    assert read_heard(ENDED | {"Digits": digits}) == heard


def test_the_id_may_stand_only_in_the_address() -> None:
    assert read_heard({"RecordingUrl": "https://api.example/Recordings/RE7.wav"}) == Recorded("RE7")
    assert read_heard({"RecordingUrl": "https://api.example/?x=<Say>"}) == Silence()


@pytest.mark.parametrize("sid", ["RE1", "https://elsewhere.example/RE1"])
def test_a_recording_is_played_from_where_the_provider_keeps_it(app: Flask, services: Services, sid: str) -> None:
    call = call_of(services, make_event(services), consent=False)
    twiml = document(turn_of([say("q.review", recording=sid)], Listen()), call, services.settings, guarded=False)
    address = sid if "://" in sid else f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Recordings/{sid}"
    assert f"<Play>{address}</Play>" in twiml


def test_a_recording_ends_by_hash_or_by_zero_and_says_when_it_can_be_fetched(app: Flask, services: Services) -> None:
    call = call_of(services, make_event(services), consent=False)
    twiml = document(turn_of([], RecordVoice()), call, services.settings, guarded=False)
    for words in (
        'finishOnKey="0#"', 'playBeep="true"', 'maxLength="90"', 'timeout="4"', "/voice/recording",
        'recordingStatusCallbackEvent="completed absent"',
    ):  # fmt: skip
        assert words in twiml
    assert "transcribe" not in twiml
