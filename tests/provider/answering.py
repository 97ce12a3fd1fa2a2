"""Providers of one test's own, on loopback: one that answers from a list, and one that hangs up in the middle."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from dialin.provider.twilio import Twilio

CREATED = '{"sid": "CA1", "status": "queued", "to": "+496990009001"}'
EMPTY_PAGE = '{"calls": [], "page": 0, "page_size": 50, "next_page_uri": null}'


@dataclass
class Answering:
    """Answers from a list, the last one for ever, and keeps what was asked. headers: of every answer."""

    answers: list[tuple[str, str]] = field(default_factory=lambda: [("201 Created", CREATED)])
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], body or environ["QUERY_STRING"]))
        status, text = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        usual = {"Content-Type": "application/json", "Content-Length": str(len(text.encode()))}
        start_response(status, list((usual | self.headers).items()))
        return [text.encode()]


@dataclass
class Line:
    """A client and the server it talks to."""

    client: Twilio
    server: Answering


@contextmanager
def hanging_up(after: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server's address and the requests it gets: it sends `after` to each and closes the connection."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_hang_up_on_each, args=(server, after, asked))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        finally:
            server.shutdown(socket.SHUT_RDWR)  # wakes the thread
            thread.join(timeout=10)


def _hang_up_on_each(server: socket.socket, after: bytes, asked: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            asked.append(connection.recv(64 * 1024))
            connection.sendall(after)
