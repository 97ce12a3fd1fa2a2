"""<Record>: what ends it, what its action is told, when the recording is ready."""

import pytest

from dialin.rehearsal.network.steps import GoTo
from tests.rehearsal.webhooks import CALLER, NUMBER, PUBLIC_URL, company_with

NOTHING = ("204 No Content", [], b"")


def recording(attributes="", **answers):
    verbs = f'<Record action="/done" {attributes}/><Say>never</Say>'
    company, webhooks = company_with({"/voice": verbs, "/done": "<Pause length='60'/>", "/ready": NOTHING, **answers})
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.wait(0.5)
    return leg, webhooks


def done(webhooks):
    return webhooks.asked_at("/done")[0]


def test_a_beep_comes_first_unless_it_is_switched_off():
    assert [heard.kind for heard in recording()[0].heard] == ["tone"]
    assert not recording('playBeep="false"')[0].heard


def test_any_key_ends_it_and_is_told():
    leg, webhooks = recording()
    leg.say("Wann wird die Haltestelle umgebaut?")
    leg.press("5")
    sent = done(webhooks)
    assert sent["Digits"] == "5"
    assert sent["RecordingUrl"].endswith(sent["RecordingSid"])
    assert sent["RecordingDuration"] == "2"


def test_only_the_finishing_keys_end_it():
    leg, webhooks = recording('finishOnKey="#*"')
    leg.press("1")
    assert leg.waiting_for == "recording"
    leg.press("*")
    assert done(webhooks)["Digits"] == "*"


def test_silence_ends_it_and_speech_puts_that_off():
    leg, webhooks = recording('timeout="4"')
    leg.wait(3)
    leg.say("Noch eine Frage zu den Baeumen am Platz")
    leg.wait(3)
    assert not webhooks.asked_at("/done")
    leg.wait(1.5)
    assert done(webhooks)["Digits"] == ""


def test_with_timeout_zero_silence_never_ends_it():
    leg, webhooks = recording('timeout="0" maxLength="300"')
    leg.wait(299)
    assert not webhooks.asked_at("/done")
    leg.wait(2)
    assert done(webhooks)["RecordingDuration"] == "300"


def test_the_longest_length_ends_even_speech():
    leg, webhooks = recording('maxLength="5"')
    leg.say("x" * 200)
    assert done(webhooks)["RecordingDuration"] == "5"


def test_hanging_up_still_asks_the_action_with_the_word_hangup():
    leg, webhooks = recording()
    leg.say("Meine Frage")
    leg.hang_up()
    sent = done(webhooks)
    assert (sent["Digits"], sent["CallStatus"]) == ("hangup", "completed")


def test_without_action_the_present_document_is_asked_again():
    company, webhooks = company_with({"/voice": '<Record playBeep="false"/>'})
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.press("#")
    assert webhooks.asked_at("/voice")[1]["Digits"] == "#"


def test_the_recording_is_ready_some_time_after_the_action():
    leg, webhooks = recording('recordingStatusCallback="/ready"')
    leg.press("#")
    assert not webhooks.asked_at("/ready")
    leg.wait(3)
    (told,) = webhooks.asked_at("/ready")
    assert set(told) == {
        "AccountSid", "CallSid", "RecordingSid", "RecordingUrl", "RecordingStatus", "RecordingDuration",
        "RecordingChannels", "RecordingSource", "RecordingStartTime",
    }  # fmt: skip
    assert (told["RecordingStatus"], told["RecordingSource"]) == ("completed", "RecordVerb")


@pytest.mark.parametrize(
    ("events", "told"),
    [("in-progress completed", ["in-progress"]), ("completed absent", ["absent"]), ("absent", ["absent"])],
)
def test_a_recording_can_turn_out_absent(events, told):
    asked_for = f'recordingStatusCallback="/ready" recordingStatusCallbackEvent="{events}"'
    company, webhooks = company_with(
        {
            "/voice": f'<Record action="/done" {asked_for}/>',
            "/done": "<Hangup/>",
            "/ready": NOTHING,
        }
    )
    company.faults.order("lose_recording")
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.wait(1)
    leg.press("#")
    leg.wait(3)
    assert [form["RecordingStatus"] for form in webhooks.asked_at("/ready")] == told


def test_after_a_redirect_of_the_live_call_record_needs_an_action():
    company, _ = company_with({"/voice": "<Pause length='60'/>", "/rec": "<Record/>"})
    leg = company.call(from_=CALLER, to=NUMBER)
    with company.turn():
        leg.answer()
        company.redirect(leg, GoTo(f"{PUBLIC_URL}/rec", "POST", "updated"))
    assert company.alerts[0].code == 11100
