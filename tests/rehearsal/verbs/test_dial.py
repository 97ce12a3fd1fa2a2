"""<Dial> with numbers and SIP addresses: rings, bridges, and what its action is told."""

import pytest

from dialin.rehearsal import Callee
from tests.rehearsal.webhooks import CALLER, NUMBER, company_with

OFFICE = "+493023125900"
BRIDGE = "+496990009100"
NOTHING = ("204 No Content", [], b"")


def dialled(attributes, nouns, callees=None, **answers):
    verbs = f'<Dial action="/after" {attributes}>{nouns}</Dial><Say>never</Say>'
    company, webhooks = company_with(
        {"/voice": verbs, "/after": "<Say>Back</Say><Pause length='50'/>", "/told": NOTHING, **answers}
    )
    company.callees = {OFFICE: Callee(), **(callees or {})}
    return company.call(from_=CALLER, to=NUMBER), webhooks


def child_of(leg):
    return next(other for other in leg.company.legs.values() if other.parent is leg)


def test_the_called_leg_has_its_own_sid_and_both_hear_each_other():
    leg, _ = dialled("", OFFICE)
    leg.wait(3)
    child = child_of(leg)
    assert child.sid != leg.sid
    assert (child.status, child.direction) == ("in-progress", "outbound-dial")
    assert leg.company.who_hears(leg) == [child]
    assert leg.company.who_hears(child) == [leg]
    leg.say("Guten Tag")
    assert child.heard[-1].text == "Guten Tag"


def test_when_the_far_end_hangs_up_the_action_is_told():
    leg, webhooks = dialled("", OFFICE)
    leg.wait(10)
    child_of(leg).hang_up()
    (sent,) = webhooks.asked_at("/after")
    assert sent["DialCallStatus"] == "completed"
    assert sent["DialCallSid"] == child_of(leg).sid
    assert sent["DialCallDuration"] == "8"
    assert sent["DialBridged"] == "true"
    assert leg.status == "in-progress"


@pytest.mark.parametrize("outcome", ["busy", "no-answer", "failed"])
def test_what_the_far_end_does_is_the_dial_call_status(outcome):
    leg, webhooks = dialled('timeout="10"', OFFICE, {OFFICE: Callee(outcome)})
    leg.wait(20)
    (sent,) = webhooks.asked_at("/after")
    assert (sent["DialCallStatus"], sent["DialBridged"]) == (outcome, "false")


def test_ringing_lasts_the_timeout_and_five_seconds_more():
    leg, webhooks = dialled('timeout="10"', OFFICE, {OFFICE: Callee("no-answer")})
    leg.wait(14.9)
    assert not webhooks.asked_at("/after")
    leg.wait(0.2)
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "no-answer"


def test_without_action_the_next_verb_runs():
    company, _ = company_with({"/voice": f"<Dial>{OFFICE}</Dial><Say>Next</Say>"})
    company.callees[OFFICE] = Callee("busy")
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.wait(3)
    assert leg.heard[-1].text == "Next"


def test_the_star_of_the_caller_ends_the_far_end_and_not_the_call():
    leg, webhooks = dialled('hangupOnStar="true"', OFFICE)
    leg.wait(4)
    leg.press("*")
    assert child_of(leg).status == "completed"
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "completed"
    assert leg.status == "in-progress"


def test_the_star_of_the_far_end_is_only_a_tone():
    leg, _ = dialled('hangupOnStar="true"', OFFICE)
    leg.wait(4)
    child_of(leg).press("*")
    assert leg.bridged
    assert leg.heard[-1].kind == "digits"


def test_without_hangup_on_star_the_star_is_a_tone_for_the_far_end():
    leg, _ = dialled("", OFFICE)
    leg.wait(4)
    leg.press("*")
    assert [tone.key for tone in child_of(leg).tones] == ["*"]


def test_when_the_caller_hangs_up_the_far_end_ends_and_no_action_is_asked():
    leg, webhooks = dialled("", OFFICE)
    leg.wait(4)
    leg.hang_up()
    assert child_of(leg).status == "completed"
    assert not webhooks.asked_at("/after")


