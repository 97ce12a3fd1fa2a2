"""What the log says when the provider's requests are refused: one line a minute, with what to compare."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from pydantic import SecretStr

from dialin.app import create_app
from dialin.rehearsal.wire.signing import sign
from dialin.services import Services
from dialin.store.live_calls import live_calls
from tests.building import SetClock
from tests.conftest import ACCOUNT, PUBLIC_URL
from tests.databases import Databases
from tests.every import every
from tests.voice.signing import COMMON

INCOMING = "/voice/incoming"
TOKEN = "present-secret"
OLD_TOKEN = "former-secret"
CALLER = "+493023125010"
CALL = COMMON | {"CallSid": "CA" + "1" * 32, "AccountSid": ACCOUNT, "From": CALLER, "To": "+493023125000"}


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: a refusal opens no transaction."""
    with databases.fresh("sqlite") as url:
        yield url


def house(services: Services, public_url: str = PUBLIC_URL) -> Flask:
    changes = {"public_url": public_url, "auth_tokens": (SecretStr(TOKEN), SecretStr(OLD_TOKEN))}
    return create_app(
        services.settings, services=replace(services, settings=services.settings.model_copy(update=changes))
    )


def ask(app: Flask, url: str, *, token: str | None = TOKEN, method: str = "POST", form: dict[str, str] = CALL) -> int:
    """As the provider asks for this address, whatever the app takes its own to be."""
    fields = tuple(form.items())
    path = "/" + url.split("/", 3)[3]
    headers = {"Host": url.split("/")[2]}
    if token is not None:
        headers["X-Twilio-Signature"] = sign(token, url, fields if method == "POST" else ())
    sent = {"data": form} if method == "POST" else {"query_string": form}
    wire = {"RAW_URI": path, "REQUEST_URI": path}
    return app.test_client().open(path, method=method, headers=headers, environ_overrides=wire, **sent).status_code


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [line.getMessage() for line in caplog.records if line.name == "dialin.voice.refusals"]


@every(
    ("url", "token", "told"),
    [
        (PUBLIC_URL + INCOMING, "another", "TWILIO_AUTH_TOKEN"),
        (PUBLIC_URL + INCOMING + "?x=1", "another", "TWILIO_AUTH_TOKEN"),
        ("https://old.example" + INCOMING, TOKEN, "signed for https://old.example: compare that"),
        ("http://dialin.example" + INCOMING, OLD_TOKEN, "signed for http://dialin.example: compare that"),
        ("http://dialin.example:81" + INCOMING, TOKEN, "signed for http://dialin.example:81: compare that"),
        ("https://old.example" + INCOMING, "another", "DIALIN_PUBLIC_URL"),
        (PUBLIC_URL + INCOMING, None, "X-Twilio-Signature"),
    ],
)
def test_a_wrong_host_port_or_token_is_one_line_with_the_address_as_it_should_be(
    services: Services, caplog: pytest.LogCaptureFixture, url: str, token: str | None, told: str
) -> None:
    caplog.clear()
    app = house(services)
    assert {ask(app, url, token=token) for _ in range(20)} == {403}
    (line,) = warned(caplog)
    assert f"{PUBLIC_URL}{INCOMING} is refused" in line
    assert told in line
    says_nothing_of_the_caller_or_the_keys(caplog)


@every(("path", "method"), [(INCOMING, "GET"), (INCOMING + "/", "POST"), ("/" + INCOMING, "POST"), ("/x", "POST")])
def test_a_wrong_method_and_a_slash_too_much_are_one_line_with_the_right_address(
    services: Services, caplog: pytest.LogCaptureFixture, path: str, method: str
) -> None:
    caplog.clear()
    app = house(services)
    assert 200 not in {ask(app, PUBLIC_URL + path, method=method) for _ in range(20)}
    (line,) = warned(caplog)
    assert f"{PUBLIC_URL}{path} was asked for by {method}" in line
    assert f"{PUBLIC_URL}{INCOMING} by POST" in line
    says_nothing_of_the_caller_or_the_keys(caplog)


def says_nothing_of_the_caller_or_the_keys(caplog: pytest.LogCaptureFixture) -> None:
    assert all(secret not in caplog.text for secret in (CALLER[1:], TOKEN, OLD_TOKEN, "x=1", "city:"))


def test_the_next_line_comes_after_a_minute_whatever_was_refused_meanwhile(
    services: Services, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    app = house(services)
    for passed, count in ((0, 1), (59, 1), (1, 2), (59, 2), (1, 3)):
        clock.now += timedelta(seconds=passed)
        ask(app, PUBLIC_URL + INCOMING, token="another")
        ask(app, PUBLIC_URL + INCOMING, method="GET")
        assert len(warned(caplog)) == count


def test_another_account_is_named_as_a_cause(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    ask(house(services), PUBLIC_URL + INCOMING, token="another", form=CALL | {"AccountSid": "AC" + "9" * 32})
    assert "another account than TWILIO_ACCOUNT_SID" in caplog.text
    assert "AC9" not in caplog.text


def test_a_call_of_another_account_is_refused_however_well_it_is_signed(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    app = house(services)
    anothers = CALL | {"AccountSid": "AC" + "9" * 32}
    assert {ask(app, PUBLIC_URL + INCOMING, form=anothers) for _ in range(20)} == {403}
    (line,) = warned(caplog)
    assert "another account than TWILIO_ACCOUNT_SID" in line
    says_nothing_of_the_caller_or_the_keys(caplog)
    with services.looking() as act:
        assert live_calls(act) == []
    assert ask(app, PUBLIC_URL + INCOMING) == 200


@every(
    "wire",
    [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_HOST": "dialin.example"},
     {"SERVER_PROTOCOL": "HTTP/1.0"}],
)  # fmt: skip
def test_where_signatures_are_not_checked_only_this_machine_is_answered(
    services: Services, caplog: pytest.LogCaptureFixture, wire: dict[str, str]
) -> None:
    caplog.clear()
    settings = services.settings.model_copy(update={"public_url": None, "check_signatures": False})
    app = create_app(settings, services=replace(services, settings=settings))
    assert app.test_client().post(INCOMING, data=CALL, environ_overrides=wire).status_code == 403
    assert app.test_client().post(INCOMING, data=CALL).status_code == 200
    (line,) = warned(caplog)
    assert "DIALIN_CHECK_SIGNATURES=false" in line


def test_strangers_and_calls_that_are_answered_are_no_line(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    app = house(services)
    assert ask(app, PUBLIC_URL + INCOMING) == 200
    assert ask(app, PUBLIC_URL + INCOMING, token=None, form={}) == 403
    assert ask(app, PUBLIC_URL + "/wp-login.php", token=None) == 404
    assert warned(caplog) == []


def test_credentials_in_the_public_address_stay_out_of_the_log(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    ask(house(services, "https://city:pass@dialin.example/under"), PUBLIC_URL + INCOMING, token="another")
    assert "https://dialin.example/under/voice/incoming" in caplog.text
    says_nothing_of_the_caller_or_the_keys(caplog)


def test_what_a_stranger_asks_for_makes_no_second_line(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    app = house(services)
    app.test_client().post("/voice/x", headers={"X-Twilio-Signature": "x"}, environ_overrides={"RAW_URI": "/v\n\x1b"})
    (line,) = warned(caplog)
    assert line.isprintable()
