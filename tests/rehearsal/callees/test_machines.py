"""Answering machines, and what the provider's detection makes of whoever answers."""

import pytest
from twilio.request_validator import RequestValidator

from dialin.rehearsal import Callee, Machine
from dialin.rehearsal.callees import answering_machine, network_mailbox, says_nothing
from tests.rehearsal.callees.placing import place, rehearsed
from tests.rehearsal.webhooks import ACCOUNT, PUBLIC_URL, TOKEN

MESSAGE = "<Say language='de-DE'>Hier ist die Stadt. Bitte rufen Sie uns zurück.</Say>"
BESIDE = {"async_amd": "true", "async_amd_status_callback": f"{PUBLIC_URL}/verdict"}
UNTIL_THE_END = {"machine_detection": "DetectMessageEnd"}


def verdicts(webhooks):
    return [form["AnsweredBy"] for form in webhooks.asked_at("/verdict")]


def test_a_machine_says_its_greeting_on_the_line_beeps_and_records_only_what_comes_after():
    company, _ = rehearsed(answering_machine(machine=Machine("Wir sind nicht da.")), "<Say>eins zwei drei</Say>" * 9)
    leg = place(company)
    company.elapse(60)
    assert "says: Wir sind nicht da." in leg.transcript()
    assert "beeps" in leg.transcript()
    said = " ".join(one.text for one in leg.heard).split()
    recorded = leg.recorded.split()
    assert 0 < len(recorded) < len(said)
    assert said[-len(recorded) :] == recorded


def test_a_greeting_is_taken_for_speech_by_a_document_that_listens():
    company, webhooks = rehearsed(answering_machine())
    place(company)
    company.elapse(60)
    assert "nicht zu Hause" in webhooks.asked_at("/next")[0]["SpeechResult"]


def test_a_machine_hangs_up_when_nothing_more_is_said():
    company, _ = rehearsed(network_mailbox(), f"{MESSAGE}<Pause length='60'/>")
    leg = place(company)
    company.elapse(100)
    assert leg.ended_because == "the answering machine hung up"


def test_a_machine_records_for_so_long_and_no_longer():
    company, _ = rehearsed(answering_machine(machine=Machine(longest=8)), MESSAGE * 20)
    leg = place(company)
    company.elapse(100)
    assert leg.ended_because == "the answering machine hung up"
    assert leg.heard[-1].was_cut


def test_with_asynchronous_detection_the_document_runs_at_once_and_the_verdict_is_posted():
    company, webhooks = rehearsed(answering_machine(answers_after=2), f"{MESSAGE}<Pause length='60'/>")
    leg = place(company, **UNTIL_THE_END, **BESIDE)
    company.elapse(3)
    assert webhooks.asked_at("/placed")
    assert "AnsweredBy" not in webhooks.asked_at("/placed")[0]
    assert not verdicts(webhooks)
    company.elapse(20)
    (told,) = webhooks.asked_at("/verdict")
    assert set(told) == {"CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration"}
    assert (told["CallSid"], told["AccountSid"], told["AnsweredBy"]) == (leg.sid, ACCOUNT, "machine_end_beep")
    assert int(told["MachineDetectionDuration"]) > 1000
    assert leg.answered_by == "machine_end_beep"


def test_a_verdict_is_posted_signed():
    company, webhooks = rehearsed(Callee(), f"{MESSAGE}<Pause length='60'/>")
    place(company, **UNTIL_THE_END, **BESIDE)
    company.elapse(10)
    asked = next(one for one in webhooks.asked if one.path == "/verdict")
    signature = asked.environ["HTTP_X_TWILIO_SIGNATURE"]
    assert RequestValidator(TOKEN).validate(f"{PUBLIC_URL}/verdict", asked.form, signature)


@pytest.mark.parametrize("ends", ["beep", "silence", "other"])
def test_the_verdict_on_a_machine_comes_after_its_greeting_and_says_how_it_ended(ends):
    company, webhooks = rehearsed(answering_machine(machine=Machine(ends=ends)), "<Pause length='60'/>")
    leg = place(company, **UNTIL_THE_END, **BESIDE)
    company.run_until(lambda: bool(verdicts(webhooks)), 60)
    assert leg.records_since
    assert leg.records_since <= company.now
    assert verdicts(webhooks) == [f"machine_end_{ends}"]


def test_a_document_that_waits_for_the_verdict_on_a_machine_is_recorded_whole():
    company, webhooks = rehearsed(answering_machine(), MESSAGE)
    leg = place(company, **UNTIL_THE_END)
    company.elapse(60)
    assert webhooks.asked_at("/placed")[0]["AnsweredBy"] == "machine_end_beep"
    assert leg.recorded == "Hier ist die Stadt. Bitte rufen Sie uns zurück."


def test_a_machine_is_known_at_once_where_its_end_does_not_matter():
    company, webhooks = rehearsed(answering_machine(machine=Machine("Lange Rede. " * 40)), "<Pause length='60'/>")
    place(company, machine_detection="Enable", **BESIDE)
    company.elapse(20)
    assert verdicts(webhooks) == ["machine_start"]


def test_detection_gives_up_when_its_time_is_over():
    company, webhooks = rehearsed(answering_machine(machine=Machine("Lange Rede. " * 40)), "<Pause length='60'/>")
    place(company, **UNTIL_THE_END, **BESIDE, machine_detection_timeout=5)
    company.elapse(20)
    assert verdicts(webhooks) == ["unknown"]


@pytest.mark.parametrize(
    ("callee", "verdict"),
    [
        (Callee(), "human"), (says_nothing(), "unknown"), (Callee(answered_by="fax"), "fax"),
        (Callee(answered_by="machine_start"), "machine_start"),
        (Callee(machine=Machine(), answered_by="human"), "human"),
    ],
)  # fmt: skip
def test_whoever_answers_is_taken_for_what_they_are_or_by_mistake_for_something_else(callee, verdict):
    company, webhooks = rehearsed(callee, "<Pause length='60'/>")
    place(company, **UNTIL_THE_END, **BESIDE)
    company.elapse(20)
    assert verdicts(webhooks) == [verdict]


def test_a_call_that_is_over_gets_no_verdict():
    company, webhooks = rehearsed(Callee(hangs_up_after=1), "<Pause length='60'/>")
    place(company, **UNTIL_THE_END, **BESIDE)
    company.elapse(20)
    assert verdicts(webhooks) == []


def test_keys_to_be_sent_switch_detection_off():
    company, webhooks = rehearsed(Callee(), "<Pause length='60'/>")
    place(company, **UNTIL_THE_END, **BESIDE, send_digits="12")
    company.elapse(20)
    assert verdicts(webhooks) == []
