"""A telephone company without a network: keeps the promise of dialin.provider.promise, as its promise test proves."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import event

from dialin.provider.placed_legs import newest_since
from dialin.provider.promise import CallIsOver, Placement, ProviderCall, ProviderMessage, ProviderTrouble
from dialin.store.database import Database

PASSING = ProviderTrouble("The provider does not answer.", is_passing=True)
REFUSED = ProviderTrouble("The provider refuses: 20003 Authenticate.", is_passing=False)
IN_PROGRESS = ProviderTrouble("The provider refuses: 20009 The call is in progress.", is_passing=False)
ANSWER_LOST = ProviderTrouble("The provider's answer is lost.", is_passing=True, may_be_done=True)


@dataclass
class FakeCall:
    """A call the company carries. url: what it was told to ask last."""

    sid: str
    to: str
    from_: str
    status: str
    url: str
    placed_at: datetime
    placement: Placement | None = None

    @property
    def leg(self) -> ProviderCall:
        return ProviderCall(self.sid, self.status, self.to, self.placed_at)


@dataclass
class FakeProvider:
    """now: its clock. trouble: raised by the next requests, one each. lost: it acts, and its answer gets lost.

    Any method that is called while its thread has a transaction open on a watched database fails: the network is
    never waited for inside a transaction.
    """

    now: Callable[[], datetime]
    calls: dict[str, FakeCall] = field(default_factory=dict)
    recordings: dict[str, bytes] = field(default_factory=dict)
    messages: dict[str, tuple[str, str, ProviderMessage]] = field(default_factory=dict)
    message_urls: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    trouble: list[ProviderTrouble] = field(default_factory=list)
    lost: list[ProviderTrouble] = field(default_factory=list)
    is_ready: bool = False

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._open = threading.local()

    # ------------------------------------------------------------------ what tests do

    def watch(self, database: Database) -> None:
        for engine in {database.write, database.read}:
            event.listen(engine, "begin", lambda _: self._count(1))
            event.listen(engine, "commit", lambda _: self._count(-1))
            event.listen(engine, "rollback", lambda _: self._count(-1))

    def ring_in(self, sid: str, *, to: str = "+493023125000", from_: str = "+493023125010") -> FakeCall:
        """A caller's call that is in progress."""
        call = self.calls[sid] = FakeCall(sid, to, from_, "in-progress", "", self.now())
        return call

    def answer(self, sid: str) -> None:
        self.calls[sid].status = "in-progress"

    def end(self, sid: str, status: str = "completed") -> None:
        self.calls[sid].status = status

    @property
    def live(self) -> list[FakeCall]:
        return [call for call in self.calls.values() if call.leg.is_live]

    def requests(self, name: str) -> list[Any]:
        return [what for asked, what in self.asked if asked == name]

    # ------------------------------------------------------------------ the promise

    def get_ready(self) -> None:
        self.is_ready = True

    def place_call(self, placement: Placement) -> str:
        with self._request("place_call", placement):
            sid = f"CA{next(self._numbers):032x}"
            placed_at = self.now().replace(microsecond=0)
            call = FakeCall(sid, placement.to, placement.from_, "queued", placement.url, placed_at, placement)
            self.calls[sid] = call
            self._lose_answer()
            return sid

    def redirect(self, sid: str, url: str) -> None:
        with self._request("redirect", (sid, url)):
            call = self.calls.get(sid)
            if call is None or not call.leg.is_live:
                raise CallIsOver(sid)
            if call.status != "in-progress":
                raise ProviderTrouble("The call cannot be redirected yet.", is_passing=True)
            call.url = url
            self._lose_answer()

    def announce(self, room: str, sid: str, url: str) -> None:
        with self._request("announce", (room, sid, url)):
            call = self.calls.get(sid)
            if call is None or not call.leg.is_live:
                raise CallIsOver(sid)

    def hang_up(self, sid: str) -> None:
        with self._request("hang_up", sid):
            call = self.calls.get(sid)
            if call is not None and call.leg.is_live:
                call.status = "completed"

    def find_call(self, sid: str, *, quickly: bool = False) -> ProviderCall | None:
        with self._request("find_call_quickly" if quickly else "find_call", sid):
            return self.calls[sid].leg if sid in self.calls else None

    def live_legs(self) -> frozenset[str]:
        with self._request("live_legs", None):
            return frozenset(call.sid for call in self.calls.values() if call.status == "in-progress")

    def send_message(self, to: str, from_: str, body: str, status_url: str) -> str:
        with self._request("send_message", (to, from_, body)):
            sid = f"SM{next(self._numbers):032x}"
            self.messages[sid] = (to, from_, ProviderMessage(sid, "queued", body, self.now().replace(microsecond=0)))
            self.message_urls[sid] = status_url
            self._lose_answer()
            return sid

    def find_messages(self, to: str, from_: str, since: datetime) -> list[ProviderMessage]:
        with self._request("find_messages", (to, from_)):
            found = [sent for its_to, its_from, sent in self.messages.values() if (its_to, its_from) == (to, from_)]
            return newest_since(since, found, lambda sent: sent.sent_at)

    def find_placed(self, to: str, from_: str, since: datetime) -> list[ProviderCall]:
        with self._request("find_placed", (to, from_)):
            found = [call.leg for call in self.calls.values() if (call.to, call.from_) == (to, from_)]
            return [leg for leg in reversed(found) if leg.placed_at and leg.placed_at >= since.replace(microsecond=0)]

    def fetch_recording(self, sid: str) -> bytes | None:
        with self._request("fetch_recording", sid):
            return self.recordings.get(sid)

    def delete_recording(self, sid: str) -> None:
        with self._request("delete_recording", sid):
            self.recordings.pop(sid, None)
            self._lose_answer()

    def delete_call(self, sid: str) -> None:
        with self._request("delete_call", sid):
            if sid in self.calls and self.calls[sid].leg.is_live:
                raise IN_PROGRESS
            self.calls.pop(sid, None)
            self.recordings.pop(f"RE{sid}", None)
            self._lose_answer()

    def delete_message(self, sid: str) -> None:
        with self._request("delete_message", sid):
            self.messages.pop(sid, None)
            self._lose_answer()

    def _request(self, name: str, what: Any) -> threading.Lock:
        assert not getattr(self._open, "count", 0), f"{name} was asked inside a transaction"
        with self._lock:
            self.asked.append((name, what))
            if self.trouble:
                raise self.trouble.pop(0)
        return self._lock

    def _lose_answer(self) -> None:
        if self.lost:
            raise self.lost.pop(0)

    def _count(self, change: int) -> None:
        self._open.count = getattr(self._open, "count", 0) + change
