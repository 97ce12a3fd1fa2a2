"""Which trouble comes when, drawn by the seed, and what each does."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.troubled.databases import Gone
from benchmarks.troubled.servers import Fleet, Process
from benchmarks.troubled.strangers import replay, send_halves
from dialin.rehearsal import Company, OrderedFault
from dialin.rehearsal.wire.transports import Transport

# How often in an evening of ten minutes; a shorter one has fewer, but each at least once.
OFTEN = {
    "a server is killed": 4,
    "the worker is killed": 3,
    "the database is gone": 3,
    "deployed anew": 1,
    "the provider refuses": 4,
    "the provider stalls": 3,
    "the provider answers half": 3,
    "the provider's answers are lost": 3,
    "webhooks find nobody": 3,
    "halves are sent": 3,
}
# All evening long, of a hundred requests.
ALWAYS = {"duplicate": 3, "lose_answer": 1, "stall": 2, "lose_callback": 4, "delay_callback": 6, "shuffle_callback": 6}
REPLAYS_A_SECOND = 1.0
LASTS = (2.0, 5.0)  # seconds
TEN_MINUTES = 600.0


@dataclass
class Troubles:
    """met: how often each came about."""

    company: Company
    fleet: Fleet
    gone: Gone
    send: Transport
    seconds: float
    seed: int
    met: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._chance, self._replays = random.Random(self.seed), random.Random(self.seed + 1)
        self._due = self._drawn()
        self._next_replay = 0.0
        self._busy: list[threading.Thread] = []
        self._one_down, self._database_gone = threading.Lock(), threading.Lock()
        for kind, share in ALWAYS.items():
            self._order(kind, share / 100, times=None)

    def _drawn(self) -> list[tuple[float, str]]:
        often = {kind: max(1, round(times * self.seconds / TEN_MINUTES)) for kind, times in OFTEN.items()}
        kinds = [kind for kind, times in often.items() for _ in range(times)]
        # The last tenth is quiet, so that what is left behind is no trouble that has only just begun.
        return sorted((self._chance.uniform(0.05, 0.9) * self.seconds, kind) for kind in kinds)

    def __call__(self, now: float) -> None:
        """At every tick of the crowd."""
        if now >= self._next_replay:
            self._next_replay = now + 1 / REPLAYS_A_SECOND
            replay(self.company, self.send, self._replays)
        while self._due and self._due[0][0] <= now:
            kind = self._due.pop(0)[1]
            self.met[kind] += 1
            print(f"{now:6.1f} s  {kind}", flush=True)
            self._beside(kind)

    def settle(self) -> None:
        """Until nothing of it goes on."""
        for thread in self._busy:
            thread.join()
        self.company.faults.clear()

    def _beside(self, kind: str) -> None:
        """Whatever takes its time, so that callers go on meanwhile."""
        lasts, place = self._chance.uniform(*LASTS), self._chance.randrange(len(self.fleet.servers))
        status = self._chance.choice((429, 500, 503))
        deeds: dict[str, Any] = {
            "a server is killed": lambda: self._kill(place),
            "the worker is killed": self._kill_worker,
            "the database is gone": lambda: self._lose_database(lasts),
            "deployed anew": self._deploy,
            "the provider refuses": lambda: self._for_a_while("rest_answer", lasts, status=status),
            "the provider stalls": lambda: self._for_a_while("rest_stall", lasts, seconds=lasts),
            "the provider answers half": lambda: self._for_a_while("rest_garbage", lasts),
            "the provider's answers are lost": lambda: self._for_a_while("rest_lose_answer", lasts, status=500),
            "webhooks find nobody": lambda: self._for_a_while("refuse_connection", lasts / 2, share=0.3),
            "halves are sent": lambda: send_halves(self.fleet, lasts),
        }
        thread = threading.Thread(target=deeds[kind], name=kind, daemon=True)
        self._busy.append(thread)
        thread.start()

    def _kill(self, place: int) -> None:
        self._anew(self.fleet.servers[place], Process.kill)

    def _kill_worker(self) -> None:
        """Where the servers bring it with them, a server is killed."""
        self._anew(self.fleet.worker or self.fleet.servers[0], Process.kill)

    def _deploy(self) -> None:
        """One after the other, as behind a proxy."""
        for process in self.fleet.processes:
            self._anew(process, Process.end)

    def _anew(self, process: Process, ending: Callable[[Process], None]) -> None:
        """One at a time: with no server at all it would be the machine that is gone, and no program could answer."""
        with self._one_down:
            ending(process)
            process.start()
            if process.port is not None:
                process.await_ready()

    def _lose_database(self, lasts: float) -> None:
        with self._database_gone:
            self.gone(lasts)

    def _for_a_while(self, kind: str, lasts: float, *, share: float = 0.7, **how: float) -> None:
        fault = self._order(kind, share, times=None, **how)
        threading.Event().wait(lasts)
        fault.times = 0

    def _order(self, kind: str, share: float, *, times: int | None, **how: float) -> OrderedFault:
        """share: of all that it may hit, but the fallback: where nothing arrives at all, no program helps."""
        chance = random.Random(self._chance.random())

        def meets(delivery: Any) -> bool:
            return getattr(delivery, "purpose", "") != "fallback" and chance.random() < share

        return self.company.faults.order(kind, where=meets, times=times, **how)  # type: ignore[arg-type]
