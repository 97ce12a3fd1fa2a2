"""Ways for a request to reach a webhook server: real HTTP, or a WSGI app in this process."""

import http.client
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from wsgiref.types import WSGIApplication, WSGIEnvironment

from werkzeug.test import EnvironBuilder, run_wsgi_app

Headers = tuple[tuple[str, str], ...]


class ConnectFailed(Exception):
    """No connection could be made (refused, unknown host, bad TLS): what `rp=ct` retries."""


class ReadTimedOut(Exception):
    """The request was sent and no answer came in time: what `rp=rt` retries."""


@dataclass(frozen=True)
class Request:
    """One HTTP request; timeouts are in seconds."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""
    connect_timeout: float = 5.0
    read_timeout: float = 15.0


@dataclass(frozen=True)
class Response:
    """One HTTP answer; header names are left as they came."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


Transport = Callable[[Request], Response]


def http_transport(timeout: float = 15.0) -> Transport:
    """Real HTTP; `timeout` (seconds) caps what a request asks for."""

    def send(request: Request) -> Response:
        parts = urlsplit(request.url)
        connection = _connection(parts.scheme, parts.netloc, min(timeout, request.connect_timeout))
        try:
            _connect(connection)
            connection.sock.settimeout(min(timeout, request.read_timeout))
            return _exchange(connection, request, _target(request.url))
        finally:
            connection.close()

    return send


def _connection(scheme: str, netloc: str, timeout: float) -> http.client.HTTPConnection:
    host = netloc.rpartition("@")[2]
    if scheme == "https":
        return http.client.HTTPSConnection(host, timeout=timeout, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, timeout=timeout)


def _connect(connection: http.client.HTTPConnection) -> None:
    try:
        connection.connect()
    except OSError as error:
        raise ConnectFailed(str(error)) from error


def _exchange(connection: http.client.HTTPConnection, request: Request, target: str) -> Response:
    try:
        connection.request(request.method, target, request.body or None, dict(request.headers))
        answer = connection.getresponse()
        return Response(answer.status, tuple(answer.getheaders()), answer.read())
    except (OSError, http.client.HTTPException) as error:
        raise ReadTimedOut(str(error) or type(error).__name__) from error


def wsgi_transport(app: WSGIApplication, public_url: str) -> Transport:
    """Call a WSGI app in this process as a server behind a TLS proxy at `public_url` would.

    The proxy takes the prefix of `public_url` away; RAW_URI and REQUEST_URI hold the untouched rest.
    Requests for any other host or prefix fail to connect.
    """
    base = public_url.rstrip("/")

    def send(request: Request) -> Response:
        if not (request.url + "/").startswith((base + "/", base + "?")):
            raise ConnectFailed(f"nobody answers at {request.url}")
        body, status, headers = run_wsgi_app(app, _environ(request, request.url[len(base) :] or "/"), buffered=True)
        return Response(int(status.split(" ", 1)[0]), tuple(headers), b"".join(body))

    return send


def _environ(request: Request, target: str) -> WSGIEnvironment:
    host = urlsplit(request.url).netloc.rpartition("@")[2]
    return EnvironBuilder(
        path=target,
        base_url=f"http://{host}/",
        method=request.method,
        headers=list(request.headers),
        data=request.body,
        # Byte for byte as they came: signatures are over them.
        environ_overrides={"RAW_URI": target, "REQUEST_URI": target, "REMOTE_ADDR": "127.0.0.1"},
    ).get_environ()


def _target(url: str) -> str:
    rest = url.split("://", 1)[1]
    start = min((rest.find(mark) for mark in "/?" if mark in rest), default=len(rest))
    target = rest[start:]
    return target if target.startswith("/") else f"/{target}"
