"""The served company: its control API, what keeps strangers out, and many calls at once."""

import http.client
import json
import time
from urllib.parse import urlsplit

import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from dialin.rehearsal.live import serve
from dialin.rehearsal.numbers import as_dialled
from tests.rehearsal.live.server import served
from tests.rehearsal.webhooks import ACCOUNT, CALLER, NUMBER, TOKEN, Webhooks, company_with
from tests.slowness import LONG_ENOUGH, until

NOTHING = ("204 No Content", [], b"")
PIN = '<Gather numDigits="6" action="/pin"><Say language="de-DE">Ihre PIN bitte</Say></Gather><Redirect/>'
ROOM = '<Dial><Conference muted="true" beep="false" waitUrl="">Saal</Conference></Dial>'
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def serving():
    with served(Webhooks({"/voice": PIN, "/pin": ROOM, "/status": NOTHING})) as running:
        yield running


def ask(serving, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection(urlsplit(serving.url).netloc, timeout=LONG_ENOUGH)
    try:
        content = json.dumps(body) if body is not None else None
        connection.request(method, path, content, JSON if headers is None else headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def events(serving, sid, after=0):
    return json.loads(ask(serving, "GET", f"/rehearsal/calls/{sid}/events?after={after}")[1])


def dial(serving, from_=CALLER):
    status, body = ask(serving, "POST", "/rehearsal/calls", {"from": from_, "to": NUMBER})
    assert status == 201
    return json.loads(body)["sid"]


def test_a_call_goes_from_the_keypad_into_the_room_and_out(serving):
    sid = dial(serving)
    assert until(lambda: any(event["kind"] == "say" for event in events(serving, sid)["events"]))
    assert ask(serving, "POST", f"/rehearsal/calls/{sid}/keys", {"keys": "123456"})[0] == 204
    assert until(lambda: events(serving, sid)["room"] == "Saal")
    state = json.loads(ask(serving, "GET", "/rehearsal/state")[1])
    assert state["numbers"] == [NUMBER]
    assert sid in [inside["sid"] for room in state["rooms"] for inside in room["participants"]]
    assert ask(serving, "POST", f"/rehearsal/calls/{sid}/say", {"text": "Hallo"})[0] == 204
    assert ask(serving, "POST", f"/rehearsal/calls/{sid}/hangup", {})[0] == 204
    assert events(serving, sid, after=1000)["over"] is True


def test_polling_waits_for_news_and_gives_only_what_is_new(serving):
    sid = dial(serving)
    first = until(lambda: events(serving, sid)["events"])
    known = len(first)
    began = time.monotonic()
    answer = json.loads(ask(serving, "GET", f"/rehearsal/calls/{sid}/events?after={known + 50}&wait=0.3")[1])
    assert time.monotonic() - began >= 0.25
    assert answer["events"] == []
    ask(serving, "POST", f"/rehearsal/calls/{sid}/hangup", {})
    assert all(event["n"] > known for event in events(serving, sid, after=known)["events"])


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/rehearsal/calls", {"to": "+493023125999"}, 404),
        ("/rehearsal/calls", {}, 404),
        ("/rehearsal/calls", ["no"], 404),
        ("/rehearsal/calls/CA0/keys", {"keys": "1"}, 404),
        ("/rehearsal/calls/CA0/hangup", {}, 404),
    ],
)
def test_what_cannot_be_done_is_refused(serving, path, body, status):
    assert ask(serving, "POST", path, body)[0] == status


@pytest.mark.parametrize("keys", ["", "x", "1" * 65, 5, None])
def test_only_keys_of_a_telephone_are_pressed(serving, keys):
    sid = dial(serving)
    assert ask(serving, "POST", f"/rehearsal/calls/{sid}/keys", {"keys": keys})[0] == 400


@pytest.mark.parametrize("host", ["evil.example", "192.0.2.1:80", "localhost.evil.example"])
def test_other_host_names_are_refused_everywhere(serving, host):
    for path in ("/", "/rehearsal/state", f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"):
        assert ask(serving, "GET", path, headers={"Host": host})[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_other_websites_cannot_dial(serving, headers, status):
    before = len(serving.company.legs)
    body = {"from": CALLER, "to": NUMBER}
    assert ask(serving, "POST", "/rehearsal/calls", body, headers=JSON | headers)[0] == status
    assert len(serving.company.legs) == before


def test_its_own_page_can_dial(serving):
    headers = JSON | {"Origin": serving.url, "Sec-Fetch-Site": "same-origin"}
    assert ask(serving, "POST", "/rehearsal/calls", {"to": NUMBER}, headers=headers)[0] == 201


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "", "::", "example.org"])
def test_it_listens_on_loopback_only(host):
    company, _ = company_with({})
    with pytest.raises(ValueError, match="loopback"):
        serve(company, host=host)


def test_the_real_client_is_served_over_http(serving):
    class Rewriting(TwilioHttpClient):
        def request(self, method, url, *args, **kwargs):
            return super().request(method, url.replace("https://api.twilio.com", serving.url), *args, **kwargs)

    http_client = Rewriting(pool_connections=False, timeout=LONG_ENOUGH)
    sid = dial(serving)
    call = Client(ACCOUNT, TOKEN, http_client=http_client).calls(sid).fetch()
    assert call.sid == sid


def test_a_webhook_may_ask_the_company_while_the_company_waits_for_it():
    found = {}

    def voice(asked):
        status, body = ask(found["serving"], "GET", "/rehearsal/state")
        found["state"] = (status, [leg["sid"] for leg in json.loads(body)["legs"]])
        return PIN

    with served(Webhooks({"/voice": voice, "/status": NOTHING})) as running:
        found["serving"] = running
        sid = dial(running)
        assert until(lambda: "state" in found)
        assert found["state"] == (200, [sid])


def test_three_hundred_calls_at_once_get_through():
    webhooks = Webhooks({"/voice": PIN, "/pin": ROOM, "/status": NOTHING})
    with served(webhooks, speed=1) as running:
        company = running.company
        legs = [company.call(from_=None, to=NUMBER) for _ in range(300)]
        assert until(lambda: all(leg.waiting_for in ("prompt", "keys") for leg in legs))
        for leg in legs:
            leg.press("123456")
        # A room holds 250; the rest hears that.
        assert until(lambda: sum(leg.room == "Saal" for leg in legs) == 250)
        for leg in legs:
            leg.hang_up()
        assert until(lambda: len(webhooks.asked_at("/status")) == 300)
        assert company.rooms == {}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0221 4710010", "+492214710010"), ("0049 221/4710010", "+492214710010"), ("+49 221 471-0010", "+492214710010"),
        ("(030) 23125000", "+493023125000"), ("115", "115"), ("anonymous", "anonymous"), ("", ""), ("٣", "٣"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed, read):
    assert as_dialled(typed) == read
