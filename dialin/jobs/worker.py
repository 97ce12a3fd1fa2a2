"""Runs every duty at its pace until told to stop; any number of workers may run, on any number of hosts."""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from dialin.jobs import (
    be_seen,
    clear_lines,
    delete_there,
    deliver_news,
    end_events,
    expire_holds,
    fetch_recordings,
    forget_people,
    forget_uploads,
    free_seats,
    keep_bridges,
    reconcile,
    tell_of_loss,
    tidy_up,
)
from dialin.jobs.log import chain_log, check_log
from dialin.jobs.outgoing import fill_campaigns, pass_offers, place_calls, send_messages
from dialin.jobs.platforms import ask_platforms
from dialin.jobs.testing import make_tests
from dialin.provider.promise import ProviderTrouble
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.duties import claim_duty, finish_duty, is_duty_due

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
LOOKS_EVERY = 5.0  # seconds, for a duty whose turn comes less often
LONGEST_PAUSE = 30.0  # seconds, after failures in a row


@dataclass(frozen=True, slots=True)
class Duty:
    """Background work that looks at rows and does what is due."""

    name: str
    do: Callable[[Services], None]
    every: float  # seconds
    is_shared: bool = False  # whichever worker comes first does it for all; else each claims the rows it touches
    needs_provider: bool = False


BE_SEEN = Duty("be_seen", be_seen.do, every=10)
DUTIES = (
    BE_SEEN,
    Duty("end_events", end_events.do, every=2),
    Duty("expire_holds", expire_holds.do, every=1),
    Duty("free_seats", free_seats.do, every=10),
    Duty("keep_bridges", keep_bridges.do, every=1, needs_provider=True),
    Duty("ask_platforms", ask_platforms.do, every=5, is_shared=True),
    Duty("tell_of_loss", tell_of_loss.do, every=1),
    Duty("reconcile", reconcile.do, every=30, is_shared=True, needs_provider=True),
    Duty("clear_lines", clear_lines.do, every=60, is_shared=True),
    Duty("deliver_news", deliver_news.do, every=0.25),
    Duty("fill_campaigns", fill_campaigns.do, every=5, is_shared=True),
    Duty("place_calls", place_calls.do, every=0.25, needs_provider=True),
    Duty("make_tests", make_tests.do, every=1, needs_provider=True),
    Duty("pass_offers", pass_offers.do, every=10, is_shared=True),
    Duty("send_messages", send_messages.do, every=1),
    Duty("fetch_recordings", fetch_recordings.do, every=5, is_shared=True, needs_provider=True),
    Duty("forget_uploads", forget_uploads.do, every=60, is_shared=True),
    Duty("forget_people", forget_people.do, every=60 * 60, is_shared=True),
    Duty("delete_there", delete_there.do, every=10, is_shared=True, needs_provider=True),
    Duty("chain_log", chain_log.do, every=5),
    Duty("check_log", check_log.do, every=60 * 60, is_shared=True),
    Duty("tidy_up", tidy_up.do, every=24 * 60 * 60, is_shared=True),
)


def run_worker(services: Services, *, stop: threading.Event) -> None:
    """Returns once `stop` is set and every duty has finished what it was at.

    Each duty has a thread of its own: a provider that answers slowly to one delays no other. The database or the
    provider may be away for any time; every duty keeps trying.
    """
    if services.provider is not None:
        services.provider.get_ready()
    do_if_due(BE_SEEN, services)  # before the first board asks
    threads = [
        threading.Thread(target=_keep_at, args=(duty, services, stop), name=duty.name) for duty in duties_for(services)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _leave(services)


def _leave(services: Services) -> None:
    try:
        be_seen.leave(services)
    except SQLAlchemyError:
        log.warning("the worker ends, and cannot say so: it will be taken for gone in a minute", exc_info=True)


def duties_for(services: Services) -> list[Duty]:
    """All of them, or without a provider those that need none."""
    left_out = [duty.name for duty in DUTIES if duty.needs_provider and services.provider is None]
    if left_out:
        log.warning("without credentials for the provider these duties rest: %s", ", ".join(left_out))
    return [duty for duty in DUTIES if duty.name not in left_out]


def _keep_at(duty: Duty, services: Services, stop: threading.Event) -> None:
    failures, pace = 0, min(duty.every, LOOKS_EVERY)
    while not stop.wait(min(LONGEST_PAUSE, 2.0**failures) if failures else pace):
        failures = 0 if do_if_due(duty, services) else failures + 1


def do_if_due(duty: Duty, services: Services) -> bool:
    """Whether nothing failed; a failure is logged, and the other duties go on."""
    try:
        if duty.is_shared:
            _do_for_all(duty, services)
        else:
            duty.do(services)
    except ProviderTrouble as trouble:
        log.warning("%s must wait: %s", duty.name, trouble)
    except Exception:
        log.exception("%s failed", duty.name)
    else:
        return True
    return False


def _do_for_all(duty: Duty, services: Services) -> None:
    token = secrets.token_urlsafe(12)
    with services.looking() as act:
        if not is_duty_due(act, duty.name):
            return
    with services.acting(DIALIN) as act:
        if not claim_duty(act, duty.name, token=token, lease=LEASE):
            return
    try:
        duty.do(services)
    finally:
        now = services.clock()
        with services.acting(DIALIN) as act:
            next_at = now + timedelta(seconds=duty.every)
            finish_duty(act, duty.name, token=token, next_at=next_at)
