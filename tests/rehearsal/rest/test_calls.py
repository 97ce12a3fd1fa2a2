"""Calls over REST, with the provider's real client."""

import pytest
from twilio.base.exceptions import TwilioException, TwilioRestException

from dialin.rehearsal import Callee
from dialin.rehearsal.numbers import Permissions
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import ACCOUNT, CALLER, NUMBER, PUBLIC_URL, TOKEN, company_with

PERSON = "+496990009050"
NOTHING = ("204 No Content", [], b"")
EVENTS = ["initiated", "ringing", "answered", "completed"]


@pytest.fixture
def company():
    company, webhooks = company_with(
        {"/voice": "<Gather timeout='60'/>", "/placed": "<Say>Guten Tag</Say><Gather timeout='60'/>",
         "/other": "<Say>Anderes</Say><Gather timeout='60'/>", "/told": NOTHING}
    )  # fmt: skip
    company.callees[PERSON] = Callee()
    company.webhooks_app = webhooks
    return company


def placed(company, **terms):
    terms = {"to": PERSON, "from_": NUMBER, "url": f"{PUBLIC_URL}/placed"} | terms
    return client_of(company).calls.create(**terms)


def refused(act):
    with pytest.raises(TwilioRestException) as caught:
        act()
    return caught.value.status, caught.value.code


def told(company):
    return [(form["SequenceNumber"], form["CallStatus"]) for form in company.webhooks_app.asked_at("/told")]


def test_a_placed_call_is_queued_rings_and_runs_its_document_when_answered(company):
    call = placed(company)
    assert (call.status, call.direction, call.to, call.from_formatted) == ("queued", "outbound-api", PERSON, NUMBER)
    company.elapse(1)
    assert client_of(company).calls(call.sid).fetch().status == "ringing"
    assert not company.webhooks_app.asked
    company.elapse(5)
    (asked,) = company.webhooks_app.asked_at("/placed")
    assert (asked["CallStatus"], asked["Direction"], asked["To"]) == ("in-progress", "outbound-api", PERSON)
    assert "Guten Tag" in company.legs[call.sid].transcript()


def test_each_step_is_told_numbered_from_zero(company):
    call = placed(company, status_callback=f"{PUBLIC_URL}/told", status_callback_event=EVENTS)
    company.elapse(5)
    company.legs[call.sid].hang_up()
    assert told(company) == [("0", "initiated"), ("1", "ringing"), ("2", "in-progress"), ("3", "completed")]


@pytest.mark.parametrize("outcome", ["busy", "no-answer", "failed"])
def test_calls_that_are_not_answered_end_by_their_name(company, outcome):
    company.callees[PERSON] = Callee(outcome)
    call = placed(company, status_callback=f"{PUBLIC_URL}/told", timeout=20)
    company.elapse(30)
    assert client_of(company).calls(call.sid).fetch().status == outcome
    assert told(company) == [("0", outcome)]
    assert not company.webhooks_app.asked_at("/placed")


def test_inline_documents_run_without_a_request(company):
    call = placed(company, url=None, twiml="<Response><Say>Ohne Anfrage</Say></Response>")
    company.elapse(10)
    assert "Ohne Anfrage" in company.legs[call.sid].transcript()
    assert not company.webhooks_app.asked


def test_an_inline_document_needs_absolute_actions(company):
    placed(company, url=None, twiml='<Response><Gather action="/next"/></Response>')
    company.elapse(10)
    assert company.alerts[0].code == 11100


def test_keys_are_sent_before_the_document(company):
    company.callees[PERSON] = Callee(expects="12#")
    call = placed(company, send_digits="ww12#")
    company.elapse(10)
    assert company.legs[call.sid].is_admitted


def test_machine_detection_is_told_on_the_document_request(company):
    placed(company, machine_detection="Enable")
    company.elapse(5)
    assert not company.webhooks_app.asked
    company.elapse(5)
    assert company.webhooks_app.asked_at("/placed")[0]["AnsweredBy"] == "human"


def test_calls_leave_the_queue_at_the_accounts_pace(company):
    company.calls_a_second = 1
    calls = [placed(company) for _ in range(3)]
    company.elapse(1.5)
    assert [company.legs[call.sid].status for call in calls] == ["ringing", "ringing", "queued"]


def test_a_call_canceled_in_the_queue_tells_nothing(company):
    call = placed(company, status_callback=f"{PUBLIC_URL}/told", status_callback_event=EVENTS)
    client_of(company).calls(call.sid).update(status="canceled")
    company.elapse(10)
    assert company.legs[call.sid].status == "canceled"
    assert told(company) == []


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"to": ""}, 21201), ({"from_": ""}, 21213), ({"from_": "+493023125777"}, 21210), ({"to": "nobody"}, 21211),
        ({"send_digits": "1" * 33}, 21205), ({"send_digits": "1,2"}, 21205), ({"url": "/relative"}, 21205),
        ({"url": None, "twiml": "x" * 4001}, 32018), ({"url": None}, 21205), ({"timeout": 601}, 20001),
        ({"to": "+49900123456"}, 21215), ({"from_": "die Stadt"}, 21212), ({"machine_detection": "Perhaps"}, 20001),
        ({"machine_detection": "Enable", "machine_detection_timeout": 60}, 20001),
        ({"status_callback": f"{PUBLIC_URL}/told", "status_callback_event": ["answerd"]}, 21626),
    ],
)  # fmt: skip
def test_calls_that_cannot_be_placed_are_refused(company, terms, code):
    assert refused(lambda: placed(company, **terms)) == (400, code)
    assert not company.legs


