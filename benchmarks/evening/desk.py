"""A colleague at the seat board: the real pages over HTTP, with cookie and form token."""

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from urllib.parse import urlencode

from benchmarks.evening.town import HOST, LOGIN, PASSWORD, SLUG

BOARD = f"/admin/events/{SLUG}"
LOOKS_EVERY = 1.5  # seconds, as the board's script does


class Desk:
    """Signed in; a page and the form sent from it share a connection, as in a browser."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=30)
        self._cookies: dict[str, str] = {}
        form = self.see("/admin/sign-in")
        self.send("/admin/sign-in", {"csrf_token": token_in(form), "name": LOGIN, "password": PASSWORD})

    def see(self, path: str) -> str:
        self._connection.close()  # the server may have closed an idle one meanwhile
        status, body = self._ask("GET", path)
        assert status in (200, 304), (path, status)
        return body

    def send(self, path: str, fields: dict[str, str]) -> None:
        status, body = self._ask("POST", path, urlencode(fields))
        assert status == 303, (path, status, body)

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self._cookies[key] = rest.partition(";")[0]
        return answer.status, answer.read().decode()


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def form_of(page: str, ending: str) -> tuple[str, dict[str, str]]:
    """Where the form whose address ends like this is sent, with all its hidden fields."""
    found = re.search(rf'<form method="post" action="([^"]+{ending})"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found, page
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found[2])
    return unescape(found[1]), {name: unescape(value) for name, value in fields}


@contextmanager
def open_boards(port: int, count: int) -> Iterator[None]:
    """As many browsers that show the seat board and look at it again and again."""
    closed = threading.Event()
    desks = [Desk(port) for _ in range(count)]
    threads = [threading.Thread(target=_look_on, args=(desk, closed)) for desk in desks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        closed.set()
        for thread in threads:
            thread.join()
        for desk in desks:
            desk.close()


def _look_on(desk: Desk, closed: threading.Event) -> None:
    while not closed.wait(LOOKS_EVERY):
        desk.see(f"{BOARD}/board")
