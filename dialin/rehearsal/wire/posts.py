"""Delivers one request to a webhook: signature, cookies, redirects, retries, faults."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.cookies import SimpleCookie
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from dialin.rehearsal.faults import Faults
from dialin.rehearsal.twiml.trouble import Refused
from dialin.rehearsal.wire.overrides import Overrides, read_overrides
from dialin.rehearsal.wire.signing import Fields, sign
from dialin.rehearsal.wire.transports import ConnectFailed, ReadTimedOut, Request, Response, Transport

MOST_REDIRECTS = 10
LONGEST_WAIT = 15.0


@dataclass(frozen=True)
class Post:
    """A request to be delivered; `token` tells deliveries apart and is the same on a retry."""

    url: str
    method: str
    fields: Fields
    purpose: str
    call_sid: str
    token: str
    cookies: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Sent:
    """One request that really went out, for the record: `outcome` is the status or the failure."""

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
    """What became of a post: an answer or an error code with its reason, after `seconds` of waiting."""

    response: Response | None
    url: str
    error_code: int = 0
    reason: str = ""
    seconds: float = 0.0


@dataclass
class Office:
    """What delivering needs: the transport, the key, the faults, the record and the time."""

    send: Transport
    auth_token: str
    faults: Faults
    record: list[Sent]
    now: Callable[[], datetime]


def deliver(office: Office, post: Post) -> Delivered:
    """Deliver with the retries that the address asks for; the last try's result counts."""
    try:
        overrides = read_overrides(urlsplit(post.url).fragment)
    except Refused as refused:
        return Delivered(None, post.url, refused.code, refused.reason)
    seconds = 0.0
    for _ in range(1 + overrides.rc):
        delivered, failure = _try(office, post, overrides)
        seconds += delivered.seconds
        if not failure or not overrides.retries(failure) or seconds >= overrides.tt / 1000:
            break
    late = min(seconds, overrides.tt / 1000)
    return Delivered(delivered.response, delivered.url, delivered.error_code, delivered.reason, late)


def _try(office: Office, post: Post, overrides: Overrides) -> tuple[Delivered, str]:
    if office.faults.take("duplicate", post):
        _follow(office, post, overrides)
    if office.faults.take("refuse_connection", post):
        return Delivered(None, post.url, 11205, "connection refused"), "ct"
    stall = office.faults.take("stall", post)
    try:
        delivered = _follow(office, post, overrides)
    except ConnectFailed as error:
        return Delivered(None, post.url, 11205, str(error)), "ct"
    except ReadTimedOut as error:
        return Delivered(None, post.url, 11200, str(error)), "rt"
    seconds = stall.seconds if stall else 0.0
    if office.faults.take("lose_answer", post) or seconds * 1000 >= overrides.rt:
        waited = overrides.rt / 1000
        return Delivered(None, post.url, 11200, "no answer in time", waited), "rt"
    return _judge(delivered, seconds)


def _judge(delivered: Delivered, seconds: float) -> tuple[Delivered, str]:
    response = delivered.response
    if response is None or response.status < 400:
        return Delivered(response, delivered.url, delivered.error_code, delivered.reason, seconds), ""
    reason = f"HTTP status {response.status}"
    return Delivered(None, delivered.url, 11217, reason, seconds), f"{response.status // 100}xx"


def _follow(office: Office, post: Post, overrides: Overrides) -> Delivered:
    url, method = post.url.partition("#")[0], post.method
    for _ in range(1 + MOST_REDIRECTS):
        response = _send(office, post, (method, url), overrides)
        place = response.header("Location")
        if response.status not in (301, 302, 303, 307, 308) or place is None:
            return Delivered(response, url)
        url = urljoin(url, place)
        method = method if response.status in (307, 308) else "GET"
    return Delivered(None, url, 11215, f"more than {MOST_REDIRECTS} redirects")


def _send(office: Office, post: Post, line: tuple[str, str], overrides: Overrides) -> Response:
    method, _ = line
    request = _request(office, post, line, overrides)
    answered = office.faults.take("answer", post)
    outcome: int | str = "no connection"
    try:
        response = Response(answered.status) if answered else office.send(request)
        outcome = response.status
    except ReadTimedOut:
        outcome = "no answer"
        raise
    finally:
        signature = dict(request.headers).get("X-Twilio-Signature", "")
        sent = (post.purpose, method, request.url, post.fields, post.call_sid, post.token)
        office.record.append(Sent(*sent, office.now(), outcome, signature))
    _keep_cookies(post, response)
    return response


def _request(office: Office, post: Post, line: tuple[str, str], overrides: Overrides) -> Request:
    method, url = line
    body = b""
    headers = {"Accept": "*/*", "User-Agent": "TwilioProxy/1.1", "I-Twilio-Idempotency-Token": post.token}
    if method == "POST":
        body = urlencode(post.fields).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
        headers["X-Twilio-Signature"] = sign(office.auth_token, url, post.fields)
    else:
        if post.fields:
            url += ("&" if "?" in url else "?") + urlencode(post.fields)
        headers["X-Twilio-Signature"] = sign(office.auth_token, url)
    bare, credentials = _without_credentials(url)
    if credentials:
        headers["Authorization"] = f"Basic {b64encode(credentials.encode()).decode()}"
    if post.cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in post.cookies.items())
    return Request(
        method, bare, tuple(headers.items()), body, overrides.ct / 1000, min(overrides.rt / 1000, LONGEST_WAIT)
    )


def _without_credentials(url: str) -> tuple[str, str]:
    scheme, _, rest = url.partition("://")
    netloc = rest[: next((i for i, mark in enumerate(rest) if mark in "/?"), len(rest))]
    credentials, at, host = netloc.rpartition("@")
    return (f"{scheme}://{host}{rest[len(netloc) :]}", unquote(credentials)) if at else (url, "")


def _keep_cookies(post: Post, response: Response) -> None:
    for name, value in response.headers:
        if name.lower() == "set-cookie":
            for key, morsel in SimpleCookie(value).items():
                if morsel["max-age"] == "0":
                    post.cookies.pop(key, None)
                else:
                    post.cookies[key] = morsel.value
