"""The real client alone: what goes over the wire, to which host, and when it asks again."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from dialin.config import SettingsRefused, read_settings
from dialin.provider.http import PatientHttp
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.twilio import Twilio, connect_provider, recording_address
from tests.provider.companies import TO_FAR_END, real_case, settings_of
from tests.provider.loopback import served
from tests.rehearsal.webhooks import ACCOUNT
from tests.slowness import LONG_ENOUGH

CREATED = '{"sid": "CA1", "status": "queued", "to": "+496990009001"}'
EMPTY_PAGE = '{"calls": [], "page": 0, "page_size": 50, "next_page_uri": null}'


@dataclass
class Answering:
    """Answers from a list, the last one for ever, and keeps what was asked."""

    answers: list[tuple[str, str]] = field(default_factory=lambda: [("201 Created", CREATED)])
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], body or environ["QUERY_STRING"]))
        status, text = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(text.encode())))])
        return [text.encode()]


@dataclass
class Line:
    """A client and the server it talks to."""

    client: Twilio
    server: Answering


@pytest.fixture
def line() -> Iterator[Line]:
    server = Answering()
    with served(server) as url:
        client = Twilio(settings_of(url), pauses=(0.0, 0.0))
        yield Line(client, server)
        client.close()


def test_a_call_is_placed_with_each_event_named_once_and_no_empty_field(line: Line) -> None:
    line.client.place_call(TO_FAR_END)
    method, path, body = line.server.asked[0]
    assert (method, path) == ("POST", f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json")
    assert body.count("StatusCallbackEvent=") == 4
    assert "StatusCallbackEvent=answered" in body
    assert "SendDigits=ww123%23" in body
    assert "Timeout=30" in body
    assert "TimeLimit" not in body


def test_the_base_address_of_the_settings_keeps_its_path() -> None:
    server = Answering()
    with served(server) as url:
        client = Twilio(settings_of(f"{url}/provider"), pauses=())
        client.place_call(TO_FAR_END)
        client.close()
    assert server.asked[0][1] == f"/provider/2010-04-01/Accounts/{ACCOUNT}/Calls.json"


@pytest.mark.parametrize("status", ["429 Too Many Requests", "500 Server Error", "503 Unavailable"])
def test_a_question_is_asked_again_after_a_passing_failure(line: Line, status: str) -> None:
    line.server.answers = [(status, "{}"), (status, "{}"), ("200 OK", EMPTY_PAGE)]
    assert line.client.live_legs() == frozenset()
    assert len(line.server.asked) == 3


def test_a_redirect_is_asked_again_too(line: Line) -> None:
    line.server.answers = [("502 Bad Gateway", "<html>"), ("200 OK", CREATED)]
    line.client.redirect("CA1", "https://dialin.example/voice/news/1")
    assert len(line.server.asked) == 2


def test_asking_again_ends_and_says_so(line: Line) -> None:
    line.server.answers = [("503 Unavailable", "{}")]
    with pytest.raises(RequestRefused) as refused:
        line.client.live_legs()
    assert refused.value.is_passing
    assert len(line.server.asked) == 3


def test_placing_a_call_is_not_repeated_when_it_may_have_happened(line: Line) -> None:
    line.server.answers = [("500 Server Error", "{}"), ("201 Created", CREATED)]
    with pytest.raises(ProviderTrouble) as trouble:
        line.client.place_call(TO_FAR_END)
    assert trouble.value.may_be_done
    assert len(line.server.asked) == 1


def test_placing_a_call_is_repeated_when_the_provider_took_nothing(line: Line) -> None:
    line.server.answers = [("429 Too Many Requests", '{"code": 20429}'), ("201 Created", CREATED)]
    assert line.client.place_call(TO_FAR_END) == "CA1"


def test_a_refusal_is_not_repeated_and_names_the_providers_code(line: Line) -> None:
    line.server.answers = [("400 Bad Request", '{"code": 21210, "message": "From not verified"}')]
    with pytest.raises(RequestRefused, match="21210: From not verified") as refused:
        line.client.place_call(TO_FAR_END)
    assert not refused.value.is_passing
    assert len(line.server.asked) == 1


def test_a_page_that_is_no_json_is_trouble_and_not_a_crash(line: Line) -> None:
    line.server.answers = [("200 OK", "<html>Please sign in</html>")]
    with pytest.raises(ProviderTrouble):
        line.client.live_legs()


def test_a_provider_nobody_answers_for_has_surely_done_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = Twilio(settings_of(f"http://127.0.0.1:{taken.getsockname()[1]}"), pauses=(0.0,))
        with pytest.raises(ProviderTrouble) as trouble:
            client.place_call(TO_FAR_END)
        client.close()
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, False)


def test_a_call_whose_answer_never_comes_may_have_been_placed_and_is_asked_for_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, ExitStack() as stack:
        http = PatientHttp(f"http://127.0.0.1:{silent.getsockname()[1]}", pauses=(0.0,), time_outs=(1.0, 0.1))
        stack.callback(http.close)
        with pytest.raises(ProviderTrouble) as trouble:
            http.request("POST", "https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json", data={"To": "x"})
        silent.settimeout(1.0)
        stack.enter_context(silent.accept()[0])
        silent.settimeout(0.05)
        with pytest.raises(TimeoutError):
            silent.accept()
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (True, True)


@pytest.mark.parametrize(
    ("region", "edge", "host"),
    [
        (None, None, "api.twilio.com"),
        ("ie1", "dublin", "api.dublin.ie1.twilio.com"),
        ("ie1", None, "api.dublin.ie1.twilio.com"),
        (None, "dublin", "api.dublin.us1.twilio.com"),
    ],
)
def test_a_region_is_reached_through_its_edge(
    monkeypatch: pytest.MonkeyPatch, region: str | None, edge: str | None, host: str
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "au1")
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    settings = settings_of("https://api.twilio.com").model_copy(update={"region": region, "edge": edge})
    client = Twilio(settings)
    assert client._client.get_hostname("https://api.twilio.com/x") == f"https://{host}/x"
    client.close()


def test_a_region_whose_edge_is_unknown_is_refused() -> None:
    with pytest.raises(SettingsRefused, match="TWILIO_EDGE"):
        connect_provider(settings_of("https://api.twilio.com", region="zz9"))


def test_without_credentials_there_is_no_provider() -> None:
    assert connect_provider(read_settings()) is None


def test_a_key_without_its_account_is_refused() -> None:
    with pytest.raises(SettingsRefused, match="TWILIO_ACCOUNT_SID"):
        connect_provider(read_settings(api_key="SK1", api_secret="secret"))


def test_the_key_signs_in_and_the_account_stays_in_the_path() -> None:
    server = Answering()
    with served(server) as url:
        client = Twilio(settings_of(url, api_key="SK1", api_secret="secret"), pauses=())
        client.place_call(TO_FAR_END)
        assert client._client.auth == ("SK1", "secret")
        client.close()
    assert ACCOUNT in server.asked[0][1]


@pytest.mark.parametrize("tokens", ["old,new", "new,old"])
def test_the_provider_is_reached_while_the_token_is_rotated_whichever_is_named_first(tokens: str) -> None:
    with real_case() as case:
        case.company.auth_token = "new"  # the primary one since a moment ago; the old one fails at once
        recorded = case.record(case.ring_in())
        client = Twilio(settings_of(case.company.api_url, auth_tokens=tokens), pauses=())
        assert client.live_legs() == frozenset(case.company.legs)
        assert case.company.legs[client.place_call(TO_FAR_END)].to == TO_FAR_END.to
        assert client.fetch_recording(recorded)
        client.close()


def test_no_third_password_is_thought_of(line: Line) -> None:
    line.server.answers = [("401 Unauthorized", '{"code": 20003, "message": "Authenticate"}')]
    with pytest.raises(RequestRefused) as refused:
        line.client.live_legs()
    assert (refused.value.status, refused.value.is_passing, len(line.server.asked)) == (401, False, 1)


def test_a_process_that_never_asks_the_provider_does_not_load_its_sdk() -> None:
    program = (
        "import sys; from dialin.config import read_settings; from dialin.provider.twilio import connect_provider;"
        "assert connect_provider(read_settings(account_sid='AC1', auth_tokens='t'));"
        "sys.exit('twilio.rest' in sys.modules or 'requests' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=LONG_ENOUGH, check=False).returncode == 0


def test_a_recording_larger_than_any_question_is_not_read_to_its_end(line: Line) -> None:
    line.server.answers = [("200 OK", "x" * (9 * 1024 * 1024))]
    with pytest.raises(ProviderTrouble) as trouble:
        line.client.fetch_recording("RE1")
    assert not trouble.value.is_passing
    assert line.server.asked == [("GET", f"/2010-04-01/Accounts/{ACCOUNT}/Recordings/RE1", "")]


@pytest.mark.parametrize(
    ("changes", "host"),
    [
        ({}, "https://api.twilio.com"),
        ({"region": "ie1"}, "https://api.dublin.ie1.twilio.com"),
        ({"region": "ie1", "edge": "frankfurt"}, "https://api.frankfurt.ie1.twilio.com"),
    ],
)
def test_recordings_are_played_from_the_region_of_the_account(changes: dict[str, str], host: str) -> None:
    settings = settings_of("https://api.twilio.com", **changes)
    assert recording_address(settings, "RE1") == f"{host}/2010-04-01/Accounts/{ACCOUNT}/Recordings/RE1"
