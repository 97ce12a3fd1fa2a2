"""One rehearsal: the telephone company in this process, the real server beside it, and everything gone afterwards."""

import random
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.app import build_services
from dialin.cli.demo.surroundings import HOST, Served, surround
from dialin.cli.rehearse.copying import NUMBER, Copy, Original, make_copy
from dialin.cli.rehearse.throwaway import throwaway_database
from dialin.cli.rehearse.words import words_in
from dialin.clock import wall_clock
from dialin.config import Settings
from dialin.rehearsal import Callee, http_transport
from dialin.rehearsal.crowd import Crowd, CrowdReport, Scene, WatchedCompany, draw_plans
from dialin.rehearsal.live import serve as serve_company
from dialin.rehearsal.storm.storm import timed
from dialin.rehearsal.wire.transports import Transport
from dialin.services import Services
from dialin.store.events import load_event

OFFICE_TALKS = 20.0  # seconds
LONGEST_GOODBYE = 90.0  # seconds; whoever's hang-up is lost is found out by the worker, twice a minute
SENDERS = 64
# Of the evening, by which the event begins: before that the first are in the lobby.
LOBBY = 0.15


@dataclass(frozen=True, slots=True)
class Wish:
    """What the operator asked for."""

    callers: int
    seed: int
    minutes: float
    workers: int
    speed: float

    @property
    def seconds(self) -> float:
        return self.minutes * 60


def play(settings: Settings, original: Original, wish: Wish, *, folder: Path, told: threading.Event) -> CrowdReport:
    with throwaway_database(settings.database_url, folder) as url, ExitStack() as ended:
        port = _free_port()
        own = surround(folder, port, like=settings, database_url=url)
        services = ended.enter_context(_services(own))
        starts = wall_clock() + timedelta(seconds=wish.seconds * LOBBY)
        copy = make_copy(
            services, original, callers=wish.callers, starts=starts, lasts=timedelta(seconds=wish.seconds, minutes=30)
        )
        latencies: list[float] = []
        company = company_for(own, original, send=timed(http_transport(), latencies), seed=wish.seed)
        ended.enter_context(serve_company(company, host=HOST, port=port + 1, speed=wish.speed, senders=SENDERS))
        server = ended.enter_context(Served(folder, port, workers=wish.workers))
        if not url.startswith("sqlite"):
            ended.enter_context(Served(folder, port, arguments=("worker",)))
        server.await_ready(told)
        crowd = crowd_for(company, original, copy, wish)
        crowd.latencies = latencies
        crowd.live(wish.seconds, meanwhile=lambda _: server.demand_alive(), told=told)
        report = crowd.report()
        crowd.leave()
        leaked = seats_left(services, copy.event_id)
    return report.judged(seats_leaked=leaked, personal_data_in_logs=_personal(copy, folder))


@contextmanager
def _services(settings: Settings) -> Iterator[Services]:
    services = build_services(settings, clock=wall_clock)
    with closing(services.database):
        yield services


def company_for(settings: Settings, original: Original, *, send: Transport, seed: int) -> WatchedCompany:
    """It has the number, an office that answers, and the videoconference."""
    assert settings.account_sid is not None
    token = settings.auth_tokens[0].get_secret_value()
    company = WatchedCompany(settings.account_sid, token, send=send, now=wall_clock(), seed=seed)
    company.register_number(
        NUMBER,
        voice_url=f"{settings.public_url}/voice/incoming",
        status_callback=f"{settings.public_url}/voice/status",
        voice_fallback_url=f"{settings.public_url}/voice/fallback",
    )
    bridge = original.bridge
    company.anybody_else = Callee(hangs_up_after=OFFICE_TALKS)
    company.videoconferences = frozenset(address for address in (bridge.number, bridge.sip) if address)
    company.callees |= dict.fromkeys(company.videoconferences, Callee())
    return company


def crowd_for(company: WatchedCompany, original: Original, copy: Copy, wish: Wish) -> Crowd:
    chance = random.Random(wish.seed)  # noqa: S311 (a play, told by its seed)
    plans = draw_plans(wish.callers, wish.seconds, chance)
    guests = [guest for _, guest in copy.people]
    scene = Scene(NUMBER, original.seats, words_in(original.language))
    return Crowd(company, scene, list(zip(guests, plans, strict=True)), seed=wish.seed)


def seats_left(services: Services, event_id: int, *, within: float = LONGEST_GOODBYE) -> int:
    """Seats in which somebody still sits who has hung up."""
    until = time.monotonic() + within
    while (left := _occupied(services, event_id)) and time.monotonic() < until:
        threading.Event().wait(0.5)
    return left


def _occupied(services: Services, event_id: int) -> int:
    with services.looking() as act:
        return look_at_seats(act, load_event(act, event_id)).occupied


def _personal(copy: Copy, folder: Path) -> int:
    """How often a name, a number or a PIN of these people stands in what the server wrote."""
    logs = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.log"))]
    return len(lines_with(secrets_of(copy), logs))


def secrets_of(copy: Copy) -> list[str]:
    return [secret for name, guest in copy.people for secret in (name, guest.from_ or name, guest.pin)]


def lines_with(secrets: Sequence[str], logs: Sequence[str]) -> list[str]:
    """Lines with any of these."""
    lines = [line for log in logs for line in log.splitlines()]
    return [line for line in lines if any(secret in line for secret in secrets)]


def _free_port() -> int:
    """Of two in a row: the server's, and the company's."""
    while True:
        with closing(socket.socket()) as first, closing(socket.socket()) as second:
            first.bind((HOST, 0))
            port = int(first.getsockname()[1])
            try:
                second.bind((HOST, port + 1))
            except OSError:
                continue
            return port
