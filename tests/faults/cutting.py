"""The way to a PostgreSQL server, and who cuts it: at a commit, before or after it got there, or altogether."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import URL, make_url

COMMIT = b"COMMIT"


class Cut(Enum):
    """Where the connection breaks."""

    BEFORE = "the commit never got there"
    AFTER = "the commit was done, and nobody was told"


@dataclass
class Way:
    """url: of the database by this way. cuts: what happens at the next commits, one each."""

    url: str
    cuts: list[Cut] = field(default_factory=list)
    cut: list[Cut] = field(default_factory=list)
    is_closed: bool = False
    _open: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def close(self) -> None:
        """The server is gone: nobody gets through, and whoever was is cut off."""
        with self._lock:
            self.is_closed = True
            for one in self._open:
                _shut(one)

    def open(self) -> None:
        self.is_closed = False

    def carry(self, client: socket.socket, server: socket.socket) -> None:
        with self._lock:
            self._open |= {client, server}
            if self.is_closed:
                _shut(client)
        back = threading.Thread(target=self._carry_back, args=(server, client))
        back.start()
        with closing(client), closing(server):
            self._carry_there(client, server)
            _shut(server)
            back.join()
        with self._lock:
            self._open -= {client, server}

    def _carry_there(self, client: socket.socket, server: socket.socket) -> None:
        while message := _read(client):
            cut = self.cuts.pop(0) if COMMIT in message and self.cuts else None
            if cut is not None:
                self.cut.append(cut)
            if cut is Cut.BEFORE:
                return _shut(client)
            if cut is Cut.AFTER:
                _shut(client)  # nothing comes back any more
            with suppress(OSError):
                server.sendall(message)
            if cut is Cut.AFTER:
                _read(server)  # until it is done
                return None
        return None

    def _carry_back(self, server: socket.socket, client: socket.socket) -> None:
        while message := _read(server):
            try:
                client.sendall(message)
            except OSError:
                return
        _shut(client)


def _read(one: socket.socket) -> bytes:
    try:
        return one.recv(65536)
    except OSError:
        return b""


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def way_to(url: str) -> Iterator[Way]:
    """For a server that listens at a socket of the file system, or at an address."""
    there = make_url(url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = Way(_by(there, listening.getsockname()[1]))
        thread = threading.Thread(target=_accept, args=(listening, there, made))
        thread.start()
        try:
            yield made
        finally:
            made.close()
            _shut(listening)
            thread.join()


def _by(there: URL, port: int) -> str:
    query = {name: value for name, value in there.query.items() if name != "host"}
    here = there.set(host="127.0.0.1", port=port, query=query)
    return here.render_as_string(hide_password=False)


def _accept(listening: socket.socket, there: URL, made: Way) -> None:
    threads = []
    while True:
        try:
            client, _ = listening.accept()
        except OSError:
            break
        if made.is_closed:
            client.close()
            continue
        threads.append(threading.Thread(target=made.carry, args=(client, _connect(there))))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _connect(there: URL) -> socket.socket:
    folder = there.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{folder}/.s.PGSQL.{there.port or 5432}")
        return server
    return socket.create_connection((there.host or "127.0.0.1", there.port or 5432))
