"""Say, Play, Pause, Redirect, Hangup, Reject: what they do and what answers the call."""

import io
import wave

import pytest

from tests.rehearsal.webhooks import CALLER, NUMBER, PUBLIC_URL, company_with


def call(verbs, **answers):
    company, webhooks = company_with({"/voice": verbs, **answers}, status_callback=f"{PUBLIC_URL}/status")
    return company.call(from_=CALLER, to=NUMBER), webhooks


@pytest.mark.parametrize("verb", ["<Say>x</Say>", "<Record/>", "<Dial>+493023125001</Dial>", "<Gather/>"])
def test_these_verbs_answer_the_call(verb):
    leg, _ = call(verb)
    assert leg.status == "in-progress"


def test_a_redirect_stays_ringing():
    leg, webhooks = call("<Redirect>/next</Redirect>", **{"/next": "<Pause/>"})
    assert webhooks.asked_at("/next")[0]["CallStatus"] == "ringing"
    assert leg.status == "ringing"


def test_a_pause_as_the_first_verb_delays_the_pick_up():
    leg, _ = call("<Pause length='3'/><Say>Now</Say>")
    leg.wait(2.9)
    assert leg.status == "ringing"
    leg.wait(0.2)
    assert leg.status == "in-progress"


@pytest.mark.parametrize(("reason", "status"), [("", "no-answer"), ('reason="busy"', "busy")])
def test_a_rejected_call_was_never_answered(reason, status):
    leg, webhooks = call(f"<Reject {reason}/>")
    assert (leg.status, leg.is_answered) == (status, False)
    assert webhooks.asked_at("/status")[0]["CallStatus"] == status


def test_rejecting_later_just_ends_the_call():
    leg, _ = call("<Say>x</Say><Reject/>")
    leg.wait(2)
    assert leg.status == "completed"


def test_a_document_that_runs_out_of_verbs_ends_the_call():
    leg, _ = call("<Say>x</Say>")
    leg.wait(2)
    assert (leg.status, leg.ended_because) == ("completed", "the document ran out of verbs")


def test_an_empty_document_ends_the_call():
    assert call("")[0].is_over


def test_nothing_after_a_redirect_runs():
    leg, _ = call("<Redirect>/next</Redirect><Say>never</Say>", **{"/next": "<Hangup/>"})
    assert [verb.name for verb in leg.verbs] == ["Redirect", "Hangup"]


def test_relative_addresses_are_meant_from_the_present_document():
    _, webhooks = call(
        "<Redirect>/a/first</Redirect>",
        **{"/a/first": "<Redirect>second?x=1</Redirect>", "/a/second": "<Hangup/>"},
    )
    assert [(asked.path, asked.query) for asked in webhooks.asked][2] == ("/a/second", "x=1")


def test_a_known_recording_plays_for_its_length():
    leg, _ = call("<Pause/><Play>https://media.example/hello.mp3</Play>")
    leg.company.media["https://media.example/hello.mp3"] = 7.5
    leg.wait(60)
    assert leg.heard[1].kind == "play"
    assert leg.heard[1].seconds == 7.5


def test_a_recording_is_fetched_without_call_parameters_and_measured():
    audio = io.BytesIO()
    with wave.open(audio, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(bytes(2 * 8000 * 3))
    leg, webhooks = call(
        "<Play>/hello.wav</Play>",
        **{"/hello.wav": ("200 OK", [("Content-Type", "audio/x-wav")], audio.getvalue())},
    )
    leg.wait(60)
    assert leg.heard[0].seconds == 3.0
    asked = next(asked for asked in webhooks.asked if asked.path == "/hello.wav")
    assert (asked.method, asked.form) == ("GET", {})


def test_a_recording_that_is_none_is_left_out_with_an_alert():
    leg, _ = call("<Play>/hello.wav</Play><Say>after</Say>", **{"/hello.wav": "<Hangup/>"})
    assert leg.company.alerts[0].code == 12300
    assert leg.prompt == "after"


def test_a_missing_recording_is_left_out_with_an_alert():
    leg, _ = call("<Play>/none.wav</Play><Say>after</Say>")
    assert leg.company.alerts[0].code == 11217
    assert leg.prompt == "after"


def test_a_text_that_is_too_long_for_its_voice_is_not_said():
    leg, _ = call(f"<Say>{'x' * 4097}</Say><Say>after</Say>")
    assert leg.company.alerts[0].code == 13521
    assert leg.prompt == "after"


def test_keys_while_nobody_asks_do_nothing():
    leg, webhooks = call("<Say>a sentence that takes some seconds to be said</Say>")
    leg.press("123")
    assert leg.waiting_for == "prompt"
    assert len(webhooks.asked) == 1


def test_a_transcript_tells_the_call():
    leg, _ = call('<Gather numDigits="2"><Say>Two digits please</Say></Gather>')
    leg.wait(2)
    leg.press("12")
    leg.hang_up()
    assert leg.transcript().splitlines()[:2] == ["00:00 hears say: Two digits please", "00:02 presses 12"]
    assert leg.transcript().splitlines()[-1].endswith("the person hung up")


def test_a_call_to_a_number_that_is_not_in_service_fails():
    company, webhooks = company_with({})
    assert company.call(from_=CALLER, to="+493023125999").status == "failed"
    assert not webhooks.asked
