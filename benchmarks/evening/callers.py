"""The callers and their telephone company, which notes when it was asked for what."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from flask import Request as WsgiRequest

from benchmarks.evening.town import ACCOUNT, NUMBER, TOKEN, Person
from dialin.clock import wall_clock
from dialin.rehearsal import Company, Leg, Request, Response, http_transport
from dialin.rehearsal.live.serve import Serving, serve

SENDERS = 32
LONGEST = 120.0  # seconds for anything that callers wait for here


class WatchfulCompany(Company):
    """asked: when (monotonic) a request of the REST API to change a call came in, by its id. told: when a call had
    fetched news, by its id."""

    def __init__(self) -> None:
        self.asked: dict[str, float] = {}
        self.told: dict[str, float] = {}
        self._send = http_transport()
        super().__init__(ACCOUNT, TOKEN, send=self._note_news, now=wall_clock())
        self.faults.order("rest_answer", where=self._note_request, times=None)

    def _note_request(self, request: WsgiRequest) -> bool:
        """A trouble that meets nobody, and so sees each request before the company does anything about it."""
        if request.method == "POST" and "/Calls/" in request.path:
            self.asked[request.path.rpartition("/")[2].partition(".")[0]] = time.monotonic()
        return False

    def _note_news(self, request: Request) -> Response:
        response = self._send(request)
        if "/voice/news/" in request.url:
            sid = next(part for part in request.body.decode().split("&") if part.startswith("CallSid="))
            self.told[sid.partition("=")[2]] = time.monotonic()
        return response


@contextmanager
def company_at_work() -> Iterator[tuple[WatchfulCompany, Serving]]:
    company = WatchfulCompany()
    with serve(company, senders=SENDERS) as served:
        yield company, served


def connect(company: Company, public_url: str) -> None:
    company.register_number(
        NUMBER,
        voice_url=f"{public_url}/voice/incoming",
        status_callback=f"{public_url}/voice/status",
        voice_fallback_url=f"{public_url}/voice/fallback",
    )


def call_in(company: Company, people: Sequence[Person], *, within_seconds: float) -> list[Leg]:
    """All dial within this time and key their PIN as soon as they are asked; the legs in the order of the people."""
    legs = []
    for person in people:
        legs.append(company.call(from_=person.phone, to=NUMBER))
        time.sleep(within_seconds / len(people))
    for leg, person in zip(legs, people, strict=True):
        await_true(lambda leg=leg: is_asked(leg), f"{leg.sid} is never asked for a PIN")  # type: ignore[misc]
        leg.press(person.pin)
    return legs


def is_asked(leg: Leg) -> bool:
    return leg.waiting_for != "webhook" and bool(leg.verbs) and leg.verbs[-1].name == "Gather"


def is_waiting(leg: Leg) -> bool:
    """In the loop of those who wait for a seat: a second question, after the PIN's."""
    return is_asked(leg) and sum(verb.name == "Gather" for verb in leg.verbs) > 1


def raise_hand(leg: Leg) -> None:
    """Star and 9; returns when the caller is back in the room."""
    leg.press("*")
    await_true(lambda: leg.room is None and is_asked(leg), f"{leg.sid} has no menu")
    leg.press("9")
    await_true(lambda: leg.room is not None, f"{leg.sid} does not come back from the menu")


def await_true(holds: Callable[[], bool], complaint: str, *, at_most: float = LONGEST) -> None:
    """Raises TimeoutError with the complaint."""
    until = time.monotonic() + at_most
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(complaint)
        time.sleep(0.005)
