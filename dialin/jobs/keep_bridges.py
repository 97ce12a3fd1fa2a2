"""Keeps each open event's phone room joined to its videoconference: one leg, dialled again when it drops."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum

from dialin.actions.bridges.adopt_leg import adopt_leg
from dialin.actions.bridges.begin_leg import begin_leg, way_into, way_of
from dialin.actions.bridges.end_leg import end_leg
from dialin.actions.bridges.prove_leg import prove_leg
from dialin.conferences.promise import can_be_asked
from dialin.jobs.bridge_calls import place_leg
from dialin.provider.promise import Provider, ProviderTrouble
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import STANDS, needs_bridge_leg, schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.bridge_legs import STANDING, BridgeLeg, find_leg, known_sids, standing_legs
from dialin.store.events import Event, live_events, load_event
from dialin.store.moments import rests
from dialin.store.platform_looks import find_look

log = logging.getLogger(__name__)

OPEN = (Phase.LOBBY, Phase.LIVE)
SETTLED = timedelta(seconds=10)  # a platform lists nobody for longer who has left


class Step(Enum):
    """What is to be done for one leg."""

    DIAL = "dial"
    FIND = "find"  # an attempt whose worker is gone: is there a call of it?
    PROVE = "prove"  # it has stood for so long that it is believed to be in
    SURE = "sure"  # the platform says that it is
    HANG_UP = "hang up"


def do(services: Services) -> None:
    provider = services.provider
    if provider is None:
        return
    with services.looking() as act:
        due = list(_due(act))
    for step, event, leg in due:
        try:
            _take(step, event, leg, services=services, provider=provider)
        except ProviderTrouble as trouble:
            log.warning("bridge leg of %s, %s: %s", event.slug, step.value, trouble)


def _due(act: Act) -> Iterator[tuple[Step, Event, BridgeLeg | None]]:
    open_events = [event for event in live_events(act) if _is_wanted(event, act.now)]
    others = {leg.event_id for leg in standing_legs(act)} - {event.id for event in open_events}
    for event in (*open_events, *(load_event(act, event_id) for event_id in others)):
        leg = find_leg(act, event.id)
        step = next_step(event, leg, act.now) or (Step.SURE if leg is not None and _is_seen(act, event, leg) else None)
        if step is not None:
            yield step, event, leg


def _is_wanted(event: Event, now: datetime) -> bool:
    return needs_bridge_leg(event) and phase_at(schedule_of(event), now) in OPEN


def next_step(event: Event, leg: BridgeLeg | None, now: datetime) -> Step | None:
    is_wanted = _is_wanted(event, now)
    if leg is None or leg.state not in STANDING:
        return Step.DIAL if is_wanted and not (leg is not None and rests(leg.next_at, now)) else None
    if leg.sid is None:
        return None if rests(leg.leased_until, now) else Step.FIND
    if not is_wanted or way_into(event) != way_of(leg):
        return Step.HANG_UP
    return Step.PROVE if _has_stood(leg, now) else None


def _has_stood(leg: BridgeLeg, now: datetime) -> bool:
    return _is_unproved(leg) and now - (leg.changed_at or now) >= STANDS


def _is_unproved(leg: BridgeLeg) -> bool:
    return leg.state == "up" and leg.proved_at is None


def _is_seen(act: Act, event: Event, leg: BridgeLeg) -> bool:
    """Among those who are there, so long after it came that it is not the one before it, which has just fallen."""
    look = find_look(act, event.id) if _is_unproved(leg) and can_be_asked(event) else None
    if look is None or look.answered_at is None or leg.changed_at is None:
        return False
    return look.has_our_leg is True and look.answered_at >= leg.changed_at + SETTLED


def _take(step: Step, event: Event, leg: BridgeLeg | None, *, services: Services, provider: Provider) -> None:
    if step is Step.DIAL:
        token = secrets.token_urlsafe(16)
        with services.acting(DIALIN) as act:
            is_ours = begin_leg(act, event, token=token)
        if is_ours:
            place_leg(event, token, services=services, provider=provider)
        return
    assert leg is not None
    if step is Step.FIND:
        _find(leg, services, provider)
    elif step in (Step.PROVE, Step.SURE):
        with services.acting(DIALIN) as act:
            prove_leg(act, leg, is_sure=step is Step.SURE)
    else:
        if leg.sid is not None:
            provider.hang_up(leg.sid)
        with services.acting(DIALIN) as act:
            end_leg(act, leg, failure=None)


def _find(leg: BridgeLeg, services: Services, provider: Provider) -> None:
    """Adopts the newest call of a lost attempt and hangs up any other; without one the attempt is over.

    The numbers fit the legs of another event too, so calls that are known to be some leg's are left alone.
    """
    assert leg.token is not None  # it stands, so it was begun
    assert leg.changed_at is not None
    since = leg.changed_at - timedelta(seconds=1)
    found = provider.find_placed(leg.dialled, leg.called_from, since) if leg.dialled and leg.called_from else []
    live = [call.sid for call in found if call.is_live]
    with services.looking() as act:
        known = known_sids(act, live)
    unknown = [sid for sid in live if sid not in known]
    for surplus in unknown[1:]:
        provider.hang_up(surplus)
    with services.acting(DIALIN) as act:
        if not unknown or not adopt_leg(act, leg.token, unknown[0]):
            end_leg(act, leg, failure="lost")
