"""One PIN from many telephones at once, over HTTP, with a provider in trouble: never two of them in the room."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from dialin.actions.seats import take_seat_over
from dialin.config import Settings
from dialin.jobs import deliver_news, expire_holds
from dialin.jobs.worker import Duty, do_if_due
from dialin.provider.twilio import Twilio
from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.live.serve import serve
from dialin.rehearsal.wire.transports import wsgi_transport
from dialin.services import Services
from tests.building import EVENING, NUMBER, make_event, register_people
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.slowness import LONG_ENOUGH
from tests.voice.lent_apps import lent_app

TELEPHONES = 5
REDIRECTS = re.compile(r"/Calls/CA\w+\.json$")
DUTIES = (Duty("deliver_news", deliver_news.do, every=0.25), Duty("expire_holds", expire_holds.do, every=1))


class Mute(HTTPAdapter):
    """Answers the first redirects itself, with a page and 200, and does nothing."""

    left = 2

    def send(self, request: PreparedRequest, *args: Any, **given: Any) -> Response:
        if request.method == "POST" and REDIRECTS.search(request.url or "") and self.left:
            self.left -= 1
            page = Response()
            page.status_code, page._content = 200, b"<html>Please sign in</html>"
            return page
        return super().send(request, *args, **given)


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
def a_line(settings: Settings, services: Services, *, lag: float = 0.0) -> Iterator[Line]:
    """lag: seconds before the worker looks at anything."""
    apps: list[Any] = []
    company = Company(ACCOUNT, TOKEN, send=lambda request: wsgi_transport(apps[0], PUBLIC_URL)(request), now=EVENING)  # noqa: PLW0108
    numbers = {"voice_url": f"{PUBLIC_URL}/voice/incoming", "status_callback": f"{PUBLIC_URL}/voice/status"}
    company.register_number(NUMBER, **numbers, voice_fallback_url=f"{PUBLIC_URL}/voice/fallback")
    inside = Watched(whose=lambda leg: leg.from_[-1])
    company.switchboard.rooms.inside = inside
    stop = threading.Event()
    with serve(company, speed=8.0):
        provider = Twilio(settings.model_copy(update={"provider_url": company.api_url}), backoff=0.0)
        services = replace(services, clock=lambda: company.now, provider=provider)
        with lent_app(settings, services) as app:
            apps.append(app)
            worker = threading.Thread(target=work, args=(services, stop, lag))
            worker.start()
            try:
                yield Line(company, inside, provider, services)
            finally:
                stop.set()
                worker.join(LONG_ENOUGH)
                provider.close()


def work(services: Services, stop: threading.Event, lag: float) -> None:
    stop.wait(lag)
    while not stop.wait(0.05):
        for duty in DUTIES:
            do_if_due(duty, services)


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG_ENOUGH
    while not holds():
        assert time.monotonic() < until, "it does not come about"
        time.sleep(0.02)


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


def no_trouble(line: Line) -> None:
    pass


def failing(line: Line) -> None:
    line.company.faults.order("rest_answer", where=is_redirect, status=503, times=8)


def answer_lost(line: Line) -> None:
    line.company.faults.order("rest_lose_answer", where=is_redirect, status=500, times=4)


def mute(line: Line) -> None:
    line.provider._client.http_client._usual.mount("http://", Mute())


def callbacks_lost(line: Line) -> None:
    line.company.faults.order("lose_callback", times=None)


def is_redirect(request: Any) -> bool:
    return request.method == "POST" and bool(REDIRECTS.search(request.path))


@pytest.mark.parametrize("trouble", [no_trouble, failing, answer_lost, mute, callbacks_lost])
def test_of_one_pin_keyed_from_many_telephones_at_once_one_is_in_at_any_instant(
    settings: Settings, services: Services, trouble: Callable[[Line], None]
) -> None:
    services.clock.now = EVENING
    people = register_people(services, make_event(services, seats=2), 2)
    with a_line(settings, services) as line:
        first = [call_and_key(line, one.pin, f"+49302312500{place}") for place, one in enumerate(people)]
        wait_for(lambda: all(leg.room for leg in first))
        trouble(line)
        legs = [leg for place, one in enumerate(people) for leg in crowd(line, one.pin, place)]
        wait_for(lambda: all(leg.is_over or leg.room for leg in legs))
        wait_for(lambda: sum(bool(leg.room) for leg in (*first, *legs)) == len(people))
        assert line.inside.most == 1
        assert len(line.inside.joined) > len(people)


def test_a_seat_is_not_given_on_before_the_removed_caller_is_out(settings: Settings, services: Services) -> None:
    from dialin.actions.calls.remove_caller import remove_caller  # noqa: PLC0415
    from tests.actions.callers import call_of  # noqa: PLC0415

    services.clock.now = EVENING
    (person,) = register_people(services, make_event(services, seats=1), 1)
    with a_line(settings, services) as line:
        first = call_and_key(line, person.pin, "+493023125000")
        wait_for(lambda: bool(first.room))
        failing(line)
        with line.services.acting("staff") as act:
            assert remove_caller(act, call_of(services.database, first.sid).id) is None
        again = call_and_key(line, person.pin, "+493023125010")  # the same last digit: the same person
        wait_for(lambda: bool(again.room))
        assert line.inside.most == 1


def test_without_waiting_for_the_first_to_be_out_two_are_in(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter-test: the protection taken away, the observer sees it."""
    monkeypatch.setattr(take_seat_over, "is_out", lambda *_, **__: True)
    services.clock.now = EVENING
    (person,) = register_people(services, make_event(services, seats=1), 1)
    with a_line(settings, services, lag=LONG_ENOUGH) as line:
        first = call_and_key(line, person.pin, "+493023125000")
        wait_for(lambda: bool(first.room))
        second = call_and_key(line, person.pin, "+493023125010")
        wait_for(lambda: bool(second.room))
        assert line.inside.most == 2
