"""Connections by waitress: no thread waits for a request to arrive, and none for an answer to be fetched.

Whoever sends a byte every few seconds, or asks and never reads, costs a connection and nothing else. What waitress has
no bounds for has them here: how long a request may take to arrive and an answer to leave, how many large uploads come
in at once, and who has to make room where every connection is taken.
"""

import select
import socket
import threading
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer

KEEP_ALIVE = 15  # seconds between two requests; a seat board asks every two
PATIENCE = 20  # seconds for a request to arrive, or an answer to be fetched, and a second more for each ...
SLOWEST = 8 * 1024  # ... bytes of these: a line of 64 kbit/s
MOST_CONNECTIONS = 512  # of one process; some systems allow it a thousand files, and the database is some of them
LARGE, MOST_LARGE = 256 * 1024, 8  # bytes of a request's body; the provider sends some 2 kB, staff lists of up to 5 MB


class Request(HTTPRequestParser):  # type: ignore[misc]
    """Refused, and its connection closed, where it says in two ways how long it is.

    A proxy that believes the other one takes what follows for a request of somebody else.
    """

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        is_in_chunks = self.chunked or "TRANSFER_ENCODING" in self.headers
        if is_in_chunks and not (self.chunked and "CONTENT_LENGTH" not in self.headers):
            raise ParsingError("It is said in two ways how long this request is.")


class Connection(HTTPChannel):  # type: ignore[misc]
    """One client. Threads have it only from the last byte of a request to the first of its answer."""

    parser_class = Request
    server: "Connections"

    def __init__(self, server: "Connections", sock: socket.socket, *given: Any, **named: Any) -> None:
        self.since = time.monotonic()  # it was opened, the request began, or the answer was made
        self.owed = 0  # bytes of the answer when it was made
        self.is_held = False  # its next request is here, and waits until the answer before it was fetched
        super().__init__(server, sock, *given, **named)
        # Most send at once: the next connection is accepted when it is known whether this one needs a thread.
        if _has_come(sock):
            self.handle_read()

    def received(self, data: bytes) -> Any:
        if self.request is None:
            self.since = time.monotonic()
        return super().received(data)

    def service(self) -> None:
        try:
            super().service()
        finally:
            self.since, self.owed = time.monotonic(), self.total_outbufs_len
            self.server.note_answered()

    def writable(self) -> bool:
        return bool(super().writable()) or self.is_held

    def handle_write(self) -> None:
        super().handle_write()
        if self.is_held and self.connected and not self.total_outbufs_len:
            self.is_held = False
            self.server.add_task(self)

    def _flush_outbufs_below_high_watermark(self) -> None:
        """A thread would wait here until the client has fetched enough. There is one answer at a time to fetch."""

    @property
    def waits(self) -> bool:
        """Whether no thread has it, or will have it next."""
        return self.is_held or not self.requests

    @property
    def is_idle(self) -> bool:
        """Between two requests."""
        return self.waits and self.request is None and not self.total_outbufs_len

    @property
    def arrived(self) -> int:
        """Bytes of the body of a request that is not here yet."""
        return 0 if self.request is None else int(self.request.body_bytes_received)

    @property
    def is_large(self) -> bool:
        return self.request is not None and max(self.request.content_length, self.arrived) > LARGE

    def is_late(self, now: float) -> bool:
        """now: by the monotonic clock."""
        moved = self.owed if self.total_outbufs_len else self.arrived
        allowed = KEEP_ALIVE if self.is_idle else PATIENCE + moved / SLOWEST
        return self.waits and now - self.since > allowed


class Connections(TcpWSGIServer):  # type: ignore[misc]
    """All of one process, which takes the next only when a thread is free for it.

    What nobody has taken waits in the system, for whichever process is free first. A process that took all it could
    kept callers waiting behind its threads, on a busy machine for fifteen seconds, while others had nothing to do.
    """

    channel_class = Connection
    is_ending = False

    def __init__(self, *given: Any, **named: Any) -> None:
        self.in_hand = 0  # requests that threads have, or will have next
        self._counting = threading.Lock()
        super().__init__(*given, **named)

    def readable(self) -> bool:
        return bool(self.accepting) and self.in_hand < self.adj.threads

    def add_task(self, connection: Connection) -> None:
        """Called with every request that is here as a whole.

        Whoever sends hundreds at once and fetches no answer has one made, and the next only when that is fetched.
        """
        if connection.total_outbufs_len:
            connection.is_held = True
            return
        if self.is_ending:
            connection.requests[0].headers["CONNECTION"] = "close"
        with self._counting:
            self.in_hand += 1
        super().add_task(connection)

    def note_answered(self) -> None:
        with self._counting:
            self.in_hand -= 1
            was_full = self.in_hand == self.adj.threads - 1
        if was_full:
            self.pull_trigger()

    def connections(self) -> list[Connection]:
        return list(self.active_channels.values())

    def sweep(self, now: float) -> None:
        """Closes whatever has taken too long, and the oldest of what is too much; never what is being answered."""
        for late in [one for one in self.connections() if one.is_late(now)]:
            late.handle_close()
        waiting = sorted((one for one in self.connections() if one.waits), key=lambda one: one.since)
        large = [one for one in waiting if one.is_large]
        spare = len(self.active_channels) - MOST_CONNECTIONS
        for one in {*large[: max(0, len(large) - MOST_LARGE)], *waiting[: max(0, spare)]}:
            one.handle_close()

    def stop_listening(self) -> None:
        """Takes what the system has accepted already, since it would be cut off, and no more."""
        self.is_ending = True
        while _has_come(self.socket):
            self.handle_accept()
        self.accepting = False
        self.del_channel()
        self.socket.close()


def _has_come(sock: socket.socket) -> bool:
    look = select.poll()
    look.register(sock, select.POLLIN)
    return bool(look.poll(0))
