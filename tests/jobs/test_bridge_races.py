"""Several workers at once, and workers killed at the worst moment: still one leg."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask

from dialin.actions.bridges.note_leg import note_leg
from dialin.config import Settings
from dialin.jobs import keep_bridges
from dialin.provider.twilio import Twilio
from dialin.rehearsal.callees import Callee
from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.live.serve import serve
from dialin.rehearsal.wire.transports import wsgi_transport
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.bridge_legs import find_leg
from dialin.store.database import open_database
from tests.building import BRIDGE_NUMBER, EVENING, NUMBER, make_event
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.jobs.at_provider import leg_of
from tests.slowness import LONG_ENOUGH

WORKERS, ROUNDS = 6, 5


@pytest.fixture
def event_id(services: Services) -> int:
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="42#"))
    services.clock.now = EVENING
    return made


def test_many_workers_that_begin_at_once_place_one_call_a_round(services: Services, event_id: int) -> None:
    workers = [replace(services, database=open_database(services.settings.database_url)) for _ in range(WORKERS)]
    for number in range(1, ROUNDS + 1):
        together = threading.Barrier(WORKERS)

        def keep(worker: Services, together: threading.Barrier = together) -> None:
            together.wait(LONG_ENOUGH)
            keep_bridges.do(worker)

        threads = [threading.Thread(target=keep, args=(worker,)) for worker in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(LONG_ENOUGH)
        assert len(services.provider.requests("place_call")) == number
        end_leg(services, event_id)
    for worker in workers:
        worker.database.close()


def end_leg(services: Services, event_id: int) -> None:
    leg = leg_of(services, event_id)
    services.provider.end(leg.sid, "busy")
    with services.acting("test") as act:
        note_leg(act, leg.token, leg.sid, ending="busy")
    services.clock.pass_time(minutes=1)


@contextmanager
def company_at(app: Flask) -> Iterator[Company]:
    """The rehearsal's company in real time, towards this app, with a videoconference that answers quickly."""
    company = Company(ACCOUNT, TOKEN, send=wsgi_transport(app, PUBLIC_URL), now=EVENING)
    company.register_number(NUMBER, voice_url=f"{PUBLIC_URL}/voice/incoming")
    company.callees[BRIDGE_NUMBER] = Callee(answers_after=0.2, expects="42#")
    with serve(company):
        yield company


@contextmanager
def worker_process(settings: Settings, url: str, *, at: datetime, speed: float) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        "DIALIN_DATABASE_URL": settings.database_url,
        "DIALIN_PUBLIC_URL": PUBLIC_URL,
        "DIALIN_SECRET_KEY": settings.secret,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_API_URL": url,
    }
    program = [sys.executable, "-m", "tests.jobs.worker_process", at.isoformat(), str(speed)]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, env={**os.environ, **environment})
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(LONG_ENOUGH)


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG_ENOUGH
    while not holds():
        assert time.monotonic() < until, "it does not come about"
        time.sleep(0.02)


def legs_of(company: Company) -> list[Leg]:
    with company.lock:
        return [leg for leg in company.legs.values() if leg.to == BRIDGE_NUMBER]


def test_worker_processes_keep_one_leg_up_and_replace_it_after_a_drop(
    app: Flask, services: Services, settings: Settings, event_id: int
) -> None:
    with company_at(app) as company:
        terms = {"at": EVENING, "speed": 10.0}
        with (
            worker_process(settings, company.api_url, **terms),
            worker_process(settings, company.api_url, **terms),
        ):
            wait_for(lambda: state_of(services, event_id) == "up")
            (first,) = legs_of(company)
            assert first.is_admitted
            with company.turn():
                first.end("completed", "thrown out", by="person")
            wait_for(lambda: len(legs_of(company)) == 2 and state_of(services, event_id) == "up")
        first, second = legs_of(company)
        assert first.ended_at <= second.created_at
        assert leg_of(services, event_id).sid == second.sid


def test_a_leg_whose_worker_is_killed_before_it_learns_the_calls_id_is_adopted(
    app: Flask, services: Services, settings: Settings, event_id: int
) -> None:
    with company_at(app) as company:
        company.callees[BRIDGE_NUMBER] = Callee(answers_after=20.0)
        company.faults.order("lose_callback", times=None)
        company.faults.order("rest_stall", where=lambda request: request.method == "POST", seconds=2.0)
        with worker_process(settings, company.api_url, at=EVENING, speed=1.0) as worker:
            wait_for(lambda: len(legs_of(company)) == 1)
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait(LONG_ENOUGH)
        assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("dialling", None)
        client = Twilio(settings.model_copy(update={"provider_url": company.api_url}))
        survivor = replace(services, provider=client)
        keep_bridges.do(survivor)
        services.clock.now = datetime_after_lease(services, event_id)
        keep_bridges.do(survivor)
        keep_bridges.do(survivor)
        client.close()
        (call,) = legs_of(company)
        assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("dialling", call.sid)


def datetime_after_lease(services: Services, event_id: int) -> datetime:
    return leg_of(services, event_id).leased_until + timedelta(seconds=1)


def state_of(services: Services, event_id: int) -> str | None:
    with services.looking() as act:
        leg = find_leg(act, event_id)
    return None if leg is None else str(leg.state)
