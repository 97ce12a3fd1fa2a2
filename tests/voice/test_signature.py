"""Who may speak to the voice webhooks: whoever signs the public address with a token of the account, nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask, Request
from pydantic import SecretStr
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder, TestResponse

from dialin.app import create_app
from dialin.config import SettingsRefused, read_settings
from dialin.provider.dialects.twilio import TWILIO
from dialin.rehearsal.wire.signing import sign
from dialin.services import Services
from dialin.store.live_calls import live_calls
from dialin.voice.signature import is_signed
from tests.conftest import PUBLIC_URL, TOKEN
from tests.databases import Databases
from tests.every import every
from tests.voice.signing import COMMON

INCOMING = "/voice/incoming"
CALL = COMMON | {
    "CallSid": "CA" + "1" * 32, "From": "+493023125010", "To": "+493023125000", "CallStatus": "ringing",
}  # fmt: skip
FIELDS = tuple(CALL.items())


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: a signature is checked before any statement."""
    with databases.fresh("sqlite") as url:
        yield url


def app_at(services: Services, public_url: str = PUBLIC_URL, *tokens: str) -> Flask:
    """The app under another address, with other tokens."""
    read = read_settings(public_url=public_url)  # as the environment would say it
    changes = {"public_url": read.public_url, "auth_tokens": tuple(SecretStr(token) for token in tokens or (TOKEN,))}
    settings = services.settings.model_copy(update=changes)
    return create_app(settings, services=replace(services, settings=settings))


