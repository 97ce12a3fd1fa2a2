"""Ends dialin's process at one point after the other: before or after any statement, commit or request to the provider.

A real kill runs nothing any more. So once the process is dead every further statement and request fails too, until it
has been started again, and its connection is thrown away without a commit.
"""

import math
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event

from dialin.jobs.worker import Duty, do_if_due
from dialin.rehearsal.wire.transports import ReadTimedOut, Request, Response, Transport
from dialin.services import Services
from dialin.store.database import Database
from tests.stories.theatre import Theatre

Point = tuple[str, ...]  # what is being done, and every step of it up to here
# A second end so soon would be another fault: of a server that does not stay up, or a duty that never gets through.
REST, SPARED = timedelta(seconds=16), timedelta(seconds=45)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NUMBERS = re.compile(r"/\d+|(?<=bridge/)[\w-]+")


class Killed(BaseException):
    """The end of the process: nothing of ours catches it."""


@dataclass
class Killer:
    """Ends the process at each point that comes up and is not yet among the `tried`.

    But not twice within REST, nor in the same deed within SPARED.

    most: so many times this evening. struck: the points at which it was.
    """

    tried: set[Point] = field(default_factory=set)
    most: float = math.inf
    struck: list[Point] = field(default_factory=list)
    _steps: list[str] = field(default_factory=list)
    _is_dead: bool = False
    _is_at_work: bool = False
    _is_retired: bool = False
    _quiet_until: datetime = LONG_AGO
    _spared: dict[str, datetime] = field(default_factory=dict)
    _now: Callable[[], datetime] | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    # ------------------------------------------------------------------ where it stands

    def watch(self, stage: Theatre, observe: Callable[[], None]) -> None:
        """observe: is called after whatever dialin was asked or has done by itself."""
        self._now = lambda: stage.company.now
        self._watch_statements(stage.services.database)
        self._watch_provider(stage.services)
        sender = stage.company.sender
        delivers = sender.send
        sender.send = lambda request: self._answer(delivers, request, observe)
        stage.do_duty = lambda duty, services: self._do(duty, services, observe)

    def lives(self, what: str, deed: Callable[[], Any]) -> bool:
        """Whether the process was still there at the end of what it did. Afterwards it is started again."""
        self._steps, self._is_at_work = [what], True
        try:
            deed()
            self.step("the answer")
        except Killed:
            return False
        finally:
            self._is_dead = self._is_at_work = False
        return True

    def retire(self) -> None:
        """From now on everything holds."""
        self._is_retired = True

    def step(self, what: str) -> None:
        with self._lock:
            if self._is_at_work and not self._is_dead:
                self._steps.append(what)
                self._strike(tuple(self._steps))
            if self._is_dead:
                raise Killed

    def _strike(self, point: Point) -> None:
        assert self._now is not None
        now, deed = self._now(), point[0]
        if self._is_retired or point in self.tried or len(self.struck) >= self.most:
            return
        if now >= max(self._quiet_until, self._spared.get(deed, now)):
            self.tried.add(point)
            self.struck.append(point)
            self._is_dead, self._quiet_until, self._spared[deed] = True, now + REST, now + SPARED

    # ------------------------------------------------------------------ what it watches

    def _watch_statements(self, database: Database) -> None:
        for engine in {database.write, database.read}:
            event.listen(engine, "begin", lambda _: self.step("begin"))
            event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: self.step(statement))
            event.listen(engine, "commit", lambda _: self.step("commit"))

    def _watch_provider(self, services: Services) -> None:
        http: Any = services.provider._client.http_client
        asks = http.request

        def request(method: str, url: str, *arguments: Any, **given: Any) -> Any:
            kind = f"{method} {re.sub(r'[A-Z]{2}[0-9a-f]{32}', 'SID', url)}"
            self.step(f"before {kind}")
            answer = asks(method, url, *arguments, **given)
            self.step(f"after {kind}")
            return answer

        http.request = request

    def _answer(self, delivers: Transport, request: Request, observe: Callable[[], None]) -> Response:
        answers: list[Response] = []
        path = NUMBERS.sub("/n", request.url.partition("?")[0])
        is_alive = self.lives(path, lambda: answers.append(delivers(request)))
        observe()
        if not is_alive:
            raise ReadTimedOut("the connection was cut")
        return answers[0]

    def _do(self, duty: Duty, services: Services, observe: Callable[[], None]) -> None:
        self.lives(duty.name, lambda: do_if_due(duty, services))
        observe()
