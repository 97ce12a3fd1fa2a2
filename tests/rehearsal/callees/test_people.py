"""People who are called: they answer, are busy, hear, press and say, and hang up when they please."""

import pytest

from dialin.rehearsal import Callee, Deed
from dialin.rehearsal.callees import by_try, never_reacts, wrong_person
from tests.every import every
from tests.rehearsal.callees.placing import EVENTS, PERSON, place, rehearsed
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import PUBLIC_URL


def test_a_person_presses_once_the_words_are_over():
    company, webhooks = rehearsed(Callee(does=(Deed(presses="1", hears="drücken Sie die Eins", after=0.5),)))
    leg = place(company)
    company.elapse(20)
    assert webhooks.asked_at("/next")[0]["Digits"] == "1"
    assert not leg.heard[0].was_cut
    assert "Danke" in leg.transcript()


@every("hears", ["GUTEN TAG", "Tag hier, ist die", "die Eins", "Eins"])
def test_case_stops_and_the_ends_of_sentences_do_not_matter_to_who_listens(hears):
    company, webhooks = rehearsed(Callee(does=(Deed(presses="1", hears=hears, after=0.1),)))
    place(company)
    company.elapse(20)
    assert webhooks.asked_at("/next")


def test_words_that_are_cut_off_were_not_heard():
    deeds = (Deed(presses="1", hears="Hier ist die Stadt", after=0), Deed(says="Und?", hears="die Eins", after=0))
    company, webhooks = rehearsed(Callee(does=deeds))
    leg = place(company)
    company.elapse(60)
    assert webhooks.asked_at("/next")
    assert "says" not in leg.transcript()


def test_words_count_anew_after_each_deed():
    again = Deed(presses="2", hears="die Eins", after=0.1)
    company, webhooks = rehearsed(Callee(does=(again, again)))
    webhooks.answers["/next"] = webhooks.answers["/placed"]
    place(company)
    company.elapse(60)
    assert [form["Digits"] for form in webhooks.asked_at("/next")] == ["2", "2"]
    company, _ = rehearsed(Callee(does=(again, Deed(says="Noch einmal?", hears="die Eins"))))
    leg = place(company)
    company.elapse(60)
    assert "Noch einmal?" not in leg.transcript()


def test_a_person_speaks_and_is_heard():
    company, webhooks = rehearsed(Callee(does=(Deed(says="Ja, gerne", hears="die Eins"),)))
    place(company)
    company.elapse(30)
    assert webhooks.asked_at("/next")[0]["SpeechResult"] == "Ja, gerne"


def test_a_person_hangs_up_in_the_middle_of_a_sentence():
    company, _ = rehearsed(Callee(does=(Deed(hangs_up=True, hears="Guten Tag", after=0.3),)))
    leg = place(company)
    company.elapse(20)
    assert leg.heard[0].was_cut
    assert (leg.status, leg.ended_because) == ("completed", "the person hung up")


def test_who_never_reacts_hears_it_all():
    company, webhooks = rehearsed(never_reacts())
    webhooks.answers["/placed"] = "<Gather timeout='3'><Say>Ist da jemand?</Say></Gather><Say>Auf Wiederhören.</Say>"
    leg = place(company)
    company.elapse(60)
    assert "says: Ja, hallo?" in leg.transcript()
    assert "Auf Wiederhören." in leg.transcript()


def test_a_wrong_person_says_so_and_hangs_up():
    company, _ = rehearsed(wrong_person())
    leg = place(company)
    company.elapse(60)
    assert "falsch verbunden" in leg.transcript()
    assert leg.ended_because == "the person hung up"


def test_at_each_try_it_may_be_another_way_and_the_last_stays():
    company, _ = rehearsed(by_try(Callee("busy"), Callee("no-answer"), Callee()), "<Pause length='60'/>")
    for expected in ("busy", "no-answer", "in-progress", "in-progress"):
        leg = place(company, timeout=20)
        company.elapse(28)
        assert leg.status == expected
        leg.hang_up()
    assert [leg.status for leg in company.calls_to(PERSON)] == ["busy", "no-answer", "completed", "completed"]


def test_a_telephone_that_somebody_has_to_pick_up_rings_until_then():
    company, webhooks = rehearsed(Callee("somebody"))
    leg = place(company, status_callback=f"{PUBLIC_URL}/told", status_callback_event=EVENTS)
    company.elapse(10)
    assert leg.status == "ringing"
    leg.pick_up()
    assert leg.status == "in-progress"
    leg.pick_up()
    assert [form["CallStatus"] for form in webhooks.asked_at("/told")] == ["initiated", "ringing", "in-progress"]


def test_a_telephone_that_somebody_has_to_pick_up_can_be_declined_or_left_to_ring():
    company, webhooks = rehearsed(Callee("somebody"))
    told = {"status_callback": f"{PUBLIC_URL}/told", "status_callback_event": ["completed"]}
    declined, missed = place(company, timeout=20, **told), place(company, timeout=20, **told)
    company.elapse(5)
    declined.decline()
    company.elapse(30)
    assert (declined.status, missed.status) == ("busy", "no-answer")
    assert [form["SipResponseCode"] for form in webhooks.asked_at("/told")] == ["603", "487"]


@pytest.mark.parametrize("outcome", ["busy", "rejected", "no-answer", "failed", "answers", "somebody"])
def test_a_placed_call_is_found_by_its_numbers_whatever_became_of_it(outcome):
    company, _ = rehearsed(Callee(outcome))
    leg = place(company, timeout=20)
    for seconds in (0, 1, 5, 60):
        company.elapse(seconds)
        (found,) = client_of(company).calls.list(to=PERSON, from_=leg.from_)
        assert (found.sid, found.status) == (leg.sid, leg.status)


def test_the_document_of_a_placed_call_is_asked_for_with_our_number_first():
    company, webhooks = rehearsed(Callee())
    leg = place(company)
    company.elapse(5)
    (asked,) = webhooks.asked_at("/placed")
    assert (asked["Direction"], asked["From"], asked["To"]) == ("outbound-api", leg.from_, PERSON)
