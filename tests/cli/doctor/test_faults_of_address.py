"""Faults on the way from the provider to the server: each is one complaint that says what is in between."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from pydantic import SecretStr

from dialin.cli.doctor.address.outside import of_inside
from dialin.config import read_settings
from tests.cli.doctor.towns import App, Environ, Misdeed, Start, Town, examined, passing_on
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.every import every


def the_complaint(*options: str) -> tuple[str, str, str]:
    (one,) = examined(*options)
    assert all(one)
    return one


def answering(status: str, text: str = "", **headers: str) -> Misdeed:
    def answer(_environ: Environ, start: Start, _app: App) -> Iterable[bytes]:
        named = [(name.replace("_", "-"), value) for name, value in headers.items()]
        start(status, [("Content-Type", "text/html"), *named])
        return [text.encode()]

    return answer


def changing(change: Callable[[Environ], None]) -> Misdeed:
    def passed_on(environ: Environ, start: Start, app: App) -> Iterable[bytes]:
        change(environ)
        return app(environ, start)

    return passed_on


def only_where(holds: Callable[[Environ], bool], deed: Misdeed) -> Misdeed:
    return lambda environ, start, app: (deed if holds(environ) else passing_on)(environ, start, app)


def without_signature(environ: Environ) -> None:
    environ.pop("HTTP_X_TWILIO_SIGNATURE", None)


def with_tidy_query(environ: Environ) -> None:
    """As proxies write it that take it apart and put it together again."""
    for name in ("RAW_URI", "REQUEST_URI"):
        environ[name] = environ[name].replace("%20", "+")


def with_other_form(environ: Environ) -> None:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).replace(b"&Empty=", b"")
    environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(body), str(len(body))


@every(
    ("deed", "says", "mend"),
    [
        (answering("502 Bad Gateway", "<h1>nginx</h1>"), "reaches no server behind it (502)", "Start dialin serve"),
        (answering("404 Not Found", "<h1>Apache</h1>"), "Another program than dialin", "DIALIN_PUBLIC_URL"),
        (answering("200 OK", "<h1>It works!</h1>"), "Another program than dialin", "DIALIN_PUBLIC_URL"),
        (answering("200 OK", "<form>Passwort: <input></form>"), "A page to sign in stands in front", "/voice/"),
        (answering("302 Found", Location="https://sso.example/login"), "A page to sign in stands in front", "/voice/"),
        (answering("301 Moved", Location="http://www.other.example/"), "over to http://www.other.example/", "redirect"),
        (answering("401 Unauthorized", WWW_Authenticate="Basic"), "asks for a user and a password", "user:password@"),
        (answering("403 Forbidden", "<h1>robot</h1>"), "in front of dialin refuses", "firewall"),
        (answering("429 Too Many Requests"), "in front of dialin refuses", "robots"),
        (answering("413 Too Large"), "too large (413)", "64 kB"),
        (answering("500 Error"), "answers with an error (500)", "log"),
        (changing(without_signature), "takes the signature away", "/voice/"),
        (changing(with_tidy_query), "rewrites the address behind the ?", "byte for byte"),
        (changing(with_other_form), "rewrites the form", "byte for byte"),
        (
            only_where(lambda environ: environ["PATH_INFO"] == "/voice/status", answering("404 Not Found")),
            "/voice/status is not answered by dialin (404)",
            "/voice/",
        ),
    ],
)  # fmt: skip
def test_what_a_proxy_does_to_requests_is_named(town: Town, deed: Misdeed, says: str, mend: str) -> None:
    town.proxy.does = deed
    name, found, instead = the_complaint()
    assert name == "address"
    assert says in found
    assert mend in instead
    assert not any(secret in found + instead for secret in (SECRET, TOKEN))


def test_a_redirect_to_https_names_the_address_to_set(town: Town) -> None:
    host = town.url.partition("://")[2]
    town.proxy.does = answering("308 Permanent Redirect", Location=f"https://{host}/voice/check")
    _, says, mend = the_complaint()
    assert "leads over to https" in says
    assert f"DIALIN_PUBLIC_URL=https://{host}" in mend


@every(
    ("changes", "says"),
    [
        ({"public_url": "https://dialin.example"}, "The server signs for https://dialin.example, and"),
        ({"public_url": "PREFIX"}, "The server signs for "),
        ({"public_url": "HTTPS"}, "The server signs for https://"),
        ({"auth_tokens": (SecretStr("f" * 32),)}, None),
        ({"account_sid": ACCOUNT[:-1] + "9"}, "The server that answers goes by another TWILIO_ACCOUNT_SID."),
        ({"secret_key": SecretStr("another key of some length 9183")}, "another DIALIN_SECRET_KEY"),
    ],
)
def test_a_server_with_other_settings_is_told_from_a_proxy(
    town: Town, changes: dict[str, Any], says: str | None
) -> None:
    spelt = {"HTTPS": town.url.replace("http", "https"), "PREFIX": f"{town.url}/under"}
    changes = {name: spelt.get(value, value) if isinstance(value, str) else value for name, value in changes.items()}
    town.serve_with(**changes)
    name, found, mend = the_complaint()
    assert name == "address"
    assert (says or "does not know the signature") in found, found
    assert "anew" in mend


def test_a_server_that_knows_only_the_former_token_is_said(town: Town) -> None:
    town.company.auth_token = town.company.sender.auth_token = "9" * 32
    town.set(TWILIO_AUTH_TOKEN=f"{'9' * 32},{TOKEN}")
    assert the_complaint()[1] == "The server knows the former TWILIO_AUTH_TOKEN alone."


def test_a_path_too_much_is_said_and_what_stands_at_the_provider_is_left_alone(town: Town) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIALIN_PUBLIC_URL", f"{town.url}/under")
        name, says, mend = the_complaint("--fix")
    assert name == "address"
    assert "and not below /under" in says
    assert f"DIALIN_PUBLIC_URL={town.url}" in mend
    assert town.number.voice_url == f"{town.url}/voice/incoming"


@every(
    ("url", "says"),
    [
        ("http://127.0.0.1:1", "Nothing listens at 127.0.0.1"),
        ("https://nowhere.invalid", "The name nowhere.invalid cannot be found"),
        ("HTTPS", "does not speak https on that port"),
    ],
)
def test_an_address_that_nobody_answers_is_said(town: Town, url: str, says: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIALIN_PUBLIC_URL", town.url.replace("http", "https") if url == "HTTPS" else url)
        name, found, _ = the_complaint()
    assert name == "address"
    assert says in found


@every(
    ("url", "is_inside"),
    [
        ("http://localhost:8000", True), ("http://127.0.0.1:8000", True), ("https://192.168.1.5", True),
        ("https://dialin.lan", True), ("https://dialin.example", False), ("https://93.184.216.34", False),
    ],
)  # fmt: skip
def test_an_address_inside_the_house_is_none_that_the_provider_reaches(url: str, is_inside: bool) -> None:
    settings = read_settings(public_url=url)
    assert bool(of_inside(settings)) is is_inside
    assert of_inside(settings.model_copy(update={"provider_url": "http://127.0.0.1:1"})) is None