def test_when_the_caller_hangs_up_the_action_is_asked_where_a_company_does_so():
    leg, webhooks = dialled("", OFFICE)
    leg.company.switchboard.asks_after_hang_up = True
    leg.wait(10)
    leg.hang_up()
    (after,) = webhooks.asked_at("/after")
    assert (after["CallStatus"], after["DialCallStatus"]) == ("completed", "completed")
    assert [verb.name for verb in leg.verbs] == ["Dial"]


def test_when_the_caller_hangs_up_while_it_rings_the_far_end_is_canceled():
    leg, _ = dialled("", OFFICE, {OFFICE: Callee(answers_after=20)})
    leg.wait(4)
    leg.hang_up()
    assert child_of(leg).status == "canceled"


def test_the_time_limit_ends_the_bridge():
    leg, webhooks = dialled('timeLimit="60"', OFFICE)
    leg.wait(63)
    assert webhooks.asked_at("/after")[0]["DialCallDuration"] == "60"


def test_answer_on_bridge_keeps_ringing_until_the_far_end_answers():
    leg, _ = dialled('answerOnBridge="true"', OFFICE)
    assert leg.status == "ringing"
    leg.wait(3)
    assert leg.status == "in-progress"


def test_keys_are_sent_after_the_answer_with_their_pauses():
    leg, _ = dialled("", f'<Number sendDigits="wW12#">{BRIDGE}</Number>', {BRIDGE: Callee(expects="12#")})
    leg.wait(10)
    child = child_of(leg)
    assert child.is_admitted
    assert (child.tones[0].at - child.answered_at).total_seconds() == pytest.approx(1.5)


def test_keys_that_take_longer_than_it_may_ring_are_sent_to_their_end():
    slow = f'<Number sendDigits="{"W" * 20}12#">{BRIDGE}</Number>'
    leg, _ = dialled('timeout="5"', slow, {BRIDGE: Callee(expects="12#")})
    leg.wait(30)
    assert leg.bridged is child_of(leg)


def test_keys_before_the_far_end_listens_are_lost():
    callee = Callee(expects="12#", listens_after=3, patience=10)
    leg, webhooks = dialled("", f'<Number sendDigits="12#">{BRIDGE}</Number>', {BRIDGE: callee})
    leg.wait(20)
    assert not child_of(leg).is_admitted
    assert webhooks.asked_at("/after")


def test_wrong_keys_make_the_videoconference_hang_up():
    leg, _ = dialled("", f'<Number sendDigits="13#">{BRIDGE}</Number>', {BRIDGE: Callee(expects="12#")})
    leg.wait(10)
    assert child_of(leg).ended_because == "the callee does not know these keys"


def test_the_called_legs_callbacks_are_numbered_from_zero():
    nouns = (
        f'<Number statusCallback="/told" statusCallbackEvent="initiated ringing answered completed">{OFFICE}</Number>'
    )
    leg, webhooks = dialled("", nouns)
    leg.wait(5)
    child_of(leg).hang_up()
    told = webhooks.asked_at("/told")
    assert [(form["SequenceNumber"], form["CallStatus"]) for form in told] == [
        ("0", "initiated"), ("1", "ringing"), ("2", "in-progress"), ("3", "completed"),
    ]  # fmt: skip
    assert {form["ParentCallSid"] for form in told} == {leg.sid}
    assert {form["CallbackSource"] for form in told} == {"call-progress-events"}
    assert told[3]["CallDuration"] == "3"
    assert "CallDuration" not in told[2]


def test_a_callback_without_events_is_told_the_end_only():
    leg, webhooks = dialled("", f'<Number statusCallback="/told">{OFFICE}</Number>')
    leg.wait(5)
    child_of(leg).hang_up()
    (told,) = webhooks.asked_at("/told")
    assert (told["CallStatus"], told["SequenceNumber"]) == ("completed", "0")


