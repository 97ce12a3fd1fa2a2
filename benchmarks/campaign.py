"""How many calls a second are placed of those that the account allows, and what one costs.

    python -m benchmarks.campaign [--database sqlite|postgres|both] [--pace 1 5 20 30] [--seconds 20] [--workers 2]

Workers, each with a database connection of its own, place calls by HTTP at the company in a box, a process of its own
where every line is busy. The figures to quote: calls placed a second against the pace that was set, the most that
arrived in any one second, and processor milliseconds a call, those of the database's processes included.
"""

import argparse
import multiprocessing
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psutil

from benchmarks.databases import database
from benchmarks.webhooks.servers import processor_seconds
from dialin.actions.attendees.register import register
from dialin.actions.events.create_event import create_event
from dialin.actions.outgoing.campaigns.means import means_of
from dialin.actions.outgoing.campaigns.start_campaign import start_campaign
from dialin.app import build_services
from dialin.clock import wall_clock
from dialin.config import read_settings
from dialin.jobs.outgoing import place_calls
from dialin.rehearsal import Callee, Company
from dialin.rehearsal.live.serve import serve
from dialin.rehearsal.wire.transports import Response
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.outgoing.words import Purpose
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.database import open_database
from dialin.store.migrations.upgrade import upgrade

ACCOUNT, TOKEN, NUMBER = "AC" + "0123456789abcdef" * 2, "1f" * 16, "+493023125000"
LOOKS_EVERY = 0.25  # seconds, as the worker does
PERSON_TO_PERSON = 50  # registrations in a transaction


def _company(ready: Any, told: Any) -> None:
    """Until it is told to end: then it says how many calls arrived in the busiest second, and how many in all."""
    company = Company(ACCOUNT, TOKEN, send=lambda _: Response(204), now=wall_clock())
    company.register_number(NUMBER, voice_url="https://dialin.example/voice/incoming")
    company.anybody_else = Callee("busy", answers_after=0.5)
    with serve(company) as serving:
        ready.send(serving.url)
        told.recv()
        arrivals = company.pace.arrivals
        at_once = sum(one - arrivals[0] < 1 for one in arrivals)  # the first second stands before the span
        span = arrivals[-1] - arrivals[0]
        ready.send((company.pace.busiest_second(), len(arrivals), (len(arrivals) - at_once) / span))


def measure(url: str, pace: int, seconds: int, workers: int, beside: list[psutil.Process]) -> str:
    here, there = multiprocessing.Pipe()
    telling, told = multiprocessing.Pipe()
    company = multiprocessing.get_context("spawn").Process(target=_company, args=(there, told), daemon=True)
    company.start()
    settings = read_settings(
        _env_file=None, database_url=url, public_url="https://dialin.example", secret_key=secrets.token_hex(32),
        account_sid=ACCOUNT, auth_tokens=TOKEN, provider_url=here.recv(), calls_per_second=pace,
    )  # fmt: skip
    with _services(settings) as services:
        _begin(services, people=pace * seconds)
        everybody = [psutil.Process(), *beside]
        before = processor_seconds(*everybody)
        _work(services, seconds, workers)
        spent = processor_seconds(*everybody) - before
    telling.send("end")
    busiest, calls, reached = here.recv()
    company.join()
    return f"{pace:6} {calls:8} {reached:10.2f} {reached / pace:8.0%} {busiest:10} {1e3 * spent / max(1, calls):10.1f}"


@contextmanager
def _services(settings: Any) -> Iterator[Services]:
    services = build_services(settings)
    try:
        yield services
    finally:
        services.database.close()


def _begin(services: Services, people: int) -> None:
    upgrade(services.database)
    now = services.clock()
    with services.acting("benchmark") as act:
        draft = EventDraft(
            slug=f"campaign-{time.monotonic_ns()}", title="Campaign",
            starts=f"{now + timedelta(minutes=5):%Y-%m-%dT%H:%M:%S%z}",
            registration_closes=f"{now + timedelta(minutes=4):%Y-%m-%dT%H:%M:%S%z}",
            seats=people, number=NUMBER,
        )  # fmt: skip
        event_id = create_event(act, draft, Bridge(mode="direct", number="+496990009001"))
        assert isinstance(event_id, int), event_id
    for first in range(0, people, PERSON_TO_PERSON):
        with services.acting("benchmark") as act:
            for place in range(first, min(first + PERSON_TO_PERSON, people)):
                register(act, event_id, Registration(f"Person {place}", f"+49302312{place:05d}", callback=True))
    with services.acting("benchmark") as act:
        start_campaign(act, event_id, Purpose.START, means_of(services.settings))


def _work(services: Services, seconds: int, workers: int) -> None:
    stop = threading.Event()

    def work() -> None:
        own = replace(services, database=open_database(services.settings.database_url, keys=services.database.keys))
        while not stop.wait(LOOKS_EVERY):
            place_calls.do(own)
        own.database.close()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    stop.wait(seconds)
    stop.set()
    for thread in threads:
        thread.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--pace", type=int, nargs="*", default=[1, 5, 20, 30])
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    for kind in ("sqlite", "postgres") if given.database == "both" else (given.database,):
        print(f"\n{kind}, {given.workers} workers\n  pace    calls   a second  of pace  busiest s    ms/call")
        for pace in given.pace:
            with database(kind) as (url, processes):
                print(measure(url, pace, given.seconds, given.workers, processes), flush=True)


if __name__ == "__main__":
    main()
