"""Tells everybody in a room every 45 seconds that the sound of their event is lost, for as long as it is."""

from collections.abc import Iterator

from dialin.actions.bridges.tell_again import AGAIN_AFTER, tell_again
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import needs_bridge_leg, schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.bridge_legs import BridgeLeg, lost_legs
from dialin.store.events import load_event


def do(services: Services) -> None:
    with services.looking() as act:  # so that a worker with nothing to tell takes no write lock
        due = list(_due(act))
    for leg in due:
        with services.acting(DIALIN) as act:
            tell_again(act, leg)


def _due(act: Act) -> Iterator[BridgeLeg]:
    for leg in lost_legs(act, told_by=act.now - AGAIN_AFTER):
        event = load_event(act, leg.event_id)
        if needs_bridge_leg(event) and phase_at(schedule_of(event), act.now) is Phase.LIVE:
            yield leg
