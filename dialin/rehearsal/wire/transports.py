"""Ways for a request to reach a webhook server: real HTTP, or a WSGI app in this process."""

import http.client
import io
import ssl
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

Headers = tuple[tuple[str, str], ...]


class ConnectFailed(Exception):
    """No connection came about (refused, unknown host, bad TLS): what `rp=ct` retries."""


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
    """One HTTP answer; header names are as they came."""

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


def wsgi_transport(app: Callable[..., Iterable[bytes]], public_url: str) -> Transport:
    """Call a WSGI app in this process as a server behind a TLS proxy at `public_url` would.

    The proxy takes the prefix of `public_url` away; RAW_URI and REQUEST_URI hold the untouched rest.
    Requests for any other host or prefix fail to connect.
    """
    base = public_url.rstrip("/")

    def send(request: Request) -> Response:
        if not (request.url + "/").startswith((base + "/", base + "?")):
            raise ConnectFailed(f"nobody answers at {request.url}")
        return _call(app, _environ(request, request.url[len(base) :] or "/"))

    return send


def _environ(request: Request, target: str) -> dict[str, Any]:
    path, _, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        # PEP 3333: bytes of the path as latin-1 text.
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": target,
        "REQUEST_URI": target,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": urlsplit(request.url).netloc.rpartition("@")[2],
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return environ | _header_names(dict(request.headers))


def _header_names(headers: Mapping[str, str]) -> dict[str, str]:
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    if "HTTP_CONTENT_TYPE" in named:
        named["CONTENT_TYPE"] = named.pop("HTTP_CONTENT_TYPE")
    return named


def _call(app: Callable[..., Iterable[bytes]], environ: dict[str, Any]) -> Response:
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], None]:
        begun.append((status, headers))
        return lambda _: None

    answer = app(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close:
            close()
    status, headers = begun[-1]
    return Response(int(status.split(" ", 1)[0]), tuple(headers), body)


def _target(url: str) -> str:
    rest = url.split("://", 1)[1]
    start = min((rest.find(mark) for mark in "/?" if mark in rest), default=len(rest))
    target = rest[start:]
    return target if target.startswith("/") else f"/{target}"
