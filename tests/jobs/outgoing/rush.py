"""Many calls at the start of an event: the company in a box, dialin behind it, workers as processes, one clock."""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dialin.actions.attendees.register import Registered, register
from dialin.config import Settings
from dialin.rehearsal import Callee, Company, Leg
from dialin.rehearsal.callees import Deed, Machine, by_try
from dialin.rehearsal.live.serve import Serving, serve
from dialin.rehearsal.wire.transports import wsgi_transport
from dialin.rules.outgoing.words import REACHED, Outcome, Purpose
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.campaigns import running_campaign
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.work import Work, is_work_due
from tests.building import EVENING, IN_JUNE, NUMBER, make_event
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.jobs.outgoing.shared_clock import SharedClock
from tests.slowness import LONG_ENOUGH
from tests.voice.lent_apps import lent_app

STEP = 0.25  # seconds on the clock that everybody lives by
EACH = 0.01  # seconds in truth between two steps: the workers get round to something in every one of them
QUIET = 0.002  # the same while nothing is due to them: people talk, and machines record
SOON = timedelta(seconds=10)
BEFORE = timedelta(minutes=10, seconds=5)  # the start, when the clock begins: a moment before the first call
# Presses 1 for as long as there may be something to say yes to, and leaves.
PERSON = Callee(answers_after=4, does=(Deed(presses="1", after=5),) * 4 + (Deed(hangs_up=True, after=15),))
MACHINE = Callee(answers_after=8, machine=Machine())


def person_at(place: int) -> Callee:
    """Of ten people one has a busy line at first, one is never there, and two have a machine; the others answer."""
    match place % 10:
        case 0:
            return by_try(Callee("busy"), PERSON)
        case 3:
            return Callee("no-answer")
        case 5 | 8:
            return MACHINE
        case _:
            return PERSON


@dataclass
class Rush:
    """arrivals: when each order for a call arrived at the provider. ids: of everybody who was promised a call.

    has_begun: time passes. pause: in truth, between two steps of the clock.
    """

    services: Services
    settings: Settings
    company: Company
    serving: Serving
    clock: SharedClock
    event_id: int
    ids: list[int]
    arrivals: list[datetime] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)  # the address of each, which names the attempt
    has_begun: threading.Event = field(default_factory=threading.Event)
    pause: float = EACH

    def begin(self, *workers: subprocess.Popen[bytes]) -> None:
        """Let time pass, once these are at work: how long they take to start is the machine's business."""
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline()
        self.has_begun.set()

    def rows(self) -> list[Work]:
        with self.services.looking() as act:
            return list_outgoing(act, Wanted(event_id=self.event_id, purposes=(Purpose.START,)))

    @property
    def is_over(self) -> bool:
        with self.services.looking() as act:
            has_begun = running_campaign(act, self.event_id, Purpose.START) is not None
        return has_begun and all(row.done_at is not None for row in self.rows())

    @property
    def live(self) -> list[Leg]:
        with self.company.lock:
            return [leg for leg in self.company.legs.values() if not leg.is_over]

    def wait_for(self, holds: Callable[[], bool]) -> None:
        end, before = time.monotonic() + LONG_ENOUGH, len(self.orders)
        while not holds():
            if len(self.orders) > before:
                end, before = time.monotonic() + LONG_ENOUGH, len(self.orders)
            assert time.monotonic() < end, (self.clock(), Counter(row.outcome for row in self.rows()))
            time.sleep(0.05)
            self._hurry()

    def _hurry(self) -> None:
        """Through minutes in which the workers have nothing to do, and over those in which no line is open either."""
        with self.services.looking() as act:
            has_news = is_work_due(act)
        due = min((row.due_at for row in self.rows() if row.done_at is None), default=self.clock())
        is_quiet = not has_news and due > self.clock() + SOON
        self.pause = QUIET if is_quiet else EACH
        if is_quiet and not self.live:
            seconds = (due - timedelta(seconds=1) - self.company.now).total_seconds()
            self.company.elapse(max(0.0, seconds))
            self.clock.set(self.company.now)

    def note(self, request: Any) -> bool:
        if request.method == "POST" and request.path.endswith("/Calls.json"):
            self.arrivals.append(self.clock())
            self.orders.append(request.form["Url"])
        return False


