"""When the provider is asked again, and when that could do something twice."""

import logging
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from dialin.provider.http import PatientHttp
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.twilio import Twilio
from tests.every import every
from tests.provider.answering import CREATED, EMPTY_PAGE, Line, hanging_up
from tests.provider.companies import TO_FAR_END, settings_of
from tests.provider.loopback import served

TOO_MANY = "429 Too Many Requests"
HALF_AN_ANSWER = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"


@contextmanager
def client_of(url: str) -> Iterator[Twilio]:
    client = Twilio(settings_of(url), backoff=0.0)
    yield client
    client.close()


class BusyForASecond:
    """Too busy for one second from the first request on, as it says itself; asked sooner, it still is."""

    def __init__(self) -> None:
        self.asked, self.free_at = 0, 0.0

    def __call__(self, _: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        self.free_at = self.free_at or time.monotonic() + 1
        if time.monotonic() < self.free_at:
            start_response(TOO_MANY, [("Retry-After", "1"), ("Content-Length", "2")])
            return [b"{}"]
        start_response("201 Created", [("Content-Length", str(len(CREATED)))])
        return [CREATED.encode()]


@pytest.mark.parametrize("status", [TOO_MANY, "500 Server Error", "503 Unavailable"])
def test_a_question_is_asked_again_after_a_passing_failure(line: Line, status: str) -> None:
    line.server.answers = [(status, "{}"), (status, "{}"), ("200 OK", EMPTY_PAGE)]
    assert line.client.live_legs() == frozenset()
    assert len(line.server.asked) == 3


def test_a_redirect_is_asked_again_too(line: Line) -> None:
    line.server.answers = [("502 Bad Gateway", "<html>"), ("200 OK", CREATED)]
    line.client.redirect("CA1", "https://dialin.example/voice/news/1")
    assert len(line.server.asked) == 2


def test_asking_again_is_logged_and_ends_and_says_so(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    line.server.answers = [("503 Unavailable", "{}")]
    with pytest.raises(RequestRefused) as refused, caplog.at_level(logging.WARNING):
        line.client.live_legs()
    assert (refused.value.status, refused.value.is_passing) == (503, True)
    assert len(line.server.asked) == 4
    assert [record.message for record in caplog.records] == ["The provider answers 503 and is asked again."] * 3


def test_the_provider_is_left_alone_for_as_long_as_it_asks() -> None:
    server = BusyForASecond()
    with served(server) as url, client_of(url) as client:
        assert client.place_call(TO_FAR_END) == "CA1"
    assert server.asked == 2


def test_a_wait_that_is_too_long_for_a_duty_is_trouble_that_passes(line: Line) -> None:
    line.server.answers, line.server.headers = [(TOO_MANY, "{}")], {"Retry-After": "60"}
    for ask in (line.client.live_legs, lambda: line.client.place_call(TO_FAR_END)):
        line.server.asked.clear()
        with pytest.raises(RequestRefused, match="not again within 60 seconds") as refused:
            ask()
        assert (refused.value.is_passing, refused.value.may_be_done, len(line.server.asked)) == (True, False, 1)


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "0"}])
@pytest.mark.parametrize("status", ["500 Server Error", "503 Unavailable"])
def test_placing_a_call_is_not_repeated_when_it_may_have_happened(
    line: Line, status: str, headers: dict[str, str]
) -> None:
    line.server.answers, line.server.headers = [(status, "{}"), ("201 Created", CREATED)], headers
    with pytest.raises(ProviderTrouble) as trouble:
        line.client.place_call(TO_FAR_END)
    assert trouble.value.may_be_done
    assert len(line.server.asked) == 1


def test_placing_a_call_is_repeated_when_the_provider_took_nothing(line: Line) -> None:
    line.server.answers = [(TOO_MANY, '{"code": 20429}'), ("201 Created", CREATED)]
    assert line.client.place_call(TO_FAR_END) == "CA1"


def test_a_provider_nobody_answers_for_is_tried_again_and_has_surely_done_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.socket() as taken, ExitStack() as stack:
        taken.bind(("127.0.0.1", 0))
        client = stack.enter_context(client_of(f"http://127.0.0.1:{taken.getsockname()[1]}"))
        with pytest.raises(ProviderTrouble) as trouble, caplog.at_level(logging.WARNING):
            client.place_call(TO_FAR_END)
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, False)
    assert [record.name for record in caplog.records] == ["urllib3.connectionpool"] * 3


@pytest.mark.parametrize("after", [b"", HALF_AN_ANSWER])
def test_a_call_is_placed_once_where_the_provider_hangs_up_in_the_middle(after: bytes) -> None:
    with hanging_up(after) as (url, asked), client_of(url) as client:
        with pytest.raises(ProviderTrouble) as trouble:
            client.place_call(TO_FAR_END)
        assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, True)
        assert [request.split()[0] for request in asked] == [b"POST"]


def test_a_question_is_asked_again_where_the_provider_hangs_up_before_it_answers() -> None:
    with hanging_up(b"") as (url, asked), client_of(url) as client:
        with pytest.raises(ProviderTrouble) as trouble:
            client.live_legs()
        assert trouble.value.is_passing
        assert [request.split()[0] for request in asked] == [b"GET"] * 4


def test_a_call_whose_answer_never_comes_may_have_been_placed_and_is_asked_for_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, ExitStack() as stack:
        http = PatientHttp(f"http://127.0.0.1:{silent.getsockname()[1]}", backoff=0.0, time_outs=(1.0, 0.1))
        stack.callback(http.close)
        with pytest.raises(ProviderTrouble) as trouble:
            http.request("POST", "https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json", data={"To": "x"})
        silent.settimeout(1.0)
        stack.enter_context(silent.accept()[0])
        silent.settimeout(0.05)
        with pytest.raises(TimeoutError):
            silent.accept()
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, True)


ABOUT_NOTHING = ["", "null", "[]", "<html>Please sign in</html>", "{}", '{"ok": true}', '{"sid": "CA2"}']


@every("status", ["200 OK", "201 Created"])
@every("answer", ABOUT_NOTHING)
def test_a_success_that_does_not_name_the_call_confirms_nothing(line: Line, status: str, answer: str) -> None:
    client = line.client
    for ask in (lambda: client.redirect("CA1", "https://x.example"), lambda: client.hang_up("CA1")):
        line.server.answers = [(status, answer)]
        with pytest.raises(ProviderTrouble) as trouble:
            ask()
        assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, True)


@every("answer", [answer for answer in ABOUT_NOTHING if "CA2" not in answer])
def test_a_success_that_names_no_call_has_placed_none_that_is_known(line: Line, answer: str) -> None:
    line.server.answers = [("201 Created", answer)]
    with pytest.raises(ProviderTrouble) as trouble:
        line.client.place_call(TO_FAR_END)
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, True)


@every("answer", ABOUT_NOTHING)
def test_a_success_about_nothing_is_not_taken_for_a_call_that_is_over(line: Line, answer: str) -> None:
    line.server.answers = [("200 OK", answer)]
    with pytest.raises(ProviderTrouble):
        line.client.find_call("CA1")


@pytest.mark.parametrize("answer", [("503 Unavailable", "{}"), (TOO_MANY, "{}")])
def test_a_question_that_a_caller_waits_for_is_asked_once(line: Line, answer: tuple[str, str]) -> None:
    line.server.answers = [answer, ("200 OK", CREATED)]
    with pytest.raises(ProviderTrouble):
        line.client.find_call("CA1", quickly=True)
    found = line.client.find_call("CA1", quickly=True)
    assert found is not None
    assert (found.sid, len(line.server.asked)) == ("CA1", 2)
