"""<Gather>: prompts, keys, speech and silence."""

import pytest

from dialin.rehearsal.legs.doing import press
from tests.rehearsal.webhooks import CALLER, NUMBER, company_with

PROMPT = '<Say language="de-DE" voice="Polly.Vicki-Neural">Bitte geben Sie jetzt Ihre PIN ein.</Say>'


def called(gather: str, *, after: str = "<Say>Nothing came</Say>", **answers):
    company, webhooks = company_with({"/voice": gather + after, "/next": "<Pause length='60'/>", **answers})
    return company.call(from_=CALLER, to=NUMBER), webhooks


def test_the_last_of_the_wanted_digits_submits_at_once():
    leg, webhooks = called(f'<Gather numDigits="6" action="/next">{PROMPT}</Gather>')
    leg.listen()
    leg.press("123456")
    assert webhooks.asked_at("/next")[0]["Digits"] == "123456"
    assert webhooks.asked_at("/next")[0]["CallStatus"] == "in-progress"


def test_the_finishing_key_submits_and_is_left_out():
    leg, webhooks = called(f'<Gather action="/next">{PROMPT}</Gather>')
    leg.press("12#")
    sent = webhooks.asked_at("/next")[0]
    assert (sent["Digits"], sent["FinishedOnKey"], sent["msg"]) == ("12", "#", "Gather End")


def test_with_an_empty_finishing_key_every_key_is_a_digit():
    leg, webhooks = called('<Gather finishOnKey="" numDigits="3" action="/next"/>')
    leg.press("*1#")
    assert webhooks.asked_at("/next")[0]["Digits"] == "*1#"


def test_the_finishing_key_first_counts_as_no_input():
    leg, webhooks = called('<Gather action="/next"/>')
    leg.press("#")
    leg.listen()
    assert not webhooks.asked_at("/next")
    assert "Nothing came" in leg.transcript()


def test_silence_falls_through_to_the_next_verb():
    leg, webhooks = called(f'<Gather timeout="7" action="/next">{PROMPT}</Gather>')
    leg.silence()
    leg.listen()
    assert not webhooks.asked_at("/next")
    assert leg.heard[-1].text == "Nothing came"


def test_silence_is_submitted_where_that_is_asked_for():
    leg, webhooks = called('<Gather actionOnEmptyResult="true" action="/next"/>')
    leg.silence()
    assert webhooks.asked_at("/next")[0]["Digits"] == ""


def test_the_time_runs_from_the_end_of_the_prompt():
    leg, _ = called(f'<Gather timeout="4" action="/next">{PROMPT}<Pause length="2"/></Gather>')
    leg.listen()
    began = leg.company.now
    leg.silence()
    assert (leg.company.now - began).total_seconds() == pytest.approx(4)


def test_each_key_starts_the_time_again_and_its_end_submits_what_there_is():
    leg, webhooks = called('<Gather timeout="3" action="/next"/>')
    for key in "123":
        leg.press(key)
        leg.wait(2.5)
    assert not webhooks.asked_at("/next")
    leg.wait(1)
    assert webhooks.asked_at("/next")[0]["Digits"] == "123"


def test_a_key_cuts_the_prompt_and_only_the_played_words_were_heard():
    leg, _ = called(f'<Gather numDigits="2" action="/next">{PROMPT}</Gather>')
    leg.wait(1)
    leg.press("1")
    (heard,) = leg.heard
    assert heard.was_cut
    assert heard.text
    assert "Bitte geben Sie jetzt Ihre PIN ein.".startswith(heard.text)
    assert heard.text != "Bitte geben Sie jetzt Ihre PIN ein."
    assert leg.waiting_for == "keys"


def test_without_barge_in_the_prompt_plays_on():
    leg, _ = called(f'<Gather numDigits="2" bargeIn="false" action="/next">{PROMPT}</Gather>')
    leg.wait(1)
    leg.press("1")
    assert leg.waiting_for == "prompt"


def test_a_gather_without_action_asks_its_own_document_again():
    leg, webhooks = called(f'<Gather numDigits="1">{PROMPT}</Gather>')
    leg.press("5")
    assert [form.get("Digits") for form in webhooks.asked_at("/voice")] == [None, "5"]


def test_speech_is_submitted_after_the_pause_that_ends_it():
    leg, webhooks = called(
        f'<Gather input="dtmf speech" speechTimeout="auto" language="de-DE" action="/next">{PROMPT}</Gather>'
    )
    leg.say("sieben vier acht", confidence=0.87)
    sent = webhooks.asked_at("/next")[0]
    assert (sent["SpeechResult"], sent["Confidence"]) == ("sieben vier acht", "0.87")
    assert "Digits" not in sent


def test_speech_is_lost_where_only_keys_were_asked():
    leg, webhooks = called(f'<Gather numDigits="1" action="/next">{PROMPT}</Gather>')
    leg.say("sieben")
    assert not webhooks.asked_at("/next")
    assert leg.waiting_for == "prompt"


def test_once_speech_came_first_the_finishing_key_is_ignored():
    leg, webhooks = called('<Gather input="dtmf speech" speechTimeout="3" action="/next"/>')
    leg.company.clock.after(0.5, lambda: press(leg, "#"))
    leg.say("acht eins")
    assert webhooks.asked_at("/next")[0]["SpeechResult"] == "acht eins"


def test_partial_results_are_told_and_their_answer_is_ignored():
    leg, webhooks = called('<Gather input="speech" speechTimeout="1" partialResultCallback="/partial" action="/next"/>')
    leg.say("guten Tag")
    assert webhooks.asked_at("/partial")[0]["UnstableSpeechResult"] == "guten Tag"
    assert webhooks.asked_at("/next")


def test_hanging_up_inside_a_gather_asks_for_nothing_more():
    leg, webhooks = called(f'<Gather numDigits="6" action="/next">{PROMPT}</Gather>')
    leg.press("12")
    leg.hang_up()
    assert not webhooks.asked_at("/next")
    assert leg.status == "completed"


def test_more_keys_than_asked_reach_the_next_question_only_if_it_listens():
    leg, webhooks = called(
        '<Gather numDigits="2" action="/next"/>', **{"/next": "<Say>Thank you very much</Say><Hangup/>"}
    )
    leg.press("1234")
    assert webhooks.asked_at("/next")[0]["Digits"] == "12"
    leg.listen()
    assert leg.is_over