@contextmanager
def rush(services: Services, settings: Settings, folder: Path, *, people: int, pace: int) -> Iterator[Rush]:
    clock = SharedClock(folder / "clock")
    clock.set(EVENING - BEFORE)
    event_id = make_event(services, seats=people)
    ids = _promise(services, event_id, people)
    apps: list[Any] = []
    send = lambda request: wsgi_transport(apps[0], PUBLIC_URL)(request)  # noqa: E731, PLW0108 (the app comes later)
    company = Company(ACCOUNT, TOKEN, send=send, now=clock())
    company.register_number(NUMBER, voice_url=f"{PUBLIC_URL}/voice/incoming")
    for place in range(people):
        company.callees[_phone(place)] = person_at(place)
    settings = settings.model_copy(update={"calls_per_second": pace})
    with serve(company, speed=0.0) as serving:
        services = replace(services, clock=clock, settings=settings, provider=None)
        made = Rush(services, settings, company, serving, clock, event_id, ids)
        company.faults.order("rest_answer", where=made.note, times=None)
        with lent_app(settings, services) as app:
            apps.append(app)
            with _passing_time(made):
                yield made
    clock.close()


def _promise(services: Services, event_id: int, people: int) -> list[int]:
    registered = []
    with services.acting("test") as act:
        for place in range(people):
            person = Registration(name=f"Erna Beispiel {place}", phone=_phone(place), callback=True)
            made = register(replace(act, now=IN_JUNE), event_id, person)
            assert isinstance(made, Registered), made
            registered.append(made.attendee_id)
    return registered


def _phone(place: int) -> str:
    return f"+493023124{place:03d}"


@contextmanager
def _passing_time(made: Rush) -> Iterator[None]:
    """Time stands still while dialin answers: on a slow machine, too, nobody waits."""
    stop = threading.Event()

    def pass_time() -> None:
        made.has_begun.wait()
        while not stop.wait(made.pause):
            if made.serving.drain(at_most=1.0):
                made.company.elapse(STEP)
                made.clock.set(made.company.now)

    thread = threading.Thread(target=pass_time)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        made.has_begun.set()
        thread.join(LONG_ENOUGH)


@contextmanager
def calling(made: Rush) -> Iterator[subprocess.Popen[bytes]]:
    """A worker; whether it was killed or not, it is over afterwards."""
    environment = os.environ | {
        "DIALIN_DATABASE_URL": made.settings.database_url,
        "DIALIN_PUBLIC_URL": PUBLIC_URL,
        "DIALIN_SECRET_KEY": made.settings.secret,
        "DIALIN_CALLS_PER_SECOND": str(made.settings.calls_per_second),
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_API_URL": made.company.api_url,
    }
    program = [sys.executable, "-m", "tests.jobs.outgoing.calling_process", str(made.clock.path)]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    try:
        yield process
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(LONG_ENOUGH)
        process.stdout.close()


def judge(made: Rush, *, pace: int) -> None:
    """Everybody is reached or listed with the reason, nobody twice, and no second sees more calls than it may."""
    rows = made.rows()
    assert sorted(row.attendee_id or 0 for row in rows) == sorted(made.ids)
    left = {row.attendee_id: row.outcome for row in rows if row.outcome not in REACHED}
    assert set(left.values()) <= {Outcome.NO_ANSWER, Outcome.MACHINE, Outcome.SILENT, Outcome.HUNG_UP}, left
    kinds = {made.ids[place]: person_at(place) for place in range(len(made.ids))}
    assert {one for one in left if kinds[one or 0].machine is None} == {
        one for one, kind in kinds.items() if kind.outcome == "no-answer"
    }
    assert max(Counter(made.orders).values()) == 1  # of each attempt
    placed = Counter(leg.to for leg in made.company.legs.values())
    assert max(placed.values()) <= 3
    answering = {_phone(place) for place in range(len(made.ids)) if person_at(place) is PERSON}
    assert {number: placed[number] for number in answering} == dict.fromkeys(answering, 1)
    assert busiest_second(made.arrivals) <= pace


def busiest_second(arrivals: list[datetime]) -> int:
    """How many came in the one second, wherever it begins, in which most came."""
    ordered = sorted(arrivals)
    return max(sum(first <= one < first + timedelta(seconds=1) for one in ordered) for first in ordered)
