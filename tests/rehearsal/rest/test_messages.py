"""Text messages over REST, with the provider's real client."""

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from dialin.rehearsal import Handset
from dialin.rehearsal.numbers import Permissions
from tests.every import every
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL, TOKEN, company_with

MOBILE, LANDLINE = "+4917139200010", "+492214710010"
NOTHING = ("204 No Content", [], b"")
WORDS = "Ihre PIN für den Digitaltag: 748 290"


@pytest.fixture
def company():
    company, webhooks = company_with({"/told": NOTHING})
    company.webhooks_app = webhooks
    return company


def sent(company, **terms):
    terms = {"to": MOBILE, "from_": NUMBER, "body": WORDS, "status_callback": f"{PUBLIC_URL}/told"} | terms
    return client_of(company).messages.create(**terms)


def told(company):
    return [(form["MessageStatus"], form.get("ErrorCode")) for form in company.webhooks_app.asked_at("/told")]


def refused(act):
    with pytest.raises(TwilioRestException) as caught:
        act()
    return caught.value.status, caught.value.code


def test_a_message_is_queued_sent_and_delivered_and_each_step_is_told(company):
    message = sent(company)
    assert (message.status, message.to, message.from_, message.body) == ("queued", MOBILE, NUMBER, WORDS)
    assert message.sid.startswith("SM")
    assert len(message.sid) == 34
    company.elapse(10)
    assert told(company) == [("sent", None), ("delivered", None)]
    (first, _) = company.webhooks_app.asked_at("/told")
    assert {name: first[name] for name in ("MessageSid", "To", "From")} == {
        "MessageSid": message.sid, "To": MOBILE, "From": NUMBER,
    }  # fmt: skip
    assert client_of(company).messages(message.sid).fetch().status == "delivered"


def test_what_is_told_is_signed(company):
    sent(company)
    company.elapse(10)
    for asked in company.webhooks_app.asked:
        signature = asked.environ["HTTP_X_TWILIO_SIGNATURE"]
        assert RequestValidator(TOKEN).validate(f"{PUBLIC_URL}/told", asked.form, signature)


@pytest.mark.parametrize(
    ("handset", "steps"),
    [
        (Handset("undelivered", 30006), [("sent", None), ("undelivered", "30006")]),
        (Handset("undelivered"), [("sent", None), ("undelivered", "30003")]),
        (Handset("failed"), [("failed", "30008")]),
        (Handset("sent"), [("sent", None)]),
    ],
)
def test_a_message_that_does_not_arrive_says_why(company, handset, steps):
    company.messages.handsets[MOBILE] = handset
    message = sent(company)
    company.elapse(60)
    assert told(company) == steps
    found = client_of(company).messages(message.sid).fetch()
    assert (found.status, found.error_code and str(found.error_code)) == steps[-1]


def test_a_message_that_nobody_wants_told_is_sent_all_the_same(company):
    message = sent(company, status_callback=None)
    company.elapse(10)
    assert told(company) == []
    assert client_of(company).messages(message.sid).fetch().date_sent


@pytest.mark.parametrize("code", [21211, 21608, 21610, 21614])
def test_numbers_can_be_refused_as_the_provider_refuses_them(company, code):
    company.messages.handsets[MOBILE] = Handset(refused_with=code)
    assert refused(lambda: sent(company)) == (400, code)
    assert not company.messages.by_sid


def test_messages_that_cannot_be_sent_are_refused(company):
    @every(
        ("terms", "code"),
        [
            ({"to": ""}, 21604), ({"to": "nobody"}, 21211), ({"to": LANDLINE}, 21635), ({"from_": ""}, 21603),
            ({"from_": "+493023125777"}, 21606), ({"from_": "Stadtverwaltung"}, 21606), ({"body": ""}, 21602),
            ({"body": "x" * 1601}, 21617), ({"to": "+49900123456"}, 21408), ({"status_callback": "/told"}, 21205),
        ],
    )  # fmt: skip
    def is_refused(terms, code):
        assert refused(lambda: sent(company, **terms)) == (400, code)

    is_refused()
    assert not company.messages.by_sid


def test_a_word_may_stand_for_the_sender(company):
    assert sent(company, from_="Musterstadt").from_ == "Musterstadt"


def test_messages_are_listed_newest_first_by_filter_and_page(company):
    company.permissions = Permissions()
    made = [sent(company, to=f"+491713920001{n}") for n in range(5)]
    company.elapse(10)
    messages = client_of(company).messages
    assert [one.sid for one in messages.list(page_size=2)] == [one.sid for one in reversed(made)]
    assert [one.sid for one in messages.list(to="+4917139200012", from_=NUMBER)] == [made[2].sid]
    assert messages.list(from_="Musterstadt") == []
    assert len(messages.list(date_sent=company.now.date())) == 5


def test_the_words_can_be_taken_away_and_the_record_deleted(company):
    message = sent(company)
    messages = client_of(company).messages
    assert refused(messages(message.sid).delete) == (409, 20009)
    company.elapse(10)
    assert messages(message.sid).update(body="").body == ""
    assert messages(message.sid).delete()
    assert refused(messages(message.sid).fetch) == (404, 20404)


def test_a_report_can_be_lost_while_the_record_knows(company):
    company.faults.order("lose_callback", where=lambda webhook: webhook.purpose == "message", times=None)
    message = sent(company)
    company.elapse(10)
    assert told(company) == []
    assert client_of(company).messages(message.sid).fetch().status == "delivered"
