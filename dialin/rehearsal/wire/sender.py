"""Delivers one request to a webhook: signature, cookies, redirects, retries, faults."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http.cookies import SimpleCookie
from urllib.parse import urljoin, urlsplit

from dialin.rehearsal.faults import Faults
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.wire.dialect import TWILIO, Dialect
from dialin.rehearsal.wire.overrides import Overrides, read_overrides
from dialin.rehearsal.wire.requests import HttpTarget, Signing, Webhook, request_of
from dialin.rehearsal.wire.signing import Fields
from dialin.rehearsal.wire.transports import ConnectFailed, ReadTimedOut, Response, Transport

MOST_REDIRECTS = 10


@dataclass(frozen=True)
class Sent:
    """One request that really went out: `outcome` is the status or the failure."""

    purpose: str
    method: str
    url: str
    fields: Fields
    call_sid: str
    token: str
    at: datetime
    outcome: int | str
    signature: str

    @property
    def params(self) -> dict[str, str]:
        return dict(self.fields)


@dataclass(frozen=True)
class Delivered:
    """What became of a request: an answer or an error code with its reason, after `seconds` of waiting."""

    response: Response | None
    url: str
    error_code: int = 0
    reason: str = ""
    seconds: float = 0.0


@dataclass
class Sender:
    """What delivering needs: the transport, the key, the faults, what was sent and the time."""

    send: Transport
    auth_token: str
    faults: Faults
    sent: list[Sent]
    now: Callable[[], datetime]
    dialect: Dialect = TWILIO


def deliver(sender: Sender, webhook: Webhook) -> Delivered:
    """Deliver with the retries that the address asks for; the last try's result counts."""
    try:
        overrides = _overrides(sender, urlsplit(webhook.url).fragment)
    except TwimlRefused as refused:
        return Delivered(None, webhook.url, refused.code, refused.reason)
    seconds = 0.0
    for _ in range(1 + overrides.rc):
        delivered, failure = _try(sender, webhook, overrides)
        seconds += delivered.seconds
        if not failure or not overrides.retries(failure) or seconds >= overrides.tt / 1000:
            break
    late = min(seconds, overrides.tt / 1000)
    return Delivered(delivered.response, delivered.url, delivered.error_code, delivered.reason, late)


def _overrides(sender: Sender, fragment: str) -> Overrides:
    if sender.dialect.takes_overrides:
        return read_overrides(fragment)
    if fragment:
        raise TwimlRefused(11100, f"an address ends in #{fragment}")
    return Overrides(rc=0)


def _try(sender: Sender, webhook: Webhook, overrides: Overrides) -> tuple[Delivered, str]:
    if sender.faults.take("duplicate", webhook):
        with suppress(ConnectFailed, ReadTimedOut):  # it is the second that counts
            _follow(sender, webhook, overrides)
    if sender.faults.take("refuse_connection", webhook):
        return Delivered(None, webhook.url, 11205, "connection refused"), "ct"
    stall = sender.faults.take("stall", webhook)
    try:
        delivered = _follow(sender, webhook, overrides)
    except ConnectFailed as error:
        return Delivered(None, webhook.url, 11205, str(error)), "ct"
    except ReadTimedOut as error:
        return Delivered(None, webhook.url, 11200, str(error)), "rt"
    seconds = stall.seconds if stall else 0.0
    if sender.faults.take("lose_answer", webhook) or seconds * 1000 >= overrides.rt:
        waited = overrides.rt / 1000
        return Delivered(None, webhook.url, 11200, "no answer in time", waited), "rt"
    return _judge(delivered, seconds)


def _judge(delivered: Delivered, seconds: float) -> tuple[Delivered, str]:
    response = delivered.response
    if response is None or response.status < 400:
        return Delivered(response, delivered.url, delivered.error_code, delivered.reason, seconds), ""
    reason = f"HTTP status {response.status}"
    return Delivered(None, delivered.url, 11217, reason, seconds), f"{response.status // 100}xx"


def _follow(sender: Sender, webhook: Webhook, overrides: Overrides) -> Delivered:
    target = HttpTarget(webhook.method, webhook.url.partition("#")[0])
    for _ in range(1 + MOST_REDIRECTS):
        response = _send(sender, webhook, target, overrides)
        place = response.header("Location")
        if response.status not in (301, 302, 303, 307, 308) or place is None:
            return Delivered(response, target.url)
        keeps_method = response.status in (307, 308)
        target = HttpTarget(target.method if keeps_method else "GET", urljoin(target.url, place))
    return Delivered(None, target.url, 11215, f"more than {MOST_REDIRECTS} redirects")


def _send(sender: Sender, webhook: Webhook, target: HttpTarget, overrides: Overrides) -> Response:
    request = request_of(webhook, target, overrides, Signing(sender.dialect, sender.auth_token, sender.now()))
    answered = sender.faults.take("answer", webhook)
    outcome: int | str = "no connection"
    try:
        response = Response(answered.status) if answered else sender.send(request)
        outcome = response.status
    except ReadTimedOut:
        outcome = "no answer"
        raise
    finally:
        signature = dict(request.headers).get(sender.dialect.header, "")
        sent = (webhook.purpose, target.method, request.url, webhook.fields, webhook.call_sid, webhook.token)
        sender.sent.append(Sent(*sent, sender.now(), outcome, signature))
    _keep_cookies(webhook, response)
    return response


def _keep_cookies(webhook: Webhook, response: Response) -> None:
    for name, value in response.headers:
        if name.lower() == "set-cookie":
            for key, morsel in SimpleCookie(value).items():
                if morsel["max-age"] == "0":
                    webhook.cookies.pop(key, None)
                else:
                    webhook.cookies[key] = morsel.value
