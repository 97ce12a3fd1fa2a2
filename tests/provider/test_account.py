"""What is asked about the account: the real client on HTTP, towards the rehearsal's REST API."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from twilio.http import HttpClient
from twilio.http.response import Response

from dialin.clock import wall_clock
from dialin.provider.account import FALLBACK, STATUS, VOICE, Balance, Webhook
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.twilio_account import TwilioAccount, connect_account
from dialin.rehearsal.company import Company
from dialin.rehearsal.rest import create_rest_app
from tests.config.credentials import ACCOUNT as OUR_ACCOUNT
from tests.every import every
from tests.provider.answering import Answering
from tests.provider.companies import settings_of
from tests.provider.loopback import served
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, TOKEN, Webhooks, company_for

KEY, SECRET = "SK" + "3" * 32, "of the key"


@contextmanager
def asked(company: Company, **changes: Any) -> Iterator[TwilioAccount]:
    with served(create_rest_app(company)) as url, closed(TwilioAccount(settings_of(url, **changes))) as desk:
        yield desk


@contextmanager
def closed(desk: TwilioAccount) -> Iterator[TwilioAccount]:
    try:
        yield desk
    finally:
        desk.close()


@pytest.fixture
def company() -> Company:
    return company_for(Webhooks())


@every(
    ("status", "kind", "is_trial"), [("active", "Full", False), ("active", "Trial", True), ("suspended", "Full", False)]
)
def test_the_account_says_what_it_is(status: str, kind: str, is_trial: bool) -> None:
    company = company_for(Webhooks())
    company.account.status, company.account.type = status, kind
    with asked(company) as desk:
        account = desk.fetch_account()
    assert account is not None
    assert (account.sid, account.status, account.is_trial) == (ACCOUNT, status, is_trial)


def test_whoever_it_does_not_know_is_refused_and_told_the_time_all_the_same(company: Company) -> None:
    with asked(company, auth_tokens="f" * 32) as desk:
        with pytest.raises(RequestRefused) as refused:
            desk.fetch_account()
        assert refused.value.status == 401
        told = desk.server_time()
    assert told is not None
    assert abs(told - wall_clock()) < timedelta(seconds=5)


def test_a_key_that_may_not_look_at_the_account_is_known_all_the_same() -> None:
    """As the provider's usual keys are: they reach everything else."""
    listed = '{"incoming_phone_numbers": [], "page": 0, "next_page_uri": null}'
    answers = [("401 Unauthorized", '{"code": 20003, "message": "Authenticate"}'), ("200 OK", listed)]
    server = Answering(answers)
    with served(server) as url, closed(TwilioAccount(settings_of(url, api_key=KEY, api_secret=SECRET))) as desk:
        assert desk.fetch_account() is None
    assert server.asked[-1][1].endswith("/IncomingPhoneNumbers.json")


def test_the_balance_is_an_amount_of_money_where_there_is_one(company: Company) -> None:
    with asked(company) as desk:
        assert desk.fetch_balance() == Balance(Decimal("250.00"), "EUR")
        company.account.balance = None
        assert desk.fetch_balance() is None


def test_a_number_is_found_whole_and_its_webhooks_are_set(company: Company) -> None:
    wanted = {kind: Webhook(f"https://dialin.example/voice/{kind}") for kind in (VOICE, STATUS, FALLBACK)}
    company.register_number(NUMBER + "5", voice_url="https://other.example")
    company.numbers[NUMBER].voice_method = "GET"
    with asked(company) as desk:
        assert desk.find_number("+493023125999") is None
        found = desk.find_number(NUMBER)
        assert found is not None
        assert (found.number, found.webhooks[VOICE].method, found.webhooks[STATUS].url) == (NUMBER, "GET", None)
        assert desk.set_webhooks(found.sid, wanted).webhooks == wanted
        again = desk.find_number(NUMBER)
    assert again is not None
    assert again.webhooks == wanted
    assert company.numbers[NUMBER + "5"].voice_url == "https://other.example"


@every("name", ["application_sid", "trunk_sid"])
def test_a_number_that_something_else_answers_says_what(name: str) -> None:
    company = company_for(Webhooks())
    setattr(company.numbers[NUMBER], name, "AP" + "1" * 32)
    with asked(company) as desk:
        found = desk.find_number(NUMBER)
    assert found is not None
    assert found.handed_to == "AP" + "1" * 32


def test_the_region_of_a_number_is_known(company: Company) -> None:
    company.numbers[NUMBER].region = "ie1"
    with asked(company) as desk:
        assert desk.region_of(NUMBER) == "ie1"
        assert desk.region_of("+493023125999") is None


def test_recordings_are_told_but_for_those_that_a_document_asked_for(company: Company) -> None:
    recorder = company.switchboard.recorder
    with company.turn():
        recorder.begin("RecordVerb", None, call_sid="CA" + "1" * 32)
    with asked(company) as desk:
        assert desk.recorded_since(company.now - timedelta(days=7)) == frozenset()
        with company.turn():
            recorder.begin("DialVerb", None, call_sid="CA" + "2" * 32)
        assert desk.recorded_since(company.now - timedelta(days=7)) == {"DialVerb"}
        assert desk.recorded_since(company.now + timedelta(days=1)) == frozenset()


def test_without_credentials_nobody_is_asked() -> None:
    assert connect_account(settings_of("https://api.twilio.com", account_sid=None)) is None


@every("text", ["[]", '"x"', "{}", '{"incoming_phone_numbers": [{}]}', '{"incoming_phone_numbers": 3}'])
def test_an_answer_of_another_form_is_trouble(text: str) -> None:
    with served(Answering([("200 OK", text)])) as url, closed(TwilioAccount(settings_of(url))) as desk:
        with pytest.raises(ProviderTrouble):
            desk.find_number(NUMBER)
        with pytest.raises(ProviderTrouble):
            desk.fetch_account()


class ByRegion(HttpClient):
    """Knows the credentials in one region, and keeps which hosts were asked."""

    def __init__(self, region: str) -> None:
        super().__init__(None, False, None)
        self.region, self.asked = region, list[str]()

    def request(self, method: str, uri: str, *_: Any, **__: Any) -> Response:
        self.asked.append(uri)
        if f".{self.region}." not in uri:
            raise RequestRefused(401, 20003, "Authenticate")
        return Response(200, '{"incoming_phone_numbers": []}', {})


def test_where_credentials_are_refused_the_region_that_knows_them_is_found() -> None:
    settings = settings_of("https://api.twilio.com", account_sid=OUR_ACCOUNT, auth_tokens=TOKEN)
    for region, found in (("ie1", "ie1"), ("us1", None), ("jp1", None)):
        http = ByRegion(region)
        assert TwilioAccount(settings, http=http).find_region() == found, region
    in_ireland = settings.model_copy(update={"region": "ie1"})
    assert TwilioAccount(in_ireland, http=ByRegion("us1")).find_region() == "us1"