def test_where_the_account_may_not_call_and_whom_the_provider_refuses_is_settable(company):
    company.permissions = Permissions(allowed=("+49",))
    company.callees[PERSON] = Callee(refused_with=21211)
    assert refused(lambda: placed(company, to="+436991234567")) == (400, 21215)
    assert refused(lambda: placed(company)) == (400, 21211)
    assert not company.legs


def test_a_live_call_goes_to_another_document_at_once(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    client_of(company).calls(leg.sid).update(url=f"{PUBLIC_URL}/other")
    assert leg.prompt == "Anderes"
    assert leg.waiting_for == "prompt"


def test_a_live_call_can_get_an_inline_document(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    client_of(company).calls(leg.sid).update(twiml="<Response><Say>Kurz</Say></Response>")
    assert leg.prompt == "Kurz"


def test_a_live_call_can_be_ended(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    assert client_of(company).calls(leg.sid).update(status="completed").status == "completed"
    assert leg.is_over


def test_after_its_end_a_call_cannot_be_changed(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.hang_up()
    calls = client_of(company).calls(leg.sid)
    assert refused(lambda: calls.update(url=f"{PUBLIC_URL}/other")) == (400, 21220)
    assert refused(lambda: calls.update(status="completed")) == (400, 21220)


def test_a_ringing_call_cannot_be_redirected_and_an_answered_one_not_canceled(company):
    call = placed(company)
    assert refused(lambda: client_of(company).calls(call.sid).update(url=f"{PUBLIC_URL}/other")) == (400, 21220)
    company.elapse(5)
    assert refused(lambda: client_of(company).calls(call.sid).update(status="canceled")) == (400, 21220)


def test_a_status_callback_is_changed_only_together_with_an_address(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    calls = client_of(company).calls(leg.sid)
    assert refused(lambda: calls.update(status_callback=f"{PUBLIC_URL}/told"))[0] == 400


def test_calls_are_listed_by_filter_and_page(company):
    legs = [company.call(from_=f"+49699000900{n}", to=NUMBER) for n in range(5)]
    legs[0].hang_up()
    calls = client_of(company).calls
    assert {call.sid for call in calls.list(page_size=2)} == {leg.sid for leg in legs}
    assert len(calls.list(status="in-progress", page_size=3)) == 4
    assert [call.from_formatted for call in calls.list(from_="+496990009002")] == ["+496990009002"]
    assert calls.list(to="+493023125777") == []
    assert len(calls.list(limit=2)) == 2


def test_a_finished_call_shows_its_times(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.wait(61)
    call = client_of(company).calls(leg.sid).fetch()
    assert call.duration == "60"
    assert (call.end_time - call.start_time).total_seconds() == 60


def test_the_record_of_a_finished_call_can_be_deleted(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.hang_up()
    calls = client_of(company).calls
    assert calls(leg.sid).delete()
    assert refused(calls(leg.sid).fetch) == (404, 20404)


def test_wrong_credentials_are_refused_and_an_api_key_is_not(company):
    company.api_keys["SK1"] = "a secret"
    leg = company.call(from_=CALLER, to=NUMBER)
    assert refused(client_of(company, password="wrong").calls(leg.sid).fetch) == (401, 20003)
    assert client_of(company, user="SK1", password="a secret").calls(leg.sid).fetch().sid == leg.sid


def test_what_was_asked_is_on_record(company):
    placed(company, status_callback=f"{PUBLIC_URL}/told", status_callback_event=["initiated", "answered"])
    (received,) = company.requests_received
    assert (received.method, received.status) == ("POST", 201)
    assert received.path == f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
    assert received.form["StatusCallbackEvent"] == ["initiated", "answered"]
    assert TOKEN not in str(received)


def test_throttling_can_be_ordered_and_then_nothing_happens(company):
    company.faults.order("rest_answer", status=429, times=2)
    assert refused(lambda: placed(company)) == (429, 20429)
    assert refused(lambda: placed(company))[0] == 429
    assert placed(company).status == "queued"
    assert len(company.legs) == 1


def test_a_lost_answer_can_be_ordered_and_the_call_is_placed_all_the_same(company):
    company.faults.order("rest_lose_answer", status=503)
    assert refused(lambda: placed(company))[0] == 503
    assert len(company.legs) == 1


def test_another_account_is_not_found(company):
    client = client_of(company)
    with pytest.raises(TwilioException):
        client.api.accounts("AC" + "9" * 32).calls.list()
