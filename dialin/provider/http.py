"""How the SDK's requests reach the provider: time-outs, patient repetition, and failures in our own words."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError

from dialin.provider.promise import ProviderTrouble, RequestRefused

TIME_OUTS = (5.0, 10.0)  # seconds: to connect, and between bytes of the answer
HASTY = (1.0, 1.5)  # the same while a caller waits, whose webhook the provider repeats after four and a half
LONGEST_WAIT = 5.0  # seconds; a duty holds a lease meanwhile
CONNECTIONS = 16
MAKING_ONE = ("/Calls.json", "/Messages.json", "/Calls")
UNKNOWN_PASSWORD, TOO_MANY = 401, 429

Auth = tuple[str, str] | None
Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class Patience(Retry):
    """Asks again after the pause that the provider names in Retry-After, unless that is longer than we can wait."""

    RETRY_AFTER_STATUS_CODES = frozenset({TOO_MANY})  # a 503 may have been carried out, whatever header it has

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Raises `RequestRefused` where the provider wants to be left alone for longer."""
        if response is not None:  # urllib3 says itself when it repeats after a broken connection
            wait = self.get_retry_after(response)
            if wait is not None and wait > LONGEST_WAIT:
                raise RequestRefused(response.status, None, f"not again within {wait:.0f} seconds")
            log.warning("The provider answers %s and is asked again.", response.status)
        super().sleep(response)


# What changes nothing when repeated: after 429, 5xx and broken connections.
_USUAL = Patience(3, allowed_methods=None, status_forcelist={TOO_MANY, *range(500, 600)}, raise_on_status=False)
# Placing a call or sending a message, only where it cannot have happened: after 429, or without any connection.
_CAREFUL = _USUAL.new(status_forcelist={TOO_MANY}, read=False, other=0)
# A question that a caller waits for, or that has a pace of its own: once.
_ONCE = Patience(0, read=False)
# The time-outs of what is asked once, () for the usual ones; None: it is asked as often as is usual.
_once_within: ContextVar[tuple[float, float] | tuple[()] | None] = ContextVar("once_within", default=None)


@contextmanager
def _once(waits: tuple[float, float] | tuple[()]) -> Iterator[None]:
    before = _once_within.set(waits)
    try:
        yield
    finally:
        _once_within.reset(before)


def hastily() -> AbstractContextManager[None]:
    """What this thread asks inside the block is asked once, and not waited for long."""
    return _once(HASTY)


def asking_once() -> AbstractContextManager[None]:
    """What this thread asks inside the block is asked once: it has waited for its turn, and comes again at its next."""
    return _once(())


def _session(patience: Patience) -> requests.Session:
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=CONNECTIONS, max_retries=patience))
    return session


