"""Keeps each open event's phone room joined to its videoconference: one leg, dialled again when it drops."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Connection

from dialin.actions.bridges.adopt_leg import adopt_leg
from dialin.actions.bridges.begin_leg import WayIn, begin_leg, way_into
from dialin.actions.bridges.end_leg import end_leg
from dialin.actions.events.schedule import needs_bridge_leg, schedule_of
from dialin.jobs.bridge_calls import place_leg
from dialin.provider.promise import Provider, ProviderTrouble
from dialin.rules.phases import Phase, phase_at
from dialin.services import Services
from dialin.store.bridge_legs import STANDING, find_leg, known_sids, standing_legs
from dialin.store.database import Record, reading, transaction
from dialin.store.events import live_events, load_event

log = logging.getLogger(__name__)

OPEN = (Phase.LOBBY, Phase.LIVE)


class Step(Enum):
    """What is to be done for one leg."""

    DIAL = "dial"
    FIND = "find"  # an attempt whose worker is gone: is there a call of it?
    HANG_UP = "hang up"


def do(services: Services) -> None:
    provider = services.provider
    if provider is None:
        return
    with reading(services.database) as connection:
        due = list(_due(connection, services.clock()))
    for step, event, leg in due:
        try:
            _take(step, event, leg, services=services, provider=provider)
        except ProviderTrouble as trouble:
            log.warning("bridge leg of %s, %s: %s", event.slug, step.value, trouble)


def _due(connection: Connection, now: datetime) -> Iterator[tuple[Step, Record, Record | None]]:
    open_events = [event for event in live_events(connection) if _is_wanted(event, now)]
    others = {leg.event_id for leg in standing_legs(connection)} - {event.id for event in open_events}
    for event in (*open_events, *(load_event(connection, event_id) for event_id in others)):
        leg = find_leg(connection, event.id)
        step = next_step(event, leg, now)
        if step is not None:
            yield step, event, leg


def _is_wanted(event: Record, now: datetime) -> bool:
    return needs_bridge_leg(event) and phase_at(schedule_of(event), now) in OPEN


def next_step(event: Record, leg: Record | None, now: datetime) -> Step | None:
    is_wanted = _is_wanted(event, now)
    if leg is None or leg.state not in STANDING:
        rests = leg is not None and leg.next_at is not None and leg.next_at > now
        return Step.DIAL if is_wanted and not rests else None
    if leg.sid is None:
        return Step.FIND if leg.leased_until is None or leg.leased_until <= now else None
    is_right = way_into(event) == WayIn(leg.dialled, leg.digits, leg.called_from)
    return None if is_wanted and is_right else Step.HANG_UP


def _take(step: Step, event: Record, leg: Record | None, *, services: Services, provider: Provider) -> None:
    if step is Step.DIAL:
        token = secrets.token_urlsafe(16)
        with transaction(services.database) as connection:
            is_ours = begin_leg(connection, event, token=token, now=services.clock())
        if is_ours:
            place_leg(event, token, services=services, provider=provider)
        return
    assert leg is not None
    if step is Step.FIND:
        _find(leg, services, provider)
    else:
        provider.hang_up(leg.sid)
        with transaction(services.database) as connection:
            end_leg(connection, leg, failure=None, now=services.clock())


def _find(leg: Record, services: Services, provider: Provider) -> None:
    """Adopts the newest call of a lost attempt and hangs up any other; without one the attempt is over.

    The numbers fit the legs of another event too, so calls that are known to be some leg's are left alone.
    """
    since = leg.changed_at - timedelta(seconds=1)
    found = provider.find_placed(leg.dialled, leg.called_from, since) if leg.dialled and leg.called_from else []
    live = [call.sid for call in found if call.is_live]
    with reading(services.database) as connection:
        known = known_sids(connection, live)
    unknown = [sid for sid in live if sid not in known]
    for surplus in unknown[1:]:
        provider.hang_up(surplus)
    with transaction(services.database) as connection:
        if not unknown or not adopt_leg(connection, leg.token, unknown[0]):
            end_leg(connection, leg, failure="lost", now=services.clock())