def test_the_first_of_several_that_answers_gets_the_call():
    slow, quick = "+493023125901", "+493023125902"
    nouns = f"<Number>{slow}</Number><Number>{quick}</Number>"
    leg, _ = dialled("", nouns, {slow: Callee(answers_after=9), quick: Callee(answers_after=2)})
    leg.wait(4)
    assert leg.bridged.to == quick
    assert next(x for x in leg.company.legs.values() if x.to == slow).status == "canceled"


def test_in_sequence_the_next_is_called_when_one_does_not_answer():
    first, second = "+493023125901", "+493023125902"
    nouns = f"<Number>{first}</Number><Number>{second}</Number>"
    leg, _ = dialled('sequential="true"', nouns, {first: Callee("busy"), second: Callee()})
    leg.wait(1)
    assert len(leg.company.legs) == 2
    leg.wait(5)
    assert leg.bridged.to == second


def test_only_the_called_side_hears_its_whisper_and_then_they_are_bridged():
    leg, webhooks = dialled(
        "", f'<Number url="/whisper">{OFFICE}</Number>', **{"/whisper": "<Say>Ein Anruf fuer Sie</Say>"}
    )
    leg.wait(3)
    child = child_of(leg)
    assert not leg.bridged
    assert webhooks.asked_at("/whisper")[0]["CallSid"] == child.sid
    leg.wait(3)
    assert leg.bridged is child
    assert "Ein Anruf" in child.transcript()
    assert "Ein Anruf" not in leg.transcript()


def test_a_whisper_that_hangs_up_prevents_the_bridge():
    leg, webhooks = dialled("", f'<Number url="/whisper">{OFFICE}</Number>', **{"/whisper": "<Hangup/>"})
    leg.wait(5)
    assert webhooks.asked_at("/after")[0]["DialBridged"] == "false"


def test_a_whisper_may_not_dial():
    leg, _ = dialled("", f'<Number url="/whisper">{OFFICE}</Number>', **{"/whisper": f"<Dial>{BRIDGE}</Dial>"})
    leg.wait(5)
    assert leg.company.alerts[0].code == 13238


@pytest.mark.parametrize(("attributes", "shown"), [("", CALLER), (f'callerId="{NUMBER}"', NUMBER)])
def test_the_caller_id_is_the_callers_unless_one_is_set(attributes, shown):
    leg, _ = dialled(attributes, OFFICE)
    assert child_of(leg).from_ == shown


def test_a_foreign_caller_id_is_refused():
    leg, webhooks = dialled('callerId="+498999998001"', OFFICE)
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "failed"
    assert leg.company.alerts[0].code == 13214


def test_a_recorded_bridge_gives_its_recording():
    leg, webhooks = dialled('record="record-from-answer" recordingStatusCallback="/told"', OFFICE)
    leg.wait(6)
    child_of(leg).hang_up()
    assert "/Recordings/RE" in webhooks.asked_at("/after")[0]["RecordingUrl"]
    leg.wait(3)
    (told,) = webhooks.asked_at("/told")
    assert (told["RecordingSource"], told["CallSid"]) == ("DialVerb", leg.sid)


def test_a_sip_address_gets_its_headers_and_its_answer_is_told():
    sip = "sip:room@bridge.example"
    callee = Callee(sip_headers={"X-Room": "12"})
    leg, webhooks = dialled("", f"<Sip>{sip};transport=tls?X-Pin=12%2034&amp;X-Name=A</Sip>", {sip: callee})
    leg.wait(4)
    child = child_of(leg)
    assert child.sip_headers == {"X-Pin": "12 34", "X-Name": "A"}
    child.hang_up()
    sent = webhooks.asked_at("/after")[0]
    assert (sent["DialSipResponseCode"], sent["DialSipHeader_X-Room"]) == ("200", "12")


def test_numbers_nobody_answers_at_are_not_answered():
    leg, webhooks = dialled('timeout="5"', "+498999998555")
    leg.wait(11)
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "no-answer"