class PatientHttp(HttpClient):  # type: ignore[misc]
    """base: address that takes the place of the provider's own host; None leaves it to the SDK.

    backoff: seconds; it is asked again after 0, 2 and 4 of them. other_passwords: tried where the usual one is
    refused, after which nothing has happened.
    """

    def __init__(
        self,
        base: str | None,
        *,
        backoff: float,
        time_outs: tuple[float, float] = TIME_OUTS,
        other_passwords: tuple[str, ...] = (),
    ) -> None:
        super().__init__(logger=None, is_async=False)  # the SDK would log telephone numbers
        self._base = base
        self._time_outs = time_outs
        self._other_passwords = other_passwords
        self._usual = _session(_USUAL.new(backoff_factor=backoff))
        self._careful = _session(_CAREFUL.new(backoff_factor=backoff))
        self._once = _session(_ONCE)

    def close(self) -> None:
        self._usual.close()
        self._careful.close()
        self._once.close()

    def request(self, method: str, uri: str, *args: Any, **fields: Any) -> Response:
        """The provider's answer, a success in JSON. Raises `ProviderTrouble`."""
        fields |= dict(zip(("params", "data", "headers", "auth"), args, strict=False))
        return self._signed_in(fields.get("auth"), lambda auth: self._send(method, uri, {**fields, "auth": auth}))

    def _signed_in(self, auth: Auth, ask: Callable[[Auth], Answer]) -> Answer:
        """What `ask` makes of the first password that the provider knows; a refused one has changed nothing."""
        if auth is None:
            return ask(auth)
        user, *passwords, last = (*auth, *self._other_passwords)
        for password in passwords:
            try:
                return ask((user, password))
            except RequestRefused as refused:
                if refused.status != UNKNOWN_PASSWORD:
                    raise
        return ask((user, last))

    def download(self, url: str, *, auth: Auth, most: int) -> bytes:
        """A file of at most this many bytes. Raises `ProviderTrouble`.

        A redirect may lead to a store for files: the credentials do not go there, and nothing goes unencrypted.
        """
        return self._signed_in(auth, lambda known: self._download(url, known, most))

    def _download(self, url: str, auth: Auth, most: int) -> bytes:
        try:
            with self._usual.get(url, auth=auth, timeout=self._time_outs, stream=True) as answer:
                if urlsplit(answer.url).scheme != urlsplit(url).scheme:
                    raise ProviderTrouble("The provider leads away from https.", is_passing=False)
                if answer.status_code >= 300:
                    raise RequestRefused(answer.status_code, None, "no recording")
                found = b"".join(_up_to(most, answer))
        except requests.RequestException as error:
            raise ProviderTrouble(
                f"The provider cannot be reached: {type(error).__name__}.", is_passing=True
            ) from error
        return found

    def _send(self, method: str, uri: str, fields: dict[str, Any]) -> Response:
        known = {name: fields.get(name) for name in ("params", "data", "headers", "auth")}
        makes_one = method == "POST" and urlsplit(uri).path.endswith(MAKING_ONE)
        session, time_outs = self._careful if makes_one else self._usual, self._time_outs
        if (waits := _once_within.get()) is not None:
            session, time_outs = self._once, waits or self._time_outs
        try:
            answer = session.request(method, self._address(uri), timeout=time_outs, allow_redirects=False, **known)
        except requests.RequestException as error:
            raise ProviderTrouble(
                f"The provider cannot be reached: {type(error).__name__}.",
                is_passing=True,
                may_be_done=not _was_never_connected(error),
            ) from error
        _demand_success(answer, is_empty_well=method == "DELETE")
        return Response(answer.status_code, answer.text, answer.headers)

    def _address(self, uri: str) -> str:
        if self._base is None:
            return uri
        base, asked = urlsplit(self._base), urlsplit(uri)
        # The address of a next page is the provider's own, and has what is before the usual path in it.
        before = "" if base.path and asked.path.startswith(f"{base.path}/") else base.path
        return urlunsplit((base.scheme, base.netloc, before + asked.path, asked.query, ""))


def _up_to(most: int, answer: requests.Response) -> Iterator[bytes]:
    read = 0
    for chunk in answer.iter_content(64 * 1024):
        read += len(chunk)
        if read > most:
            raise ProviderTrouble(f"The provider sends more than {most} bytes.", is_passing=False)
        yield chunk


def _was_never_connected(error: requests.RequestException) -> bool:
    """Whether not one byte can have left, at the last try."""
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, ConnectTimeoutError)


def _demand_success(answer: requests.Response, *, is_empty_well: bool) -> None:
    """is_empty_well: nothing is said of what was deleted; everything else is answered with an object in JSON."""
    try:
        said = json.loads(answer.text) if answer.text or not is_empty_well else {}
    except ValueError:
        said = None
    if answer.status_code < 300 and isinstance(said, dict):
        return
    code, message = complaint_of(said)
    raise RequestRefused(answer.status_code, code, message[:200])


def complaint_of(said: object) -> tuple[int | None, str]:
    """The provider's own code, 0 where it gives none, and its words; a page of some proxy has no code at all."""
    if not isinstance(said, dict):
        return None, "no JSON"
    listed = said.get("errors")
    if not (isinstance(listed, list) and listed):
        return said.get("code"), str(said.get("message") or "")
    first = listed[0] if isinstance(listed[0], dict) else {"detail": listed[0]}
    code, words = str(first.get("code") or ""), (first.get(name) for name in ("detail", "message", "title"))
    return int(code) if code.isascii() and code.isdigit() else 0, next((str(word) for word in words if word), "")
