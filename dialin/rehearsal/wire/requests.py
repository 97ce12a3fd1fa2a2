"""Builds the HTTP request for a webhook: fields, signature, credentials and cookies."""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlencode

from dialin.rehearsal.wire.dialect import Dialect, Signed
from dialin.rehearsal.wire.overrides import Overrides
from dialin.rehearsal.wire.signing import Fields
from dialin.rehearsal.wire.transports import Request

LONGEST_WAIT = 15.0


@dataclass(frozen=True)
class Webhook:
    """A request to a webhook; `token` tells deliveries apart and is the same on a retry."""

    url: str
    method: str
    fields: Fields
    purpose: str
    call_sid: str
    token: str
    cookies: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class HttpTarget:
    """Where the request goes now: HTTP redirects lead it on."""

    method: str
    url: str


@dataclass(frozen=True)
class Signing:
    """Who signs: how, with which key of the account, and when."""

    dialect: Dialect
    key: str
    at: datetime


def request_of(webhook: Webhook, target: HttpTarget, overrides: Overrides, signing: Signing) -> Request:
    """The signed HTTP request; a GET carries its fields in the address."""
    method, url = target.method, target.url
    fields, body = signing.dialect.told(webhook.fields, webhook.purpose), b""
    headers = {"Accept": "*/*", "User-Agent": "TwilioProxy/1.1", "I-Twilio-Idempotency-Token": webhook.token}
    if method == "POST":
        body = urlencode(fields).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
    elif fields:
        url += ("&" if "?" in url else "?") + urlencode(fields)
    signed = fields if method == "POST" else ()
    headers |= signing.dialect.proof(Signed(signing.key, url, signed, body, signing.at))
    bare, credentials = _without_credentials(url)
    if credentials:
        headers["Authorization"] = f"Basic {b64encode(credentials.encode()).decode()}"
    if webhook.cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in webhook.cookies.items())
    return Request(
        method, bare, tuple(headers.items()), body, overrides.ct / 1000, min(overrides.rt / 1000, LONGEST_WAIT)
    )


def _without_credentials(url: str) -> tuple[str, str]:
    scheme, _, rest = url.partition("://")
    netloc = rest[: next((i for i, mark in enumerate(rest) if mark in "/?"), len(rest))]
    credentials, at, host = netloc.rpartition("@")
    return (f"{scheme}://{host}{rest[len(netloc) :]}", unquote(credentials)) if at else (url, "")
