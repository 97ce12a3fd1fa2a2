"""Leads a crowd through its evening on a live company, and says what came of it."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dialin.rehearsal.crowd.caller import Caller, Steps
from dialin.rehearsal.crowd.guests import Guest, Plan, Words
from dialin.rehearsal.crowd.report import CrowdReport, waiting
from dialin.rehearsal.crowd.watching import HUNG_UP, Watch, WatchedCompany, is_inside
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.legs import Leg

TICK = 0.1  # seconds
MOST_EXAMPLES = 3


@dataclass(frozen=True)
class Scene:
    """Which number they call, for which event: its seats and its words."""

    number: str
    seats: int
    words: Words


class Crowd:
    """latencies: filled by whoever sends the company's requests. Close the company only after `leave`."""

    def __init__(
        self, company: WatchedCompany, scene: Scene, guests: Sequence[tuple[Guest, Plan]], *, seed: int
    ) -> None:
        self.company, self.scene, self.steps = company, scene, Steps()
        self.latencies: list[float] = []
        self._owners: dict[str, Guest] = {}
        chance = random.Random(seed)
        self.callers = [
            Caller(guest, plan, scene.words, partial(self._dial, guest), partial(is_inside, company), self.steps,
                   random.Random(chance.random()))
            for guest, plan in guests
        ]  # fmt: skip
        self.watch = company.watch = Watch(scene.seats, self._owners.get)
        self._began = time.monotonic()

    def live(
        self, seconds: float, *, told: threading.Event, meanwhile: Callable[[float], None] = lambda _: None
    ) -> None:
        """So many seconds of real time, or until told to end; at each tick `meanwhile` is told how many have passed."""
        self._began = time.monotonic()
        while (now := time.monotonic() - self._began) < seconds and not told.is_set():
            meanwhile(now)
            for caller in self.callers:
                caller.live(now)
            with self.company.lock:
                self.watch.look(self.company)
            told.wait(max(0.0, TICK - (time.monotonic() - self._began - now)))

    def leave(self) -> None:
        """Everybody hangs up."""
        for leg in self._legs():
            if not leg.is_over:
                leg.hang_up()

    def report(self) -> CrowdReport:
        """Before everybody leaves; what only the house can know has yet to be judged."""
        legs, now = self._legs(), time.monotonic() - self._began
        cut_off = [leg for leg in legs if self._is_cut_off(leg)]
        standing = [caller for caller in self.callers if caller.leg is not None]
        return CrowdReport(
            callers=len(self.callers),
            calls=len(legs),
            came_in=sum(bool(caller.was_inside) for caller in self.callers),
            still_waiting=sum(not is_inside(self.company, caller.leg) for caller in standing if caller.leg),
            most_inside=self.watch.most_inside,
            seats=self.scene.seats,
            seconds=round(now, 1),
            apologies_heard=sum(_times_heard(leg, self.scene.words.apologies) for leg in legs),
            turned_away=sum(self._is_turned_away(leg) for leg in legs),
            waits={
                name: waiting(getattr(self.steps, name)) for name in ("answered", "asked", "placed", "back")
            } | {"webhook": waiting(self.latencies)},
            harm={
                "cut_off_by_us": len(cut_off),
                "over_admitted_instants": self.watch.over_admitted,
                "in_twice": self.watch.twice_inside,
                "calls_doubled": self.watch.doubled_calls,
            },
            examples=tuple(f"{leg.transcript()}" for leg in cut_off[:MOST_EXAMPLES]),
        )  # fmt: skip

    def _dial(self, guest: Guest, from_: str | None) -> Leg:
        leg = self.company.call(from_=from_, to=self.scene.number)
        self._owners[leg.sid] = guest
        return leg

    def _legs(self) -> list[Leg]:
        return [leg for caller in self.callers for leg in caller.legs]

    def _is_cut_off(self, leg: Leg) -> bool:
        """Ended by the other side without a farewell, or because dialin gave up on somebody who was in the event."""
        if not leg.is_over or leg.ended_because == HUNG_UP:
            return False
        words = self.scene.words
        if any(leg.sid in caller.was_inside for caller in self.callers) and _times_heard(leg, words.gives_up):
            return True
        return not _times_heard(leg, words.farewells + words.apologies + words.gives_up)

    def _is_turned_away(self, leg: Leg) -> bool:
        is_ended = leg.is_over and leg.ended_because != HUNG_UP and not self._is_cut_off(leg)
        return is_ended and bool(_times_heard(leg, self.scene.words.gives_up))


def _times_heard(leg: Leg, beginnings: tuple[str, ...]) -> int:
    said = [item.sound.text for item in list(leg.story) if isinstance(item, Playing)]
    return sum(beginning in text for text in said for beginning in beginnings)
