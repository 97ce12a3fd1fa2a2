"""The real client alone: what goes over the wire, and to which host."""

import subprocess
import sys

import pytest

from dialin.config import SettingsRefused, read_settings
from dialin.provider.connecting import connect_provider
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.regions import recording_address
from dialin.provider.twilio import Twilio
from tests.provider.answering import Answering, Line
from tests.provider.companies import FAR_END, TO_FAR_END, real_case, settings_of
from tests.provider.loopback import served
from tests.rehearsal.webhooks import ACCOUNT
from tests.slowness import LONG_ENOUGH

KEY = "SK" + "1" * 32


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
        client = Twilio(settings_of(f"{url}/provider"), backoff=0.0)
        client.place_call(TO_FAR_END)
        client.close()
    assert server.asked[0][1] == f"/provider/2010-04-01/Accounts/{ACCOUNT}/Calls.json"


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
        connect_provider(read_settings(api_key=KEY, api_secret="secret"))


def test_the_key_signs_in_and_the_account_stays_in_the_path() -> None:
    server = Answering()
    with served(server) as url:
        client = Twilio(settings_of(url, api_key=KEY, api_secret="secret"), backoff=0.0)
        client.place_call(TO_FAR_END)
        assert client._client.auth == (KEY, "secret")
        client.close()
    assert ACCOUNT in server.asked[0][1]


@pytest.mark.parametrize("tokens", ["old,new", "new,old"])
def test_the_provider_is_reached_while_the_token_is_rotated_whichever_is_named_first(tokens: str) -> None:
    with real_case() as case:
        case.company.auth_token = "new"  # the primary one since a moment ago; the old one fails at once
        recorded = case.record(case.ring_in())
        client = Twilio(settings_of(case.company.api_url, auth_tokens=tokens), backoff=0.0)
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
        "import sys; from dialin.config import read_settings; from dialin.provider.connecting import connect_provider;"
        "assert connect_provider(read_settings(account_sid='AC'+'1'*32, auth_tokens='1'*32));"
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


def test_with_a_call_go_the_legs_that_it_dialled() -> None:
    """The office's telephone was shown the caller's number: so says the record of that leg."""
    with real_case() as case:
        case.webhooks.answers["/incoming"] = f"<Dial><Number>{FAR_END}</Number></Dial>"
        sid = case.ring_in()
        assert case.company.run_until(lambda: len(case.company.legs) == 2, at_most=30)
        case.end(sid)
        case.pass_time(minutes=1)
        case.provider.delete_call(sid)
        assert case.company.legs == {}
