"""How the SDK's requests reach the provider: time-outs, patient repetition, and failures in the house's words."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from dialin.provider.promise import ProviderTrouble, RequestRefused

TIME_OUTS = (5.0, 10.0)  # seconds: to connect, and between bytes of the answer
PAUSES = (0.5, 1.0, 2.0)  # seconds before each repetition
CONNECTIONS = 16
UNKNOWN_PASSWORD = 401

Auth = tuple[str, str] | None
Answer = TypeVar("Answer")


class PatientHttp(HttpClient):  # type: ignore[misc]
    """base: address that takes the place of the provider's own host; None leaves it to the SDK.

    A request that changes nothing when repeated is repeated after 429, 5xx and broken connections. Placing a call is
    not of that kind: it is repeated only where it cannot have happened, after 429 or without any connection.
    other_passwords: tried where the usual one is refused, after which nothing has happened either.
    """

    def __init__(
        self,
        base: str | None,
        *,
        pauses: tuple[float, ...] = PAUSES,
        time_outs: tuple[float, float] = TIME_OUTS,
        other_passwords: tuple[str, ...] = (),
    ) -> None:
        super().__init__(logger=None, is_async=False)  # the SDK would log telephone numbers
        self._base = base
        self._pauses = pauses
        self._time_outs = time_outs
        self._other_passwords = other_passwords
        self._session = requests.Session()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=CONNECTIONS))

    def close(self) -> None:
        self._session.close()

    def request(self, method: str, uri: str, *args: Any, **fields: Any) -> Response:
        """The provider's answer, a success in JSON. Raises `ProviderTrouble`."""
        fields |= dict(zip(("params", "data", "headers", "auth"), args, strict=False))
        return self._signed_in(fields.get("auth"), lambda auth: self._repeat(method, uri, {**fields, "auth": auth}))

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

    def _repeat(self, method: str, uri: str, fields: dict[str, Any]) -> Response:
        may_repeat = not (method == "POST" and urlsplit(uri).path.endswith("/Calls.json"))
        for pause in self._pauses:
            try:
                return self._send(method, uri, fields)
            except ProviderTrouble as trouble:
                if not trouble.is_passing or (trouble.may_be_done and not may_repeat):
                    raise
            time.sleep(pause)
        return self._send(method, uri, fields)

    def download(self, url: str, *, auth: Auth, most: int) -> bytes:
        """A file of at most this many bytes. Raises `ProviderTrouble`.

        A redirect may lead to a store for files: the credentials do not go there, and nothing goes unencrypted.
        """
        return self._signed_in(auth, lambda known: self._download(url, known, most))

    def _download(self, url: str, auth: Auth, most: int) -> bytes:
        try:
            with self._session.get(url, auth=auth, timeout=self._time_outs, stream=True) as answer:
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
        try:
            answer = self._session.request(
                method, self._address(uri), timeout=self._time_outs, allow_redirects=False, **known
            )
        except requests.RequestException as error:
            raise ProviderTrouble(
                f"The provider cannot be reached: {type(error).__name__}.",
                is_passing=True,
                may_be_done=not _was_never_connected(error),
            ) from error
        _demand_success(answer)
        return Response(answer.status_code, answer.text, answer.headers)

    def _address(self, uri: str) -> str:
        if self._base is None:
            return uri
        base, asked = urlsplit(self._base), urlsplit(uri)
        return urlunsplit((base.scheme, base.netloc, base.path + asked.path, asked.query, ""))


def _up_to(most: int, answer: requests.Response) -> Iterator[bytes]:
    read = 0
    for chunk in answer.iter_content(64 * 1024):
        read += len(chunk)
        if read > most:
            raise ProviderTrouble(f"The provider sends more than {most} bytes.", is_passing=False)
        yield chunk


def _was_never_connected(error: requests.RequestException) -> bool:
    """Whether not one byte can have left: then even placing a call may be tried again."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _demand_success(answer: requests.Response) -> None:
    try:
        said = json.loads(answer.text) if answer.text else {}
    except ValueError:
        said = None
    if answer.status_code < 300 and said is not None:
        return
    code, message = (said.get("code"), said.get("message")) if isinstance(said, dict) else (None, "no JSON")
    raise RequestRefused(answer.status_code, code, str(message or "")[:200])
