"""Many callers at once over real HTTP, as a load on a webhook server, with a report of where they got.

The company answers REST meanwhile, so that a server's background work can ask it what became of its calls.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialin.rehearsal.company import Company
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.live.serve import serve
from dialin.rehearsal.storm.report import Report, StormCaller, place_of
from dialin.rehearsal.wire.requests import LONGEST_WAIT
from dialin.rehearsal.wire.transports import Request, Response, Transport, http_transport


@dataclass(frozen=True)
class Target:
    """What the storm hits: the account, the number and its webhooks."""

    account_sid: str
    auth_token: str
    number: str
    voice_url: str
    status_url: str | None = None
    fallback_url: str | None = None


class Storm:
    """Callers on the line; look at the report, then let them hang up.

    slowness: how many times longer than a real company this one waits for an answer, of a machine that is slow itself.
    """

    def __init__(
        self, target: Target, *, now: datetime, threads: int = 32, speed: float = 1.0, slowness: float = 1.0
    ) -> None:
        self.latencies: list[float] = []
        send = timed(_patient(http_transport(LONGEST_WAIT * slowness), slowness), self.latencies)
        self.company = Company(target.account_sid, target.auth_token, send=send, now=now)
        self.company.register_number(
            target.number,
            voice_url=target.voice_url,
            status_callback=target.status_url,
            voice_fallback_url=target.fallback_url,
        )
        self._number = target.number
        self._serving = serve(self.company, speed=speed, senders=threads)
        self.api_url = self._serving.url
        self.callers: dict[str, StormCaller] = {}
        self._arrived: set[str] = set()
        self._pressed: Counter[str] = Counter()
        self._verbs_at_last_keys: dict[str, int] = {}
        self._story_at_last_keys: dict[str, int] = {}

    def blow(self, callers: Sequence[StormCaller], *, within_seconds: float, seed: int | None = None) -> None:
        """Let all callers dial, at random moments within these seconds of real time."""
        # Moments only, no secret.
        chance = random.Random(seed)
        moments = sorted(chance.uniform(0, within_seconds) for _ in callers)
        began = time.monotonic()
        for moment, caller in zip(moments, callers, strict=True):
            _pause(began + moment - time.monotonic())
            leg = self.company.call(from_=caller.from_, to=self._number)
            self.callers[leg.sid] = caller

    def settle(self, *, at_most: float, enough: Callable[[], bool] | None = None) -> None:
        """Press each caller's keys whenever the other end listens, until all have arrived (seconds of real time).

        enough: settle until this holds instead, also while further callers dial.
        """
        until = time.monotonic() + at_most
        while time.monotonic() < until:
            moving = [leg for leg in self._legs() if leg.sid not in self._arrived]
            self._arrived |= {leg.sid for leg in moving if self._advance(leg)}
            if not moving if enough is None else enough():
                return
            _pause(0.02)

    def hang_up(self, *, at_most: float = 30) -> None:
        """Let everybody hang up, and wait until every request about it is sent."""
        for leg in self._legs():
            leg.hang_up()
        self._serving.drain(at_most)

    def close(self) -> None:
        self._serving.close()

    def report(self, seconds: float = 0.0) -> Report:
        with self.company.lock:
            legs = self._legs()
            return Report(
                {leg.sid: place_of(leg) for leg in legs},
                {leg.sid: leg.transcript() for leg in legs},
                Counter(sent.outcome for sent in list(self.company.webhooks_sent)),
                tuple(self.latencies),
                seconds,
                tuple(f"{alert.code}: {alert.reason}" for alert in self.company.alerts),
                dict(self.callers),
            )

    def _legs(self) -> list[Leg]:
        return [self.company.legs[sid] for sid in list(self.callers)]

    def _advance(self, leg: Leg) -> bool:
        """Whether the caller has arrived: in, out, or asked something with no keys left to press."""
        if leg.is_over or leg.room or leg.bridged:
            return True
        caller, done = self.callers[leg.sid], self._pressed[leg.sid]
        if not _is_asked(leg) or len(leg.verbs) <= self._verbs_at_last_keys.get(leg.sid, 0):
            return False
        if done == len(caller.keys):
            if not caller.keys or not self._hears_apology(leg, caller):
                return True
            done -= 1
        # Practised callers press while the prompt still speaks.
        self._pressed[leg.sid] = done + 1
        self._verbs_at_last_keys[leg.sid] = len(leg.verbs)
        self._story_at_last_keys[leg.sid] = len(leg.story)
        leg.press(caller.keys[done])
        return False

    def _hears_apology(self, leg: Leg, caller: StormCaller) -> bool:
        since = leg.story[self._story_at_last_keys[leg.sid] :]
        said = [item.sound.text for item in since if isinstance(item, Playing)]
        return bool(caller.apology) and any(caller.apology in text for text in said)


def _is_asked(leg: Leg) -> bool:
    return leg.waiting_for != "webhook" and bool(leg.verbs) and leg.verbs[-1].name == "Gather"


def run_storm(
    target: Target,
    callers: Sequence[StormCaller],
    *,
    now: datetime,
    within_seconds: float = 2.0,
    threads: int = 32,
) -> Report:
    """A whole storm: dial, key, arrive; then everybody hangs up. The report is from just before that."""
    storm = Storm(target, now=now, threads=threads)
    began = time.monotonic()
    try:
        storm.blow(callers, within_seconds=within_seconds)
        storm.settle(at_most=60)
        report = storm.report(time.monotonic() - began)
        storm.hang_up()
    finally:
        storm.close()
    return report


def _patient(send: Transport, slowness: float) -> Transport:
    def patient(request: Request) -> Response:
        connect, read = request.connect_timeout * slowness, request.read_timeout * slowness
        return send(replace(request, connect_timeout=connect, read_timeout=read))

    return patient


def timed(send: Transport, latencies: list[float]) -> Transport:
    """latencies: seconds of each request, appended as it is answered."""

    def sent(request: Request) -> Response:
        began = time.monotonic()
        try:
            return send(request)
        finally:
            latencies.append(time.monotonic() - began)

    return sent


def _pause(seconds: float) -> None:
    if seconds > 0:
        threading.Event().wait(seconds)
