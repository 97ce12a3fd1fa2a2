"""The queue of those who want to write to an SQLite file: first come, first served, in one process and among several.

SQLite itself keeps none: whoever finds the file taken looks again ten times a second, and a busy machine may let the
same process find it taken for as long as it likes, while others come and go.
"""

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import TimeoutError as WaitedTooLong

LOOKS_EVERY = 0.001  # seconds, only whoever is first in its process
BRIEFLY = 0.5  # seconds that are waited after somebody has waited in vain, until somebody has had a turn again
AT_COUNTER, FIRST = 0, 1  # the byte locked while a ticket is drawn, and that of a ticket 0


class WritersQueue:
    """In one process a line of threads; the firsts of all processes have tickets, of a file beside the database.

    Nobody waits for longer than `patience` seconds, in all; nor for that long where others just have, in vain: they are
    as many as there are threads, and whoever comes behind them would wait for all of that and then for their own. The
    queue is for the order alone: what keeps writers apart is SQLite's own lock, also from whoever comes by another way,
    such as the sqlite3 command.
    """

    def __init__(self, database: Path, *, patience: float) -> None:
        self._threads = Threads()
        self._processes = Processes(database)
        self._patience = patience
        self._was_in_vain = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises SQLAlchemy's `TimeoutError` where others have been writing for all that time."""
        until = time.monotonic() + (min(BRIEFLY, self._patience) if self._was_in_vain else self._patience)
        try:
            with self._place(until):
                yield
        except WaitedTooLong:  # for the turn, or with it for whoever keeps no queue
            self._was_in_vain = True
            raise
        self._was_in_vain = False

    @contextmanager
    def _place(self, until: float) -> Iterator[None]:
        self._threads.enter(until)
        try:
            ticket = self._processes.enter(until)
            try:
                yield
            finally:
                self._processes.leave(ticket)
        finally:
            self._threads.leave()

    def close(self) -> None:
        self._processes.close()


class Threads:
    """A lock that goes to whoever has waited longest, never to a newcomer who happens to be awake."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def enter(self, until: float) -> None:
        with self._mutex:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if not mine.wait(max(0.0, until - time.monotonic())):
            self._give_up(mine)

    def leave(self) -> None:
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _give_up(self, mine: threading.Event) -> None:
        with self._mutex:
            if mine.is_set():  # its turn came at the very end
                return
            self._waiting.remove(mine)
        raise WaitedTooLong("Others have been writing to the database all the time.")


class Processes:
    """Numbered tickets: each holder locks the byte of its own, and waits until those of all tickets before are free.

    The system frees the locks of a process that dies, however it dies. They are the process's, so only one of its
    threads may be here at a time.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file: int | None = None

    def enter(self, until: float) -> int | None:
        """The ticket; None where no file can be had for them."""
        try:
            file = self._open()
        except OSError:
            return None
        ticket = _draw(file, until)
        try:
            _await_all_before(file, ticket, until)
        except WaitedTooLong:
            self.leave(ticket)
            raise
        return ticket

    def leave(self, ticket: int | None) -> None:
        if ticket is not None and self._file is not None:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _byte(ticket))

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> int:
        """As readable and writable as the database itself, whoever writes to it first."""
        if self._file is None:
            path, of_database = f"{self._database}-queue", self._database.stat()
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, of_database.st_mode & 0o666)
            if os.geteuid() == 0:  # a command of root's; SQLite does the same with what lies beside
                os.fchown(self._file, of_database.st_uid, of_database.st_gid)
        return self._file


def _draw(file: int, until: float) -> int:
    """The next number, its byte locked before anybody can draw the one after it."""
    _lock(file, AT_COUNTER, until)
    try:
        ticket = int.from_bytes(os.pread(file, 8, 0)) + 1
        os.pwrite(file, ticket.to_bytes(8), 0)
        fcntl.lockf(file, fcntl.LOCK_EX, 1, _byte(ticket))
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, AT_COUNTER)
    return ticket


def _await_all_before(file: int, ticket: int, until: float) -> None:
    """Not for the one before alone: it may have given up, while those before it have not."""
    before = _byte(ticket) - FIRST
    _lock(file, FIRST, until, count=before)
    fcntl.lockf(file, fcntl.LOCK_UN, before, FIRST)


def _lock(file: int, byte: int, until: float, *, count: int = 1) -> None:
    """Looks and sleeps: waiting in the system knows no end. Who is next is settled, so nobody loses by sleeping."""
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, count, byte)
        except OSError:  # as EACCES or EAGAIN, whichever the system prefers
            if time.monotonic() > until:
                raise WaitedTooLong("Other processes have been writing to the database all the time.") from None
            time.sleep(LOOKS_EVERY)
        else:
            return


def _byte(ticket: int) -> int:
    return FIRST + ticket
