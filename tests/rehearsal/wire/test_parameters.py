"""What stands in every request."""

from tests.every import every
from tests.rehearsal.webhooks import ACCOUNT, CALLER, NUMBER, PUBLIC_URL, company_with


def first_request(from_=CALLER, **terms):
    company, webhooks = company_with({"/voice": "<Hangup/>"})
    leg = company.call(from_=from_, to=NUMBER, **terms)
    return leg, webhooks.asked_at("/voice")[0]


def test_the_first_request_of_a_call_rings_and_names_everything():
    leg, sent = first_request()
    assert sent["CallSid"] == leg.sid
    assert leg.sid.startswith("CA")
    assert len(leg.sid) == 34
    expected = {
        "AccountSid": ACCOUNT, "From": CALLER, "To": NUMBER, "Caller": CALLER, "Called": NUMBER,
        "CallStatus": "ringing", "ApiVersion": "2010-04-01", "Direction": "inbound", "FromCountry": "DE",
        "ToCountry": "DE", "FromCity": "", "CalledZip": "",
    }  # fmt: skip
    assert expected.items() <= sent.items()
    assert "CallToken" in sent
    assert "ParentCallSid" not in sent


def test_a_withheld_caller_comes_as_a_word():
    _, sent = first_request(None)
    assert sent["From"] == "anonymous"
    assert sent["FromCountry"] == ""


@every(
    "word",
    [
        "anonymous", "Anonymous", "unknown", "restricted", "unavailable", "private", "blocked", "withheld",
        "+266696687", "266696687", "+7378742833", "+2562533", "+8656696", "+86282452253",
    ],
)  # fmt: skip
def test_sentinel_callers_come_as_they_are(word):
    _, sent = first_request(word)
    assert sent["From"] == word


def test_a_forwarded_call_names_who_forwarded_it():
    _, sent = first_request(forwarded_from="+493023125009")
    assert sent["ForwardedFrom"] == "+493023125009"


def test_a_sip_caller_brings_its_headers():
    extra = {"SipDomain": "city.example", "SipCallId": "1", "SipHeader_X-Room": "12"}
    _, sent = first_request("sip:anna@city.example", sip_parameters=extra)
    assert extra.items() <= sent.items()


def test_unknown_parameters_can_be_added_to_every_request():
    company, webhooks = company_with({"/voice": "<Hangup/>"}, status_callback=f"{PUBLIC_URL}/status")
    company.faults.extra_parameters["StirVerstat"] = "TN-Validation-Passed-A"
    company.call(from_=CALLER, to=NUMBER)
    assert [asked.form["StirVerstat"] for asked in webhooks.asked] == ["TN-Validation-Passed-A"] * 2


def test_the_numbers_callback_comes_once_when_the_call_has_ended():
    company, webhooks = company_with(
        {"/voice": "<Pause length='4'/><Say>Tschuess</Say>"}, status_callback=f"{PUBLIC_URL}/status"
    )
    leg = company.call(from_=CALLER, to=NUMBER)
    assert not webhooks.asked_at("/status")
    leg.wait(30)
    (sent,) = webhooks.asked_at("/status")
    assert sent["CallStatus"] == "completed"
    assert sent["CallDuration"] == str(leg.duration)
    assert "SequenceNumber" not in sent