def deliver(app: Flask, raw: str, signature: str | None, *, form: Any = CALL, **headers: str) -> TestResponse:
    """raw: path and query as they stand on the wire."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named |= {} if signature is None else {"X-Twilio-Signature": signature}
    on_the_wire = {"RAW_URI": raw, "REQUEST_URI": raw}
    return app.test_client().post(raw.partition("#")[0], data=form, headers=named, environ_overrides=on_the_wire)


def lines(services: Services) -> int:
    with services.looking() as act:
        return len(live_calls(act))


@every(
    ("host", "caller", "signature"),
    [
        ("example.com", "+14158675310", "L/OH5YylLD5NRKLltdqwSvS0BnU="),
        ("mycompany.com", "+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ],
)
def test_the_providers_published_examples_are_believed_for_their_address_only(
    host: str, caller: str, signature: str
) -> None:
    form = {"CallSid": "CA1234567890ABCDE", "Caller": caller, "From": caller, "Digits": "1234", "To": "+18005551212"}
    for query, is_theirs in (("foo=1&bar=2", True), ("foo=1&bar=3", False)):
        builder = EnvironBuilder("/myapp.php", method="POST", query_string=query, data=form)
        sent = {"RAW_URI": f"/myapp.php?{query}", "HTTP_X_TWILIO_SIGNATURE": signature}
        request = Request(builder.get_environ() | sent)
        assert is_signed(request, public_url=f"https://{host}", tokens=["12345"], dialect=TWILIO) is is_theirs


@every("signature", [None, "", "x", "ä" * 28, sign("another", PUBLIC_URL + INCOMING, FIELDS)])
def test_unsigned_and_wrongly_signed_is_403_and_nothing_changes(services: Services, signature: str | None) -> None:
    assert deliver(app_at(services), INCOMING, signature).status_code == 403
    assert lines(services) == 0


@every("changed", [{"From": "+493023125011"}, {"Digits": "1"}, {"CallSid": " " + CALL["CallSid"]}, {"To": ""}])
def test_a_field_that_was_changed_or_added_on_the_way_is_noticed(services: Services, changed: dict[str, str]) -> None:
    signature = sign(TOKEN, PUBLIC_URL + INCOMING, FIELDS)
    assert deliver(app_at(services), INCOMING, signature, form=CALL | changed).status_code == 403
    assert lines(services) == 0


def test_fields_that_nobody_has_announced_are_part_of_what_is_signed(services: Services) -> None:
    form = MultiDict(
        [*FIELDS, ("StirVerstat", "TN-Validation-Passed-A"), ("Note", " 1 "), ("Note", "ä"), ("Note", "ä")]
    )
    signature = sign(TOKEN, PUBLIC_URL + INCOMING, form.items(multi=True))
    assert deliver(app_at(services), INCOMING, signature, form=form).status_code == 200
    assert lines(services) == 1


@every(
    "raw",
    [
        f"{INCOMING}?",
        f"{INCOMING}?a=%7E%27%22&b=%2B+%20",
        f"{INCOMING}?name=%C3%A4&quote='",
        "/voice/%69ncoming",
        f"{INCOMING}?a=1&a=1&",
    ],
)
def test_the_raw_path_and_query_count_as_they_stand_on_the_wire(services: Services, raw: str) -> None:
    assert deliver(app_at(services), raw, sign(TOKEN, PUBLIC_URL + raw, FIELDS)).status_code == 200
    assert deliver(app_at(services), raw, sign(TOKEN, PUBLIC_URL + INCOMING, FIELDS)).status_code == 403


@every(
    "public_url",
    [
        "https://dialin.example",
        "https://dialin.example:8443",
        "http://localhost:8000",
        "https://dialin.example/under/a/path/",
        "https://city:secret@dialin.example:8443/under",
        "https://[2001:db8::1]:8443",
        "https://DialIn.example",
    ],
)
def test_the_address_is_signed_as_the_provider_does_it(services: Services, public_url: str) -> None:
    """Over https without the port, over http with it, and never with credentials."""
    app, asked = app_at(services, public_url), public_url.rstrip("/") + INCOMING
    assert deliver(app, INCOMING, sign(TOKEN, asked, FIELDS)).status_code == 200
    assert deliver(app, INCOMING, sign("another", asked, FIELDS)).status_code == 403


@every("raw", [INCOMING, "/under/a/path" + INCOMING])
def test_a_proxy_may_take_the_prefix_away_or_pass_it_on(services: Services, raw: str) -> None:
    public_url = "https://dialin.example/under/a/path"
    signature = sign(TOKEN, public_url + INCOMING, FIELDS)
    answer = (
        app_at(services, public_url)
        .test_client()
        .post(INCOMING, data=CALL, headers={"X-Twilio-Signature": signature}, environ_overrides={"RAW_URI": raw})
    )
    assert answer.status_code == 200


def test_what_a_proxy_or_a_stranger_says_of_the_address_is_not_believed(services: Services) -> None:
    app, told = (
        app_at(services),
        {"X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "http", "Host": "evil.example"},
    )
    assert deliver(app, INCOMING, sign(TOKEN, PUBLIC_URL + INCOMING, FIELDS), **told).status_code == 200
    assert deliver(app, INCOMING, sign(TOKEN, "http://evil.example" + INCOMING, FIELDS), **told).status_code == 403


def test_both_tokens_are_believed_while_they_are_rotated_and_no_third(services: Services) -> None:
    app = app_at(services, PUBLIC_URL, "new", "old")
    answers = [deliver(app, INCOMING, sign(token, PUBLIC_URL + INCOMING, FIELDS)) for token in ("new", "old", "third")]
    assert [answer.status_code for answer in answers] == [200, 200, 403]


def test_a_hash_in_the_query_proves_no_form(services: Services) -> None:
    """It would move the proof away from the fields, and any field could be added to a captured request."""
    raw = f"{INCOMING}?bodySHA256={'0' * 64}"
    assert deliver(app_at(services), raw, sign(TOKEN, PUBLIC_URL + raw)).status_code == 403
    assert lines(services) == 0


@every("path", ["turn/1", "news/1", "announcement/1", "resume/1", "status", "fallback", "recording", "room"])
def test_every_address_of_the_provider_refuses_strangers(app: Flask, path: str) -> None:
    for signature in (None, sign(TOKEN, f"{PUBLIC_URL}/voice/other", FIELDS)):
        assert deliver(app, f"/voice/{path}", signature).status_code == 403


def test_there_is_no_address_of_the_provider_but_by_post(app: Flask) -> None:
    ways = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/voice/")]
    asked = {rule.rule for rule in ways if rule.methods - {"POST", "OPTIONS"}}
    assert asked
    assert all(rule.startswith("/voice/sounds/") for rule in asked), asked


@every("public_url", ["https://dialin.example:99999", "https://dialin.example:0", "https://[::1"])
def test_a_public_address_that_cannot_be_is_refused_before_any_call(
    monkeypatch: pytest.MonkeyPatch, public_url: str
) -> None:
    monkeypatch.setenv("DIALIN_PUBLIC_URL", public_url)
    with pytest.raises(SettingsRefused, match="DIALIN_PUBLIC_URL"):
        read_settings()
