"""A served company with dialin behind it, whose worker is late, and an observer in the room."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from dialin.config import Settings
from dialin.jobs import deliver_news, expire_holds
from dialin.jobs.worker import Duty, do_if_due
from dialin.provider.twilio import Twilio
from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.live.serve import Serving, serve
from dialin.rehearsal.wire.transports import wsgi_transport
from dialin.services import Services
from dialin.store.work import is_work_due
from tests.building import EVENING, NUMBER
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.slowness import LONG_ENOUGH, until
from tests.voice.lent_apps import lent_app

TELEPHONES = 5
STEP = 0.5  # seconds on the company's clock
LATE = 20.0  # as before: more than a newcomer takes from pressing 1 to the room
EXPIRE_HOLDS, DELIVER_NEWS = Duty("expire_holds", expire_holds.do, every=1), Duty("deliver_news", deliver_news.do, 0.25)


@dataclass
class Watched(dict[str, Any]):
    """Who is in a room, by call: looked at whenever somebody joins."""

    whose: Callable[[Leg], str]
    most: int = 0
    joined: list[str] = field(default_factory=list)

    def __setitem__(self, sid: str, inside: Any) -> None:
        super().__setitem__(sid, inside)
        person = self.whose(inside.leg)
        self.joined.append(sid)
        self.most = max(self.most, sum(self.whose(other.leg) == person for other in self.values()))

    __hash__ = None  # type: ignore[assignment]


@dataclass
class Line:
    """A served company, dialin behind it, and a worker."""

    company: Company
    inside: Watched
    provider: Twilio
    services: Services


@contextmanager
def a_line(settings: Settings, services: Services, *, late: float = LATE) -> Iterator[Line]:
    """late: seconds on the company's clock from news to the worker that delivers it."""
    apps: list[Any] = []
    company = Company(ACCOUNT, TOKEN, send=lambda request: wsgi_transport(apps[0], PUBLIC_URL)(request), now=EVENING)  # noqa: PLW0108
    numbers = {"voice_url": f"{PUBLIC_URL}/voice/incoming", "status_callback": f"{PUBLIC_URL}/voice/status"}
    company.register_number(NUMBER, **numbers, voice_fallback_url=f"{PUBLIC_URL}/voice/fallback")
    inside = Watched(whose=lambda leg: leg.from_[-1])
    company.switchboard.rooms.inside = inside
    with serve(company, speed=0.0) as serving:
        provider = Twilio(settings.model_copy(update={"provider_url": company.api_url}), backoff=0.0)
        services = replace(services, clock=lambda: company.now, provider=provider)
        with lent_app(settings, services) as app:
            apps.append(app)
            with beside(let_time_pass, serving, services, late), told_of(company):
                yield Line(company, inside, provider, services)
            provider.close()


@contextmanager
def told_of(company: Company) -> Iterator[None]:
    """Whatever fails is told with where each telephone was, and what it heard last."""
    try:
        yield
    except AssertionError as failed:
        for leg in company.legs.values():
            place = leg.room or leg.ended_because or leg.waiting_for
            failed.add_note(f"{leg.from_} {place}: {[said.text[:60] for said in leg.heard[-4:]]}")
        failed.add_note(f"at {company.now}, {company.alerts}")
        raise


@contextmanager
def beside(act: Callable[..., None], *given: Any) -> Iterator[None]:
    """A thread that is told to stop by the event that it is handed last."""
    stop = threading.Event()
    thread = threading.Thread(target=act, args=(*given, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LONG_ENOUGH)


def let_time_pass(serving: Serving, services: Services, late: float, stop: threading.Event) -> None:
    """Time stands still while dialin answers and while its worker is at work: on a slow machine, too, nobody waits.

    late: the worker begins with what there is to tell only so long after it has come up.
    """
    since = None
    while not stop.wait(0.005):
        if not serving.drain(at_most=1.0):
            continue
        serving.company.elapse(STEP)
        do_if_due(EXPIRE_HOLDS, services)
        with services.looking() as act:
            since = (since or act.now) if is_work_due(act) else None
        if since and (services.clock() - since).total_seconds() >= late:
            do_if_due(DELIVER_NEWS, services)
            since = None


def wait_for(holds: Callable[[], bool]) -> None:
    assert until(holds), "it does not come about"


def call_and_key(line: Line, pin: str, caller: str, confirm: bool = True) -> Leg:
    """Keys the PIN into the greeting and, where that is asked, presses 1."""
    leg = line.company.call(from_=caller, to=NUMBER)
    wait_for(lambda: bool(leg.verbs) and leg.waiting_for != "webhook")
    leg.press(pin)
    if confirm:
        wait_for(lambda: leg.is_over or leg.room is not None or "Mit dieser PIN" in leg.prompt)
        if "Mit dieser PIN" in leg.prompt:
            leg.press("1")
    return leg


def crowd(line: Line, pin: str, person: int) -> list[Leg]:
    """Telephones of one person, whose numbers end in the same digit."""
    together, legs = threading.Barrier(TELEPHONES, timeout=LONG_ENOUGH), []

    def call(place: int) -> None:
        together.wait()
        legs.append(call_and_key(line, pin, f"+49302312{place:03d}{50 + person}"))

    threads = [threading.Thread(target=call, args=(place,)) for place in range(TELEPHONES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG_ENOUGH)
    return legs
