"""Somebody else answers in the provider's place: a proxy's page, half an answer, other JSON. Nothing is believed."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from dialin.provider.promise import CallIsOver, ProviderTrouble
from dialin.provider.twilio import Twilio
from tests.building import EVENING
from tests.every import every
from tests.provider.answering import Line, hanging_up
from tests.provider.companies import FAR_END, NUMBER, TO_FAR_END, settings_of

SID, RECORDING, URL = "CA" + "1" * 32, "RE" + "1" * 32, "https://dialin.example/voice/news/1"
PAGE = "<!doctype html><html><title>Please sign in</title></html>"
OTHER = '{"sid": "CA' + "2" * 32 + '", "call_sid": "CA' + "2" * 32 + '", "status": "completed"}'
ANSWERS = [
    ("200 OK", PAGE), ("200 OK", ""), ("200 OK", "{}"), ("200 OK", "[]"), ("200 OK", "null"), ("200 OK", "17"),
    ("200 OK", '{"calls": 3}'), ("200 OK", '{"calls": [{"sid": 1}]}'), ("200 OK", '{"calls": null}'),
    ("200 OK", '{"conferences": [{}]}'), ("200 OK", '{"sid": 5}'), ("200 OK", '{"sid": null}'), ("200 OK", OTHER),
    ("200 OK", OTHER[:-7]), ("204 No Content", ""), ("207 Multi-Status", "[]"), ("302 Found", ""),
    ("403 Forbidden", PAGE), ("404 Not Found", PAGE), ("404 Not Found", "{}"), ("429 Too Many Requests", PAGE),
    ("500 Server Error", PAGE),
]  # fmt: skip
REQUESTS: dict[str, Callable[[Twilio], Any]] = {
    "place_call": lambda client: client.place_call(TO_FAR_END),
    "redirect": lambda client: client.redirect(SID, URL),
    "announce": lambda client: client.announce("dialin-1", SID, URL),
    "hang_up": lambda client: client.hang_up(SID),
    "find_call": lambda client: client.find_call(SID),
    "find_call quickly": lambda client: client.find_call(SID, quickly=True),
    "live_legs": lambda client: client.live_legs(),
    "find_placed": lambda client: client.find_placed(FAR_END, NUMBER, EVENING - timedelta(minutes=1)),
    "fetch_recording": lambda client: client.fetch_recording(RECORDING),
    "delete_recording": lambda client: client.delete_recording(RECORDING),
}
# Of what was deleted nothing is said, and a recording that is not there is asked for again.
HARMLESS = {
    ("fetch_recording", "404 Not Found"),
    ("delete_recording", "200 OK"),
    ("delete_recording", "204 No Content"),
}


@every(("name", "answer"), product(REQUESTS, ANSWERS))
def test_an_answer_that_makes_no_sense_is_trouble_and_nothing_is_concluded_from_it(
    line: Line, name: str, answer: tuple[str, str]
) -> None:
    if (name, answer) == ("place_call", ("200 OK", OTHER)):
        return  # it names a call, as it should
    line.server.answers = [answer]
    try:
        found = REQUESTS[name](line.client)
    except ProviderTrouble:
        return
    except CallIsOver:
        pytest.fail("a call was taken for dead")
    assert (name, answer[0]) in HARMLESS, found
    assert found is None


@every("name", REQUESTS)
def test_half_an_answer_is_trouble_that_passes(name: str) -> None:
    half = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"sid": '
    with hanging_up(half) as (url, _):
        client = Twilio(settings_of(url), backoff=0.0)
        with pytest.raises(ProviderTrouble) as trouble:
            REQUESTS[name](client)
        client.close()
    assert trouble.value.is_passing
