"""Who may speak to the webhooks where the provider is another: whoever signs as it does, and nobody else."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dialin.rehearsal.wire.dialect import Signed
from dialin.services import Services
from dialin.store.live_calls import live_calls
from tests.conftest import PUBLIC_URL
from tests.databases import Databases
from tests.every import every
from tests.provider.dialects.accounts import ACCOUNTS, OTHERS, PROJECT, Account
from tests.voice.lent_apps import lent_app

INCOMING = "/voice/incoming"
IDS = {
    "signalwire": "43bb71ee-553f-4074-bb20-8e2747647cce",
    "telnyx": "v3:9X2vxPDFY2RHSJ1EdMS0RHRksMTg7ldNxdjWbVr9zBjbGjGsSe-aiQ",
}
OPEN = Callable[[str], tuple[Account, Flask, Services]]
FORMS = {
    "signalwire": {
        "AccountSid": PROJECT, "ApiVersion": "2010-04-01", "CallSid": IDS["signalwire"], "CallStatus": "ringing",
        "Direction": "inbound", "From": "+493023125010", "To": "+493023125000",
    },
    "telnyx": {
        "AccountSid": PROJECT, "CallSid": IDS["telnyx"], "CallSidLegacy": IDS["telnyx"], "From": "+493023125010",
        "To": "+493023125000", "ConnectionId": "1773070540731319841",
    },
}  # fmt: skip


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: a signature is checked before any statement."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def at(services: Services) -> Iterator[OPEN]:
    """The house with an account at this provider."""
    with ExitStack() as stack:

        def opened(name: str) -> tuple[Account, Flask, Services]:
            account = ACCOUNTS[name]
            settings = account.at(services.settings)
            house = replace(services, settings=settings)
            return account, stack.enter_context(lent_app(settings, house)), house

        yield opened


Fields = tuple[tuple[str, str], ...]


def deliver(
    app: Flask, account: Account, fields: Fields, when: datetime, *, path: str = INCOMING, key: str | None = None
) -> TestResponse:
    signed = Signed(key or account.key, PUBLIC_URL + path, fields, urlencode(fields).encode(), when)
    return post(app, fields, dict(account.dialect.proof(signed)), path=path)


def post(app: Flask, fields: Fields, headers: dict[str, str], *, path: str = INCOMING) -> TestResponse:
    kind = "application/x-www-form-urlencoded"
    return app.test_client().post(path, data=urlencode(fields), content_type=kind, headers=headers)


def lines(services: Services) -> int:
    with services.looking() as act:
        return len(live_calls(act))


@every("name", OTHERS)
def test_what_the_provider_signs_is_answered_with_a_document(at: OPEN, name: str) -> None:
    account, app, house = at(name)
    answer = deliver(app, account, tuple(FORMS[name].items()), house.clock())
    assert (answer.status_code, answer.mimetype) == (200, "text/xml")


@every(("name", "changed"), [(name, one) for name in OTHERS for one in ("From", "To", "CallSid", "AccountSid")])
def test_a_form_that_was_changed_after_signing_is_refused(at: OPEN, name: str, changed: str) -> None:
    account, app, house = at(name)
    fields = FORMS[name]
    signed = Signed(
        account.key, PUBLIC_URL + INCOMING, tuple(fields.items()), urlencode(fields).encode(), house.clock()
    )
    other = tuple((fields | {changed: fields[changed][:-1] + "1"}).items())
    assert post(app, other, dict(account.dialect.proof(signed))).status_code == 403
    assert lines(house) == 0


@every("name", OTHERS)
def test_a_request_without_a_signature_or_with_a_strange_keys_is_refused(at: OPEN, name: str) -> None:
    account, app, house = at(name)
    fields = tuple(FORMS[name].items())
    strange = "PSKother" if name == "signalwire" else "A" * 43 + "="
    assert post(app, fields, {}).status_code == 403
    assert deliver(app, account, fields, house.clock(), key=strange).status_code == 403
    headers = {account.dialect.header: "not Base64 at all", "Telnyx-Timestamp": "0"}
    assert post(app, fields, headers).status_code == 403


@every(
    ("late", "status"),
    [(0, 200), (299, 200), (-299, 200), (302, 403), (3600, 403), (-302, 403)],
)
def test_a_copy_is_good_for_five_minutes_where_the_time_is_signed(at: OPEN, late: int, status: int) -> None:
    account, app, house = at("telnyx")
    fields = tuple(FORMS["telnyx"].items())
    assert deliver(app, account, fields, house.clock() - timedelta(seconds=late)).status_code == status


@every("at_time", ["", "now", "\u0661\u0667", "9" * 400, "-1"])
def test_a_time_that_is_none_is_refused(at: OPEN, at_time: str) -> None:
    account, app, house = at("telnyx")
    fields = tuple(FORMS["telnyx"].items())
    signed = Signed(account.key, "", fields, urlencode(fields).encode(), house.clock())
    headers = {**account.dialect.proof(signed), "Telnyx-Timestamp": at_time.encode("utf-8").decode("latin-1")}
    assert post(app, fields, headers).status_code == 403


def test_the_time_belongs_to_what_is_signed(at: OPEN) -> None:
    account, app, house = at("telnyx")
    fields = tuple(FORMS["telnyx"].items())
    old = Signed(account.key, "", fields, urlencode(fields).encode(), datetime(2020, 1, 1, tzinfo=UTC))
    headers = {**account.dialect.proof(old), "Telnyx-Timestamp": str(int(house.clock().timestamp()))}
    assert post(app, fields, headers).status_code == 403


def test_of_a_repeated_name_each_value_counts_in_the_order_in_which_they_came(at: OPEN) -> None:
    account, app, house = at("signalwire")
    fields = (*FORMS["signalwire"].items(), ("AddOns", "b"), ("AddOns", "a"), ("AddOns", "b"))
    assert deliver(app, account, fields, house.clock()).status_code == 200
    signed = Signed(account.key, PUBLIC_URL + INCOMING, fields, b"", house.clock())
    turned = (*FORMS["signalwire"].items(), ("AddOns", "a"), ("AddOns", "b"), ("AddOns", "b"))
    assert post(app, turned, dict(account.dialect.proof(signed))).status_code == 403


def test_the_older_name_of_the_header_is_understood_too(at: OPEN) -> None:
    account, app, house = at("signalwire")
    fields = tuple(FORMS["signalwire"].items())
    signed = Signed(account.key, PUBLIC_URL + INCOMING, fields, b"", house.clock())
    (signature,) = account.dialect.proof(signed).values()
    assert post(app, fields, {"X-Twilio-Signature": signature}).status_code == 200


@every("name", OTHERS)
def test_an_id_of_another_providers_form_is_no_calls(at: OPEN, name: str) -> None:
    account, app, house = at(name)
    fields = tuple((FORMS[name] | {"CallSid": "CA" + "1" * 32}).items())
    assert deliver(app, account, fields, house.clock()).status_code == 400


@every("name", OTHERS)
def test_another_accounts_call_is_refused(at: OPEN, name: str) -> None:
    account, app, house = at(name)
    fields = tuple((FORMS[name] | {"AccountSid": IDS["signalwire"]}).items())
    assert deliver(app, account, fields, house.clock()).status_code == 403


@every("name", OTHERS)
def test_the_log_names_the_header_and_the_key_of_this_provider(
    at: OPEN, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    account, app, _ = at(name)
    fields = tuple(FORMS[name].items())
    app.extensions.pop("dialin.refusals", None)
    post(app, fields, {})
    assert account.dialect.header in caplog.text
    app.extensions.pop("dialin.refusals", None)
    post(app, fields, {account.dialect.header: "x"})
    assert ("signing key" if name == "signalwire" else "public key") in caplog.text
