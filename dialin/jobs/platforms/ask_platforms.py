"""Asks the platform of each coming event about its meeting: seldom, and from an hour before the doors each minute."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from dialin.actions.conferences.note_look import note_seen, note_trouble
from dialin.conferences.promise import ConferenceTrouble, can_be_asked
from dialin.rules.phases import Phase, doors_open_at, phase_at
from dialin.schedule import schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.bridge_legs import find_leg
from dialin.store.events import Event, live_events
from dialin.store.platform_looks import PlatformLook, all_looks

log = logging.getLogger(__name__)

BEFORE_DOORS = timedelta(hours=1)
SELDOM, OFTEN = timedelta(hours=1), timedelta(minutes=1)
WHILE_DIALLING = timedelta(seconds=15)  # the doors are open and no leg is known to be in: perhaps the code has changed
MOST = 4  # in one round, so that it ends within the duty's lease though none of them answers


def do(services: Services) -> None:
    with services.looking() as act:
        due = list(_due(act))[:MOST]
    for event in due:
        _ask(event, services)


def _due(act: Act) -> Iterator[Event]:
    """Whose last look is the oldest first."""
    looks = all_looks(act)
    asked = [event for event in live_events(act) if can_be_asked(event) and is_due(act, event, looks.get(event.id))]
    never = datetime.min.replace(tzinfo=act.now.tzinfo)
    yield from sorted(asked, key=lambda event: looks[event.id].asked_at if event.id in looks else never)


def is_due(act: Act, event: Event, look: PlatformLook | None) -> bool:
    """At once where nothing is known yet; a look in times to come was written by a clock that was ahead."""
    schedule = schedule_of(event)
    phase = phase_at(schedule, act.now)
    if phase in (Phase.OVER, Phase.CANCELLED):
        return False
    if look is None or look.asked_at > act.now:
        return True
    pause = SELDOM if act.now < doors_open_at(schedule) - BEFORE_DOORS else OFTEN
    if phase in (Phase.LOBBY, Phase.LIVE) and not _stands(act, event):
        pause = WHILE_DIALLING
    return act.now - look.asked_at >= pause


def _stands(act: Act, event: Event) -> bool:
    leg = find_leg(act, event.id)
    return event.is_direct or (leg is not None and leg.state == "up" and leg.proved_at is not None)


def _ask(event: Event, services: Services) -> None:
    """Between two transactions: nobody waits for the network inside one."""
    try:
        seen = services.conferences.look(event)
    except ConferenceTrouble as trouble:
        with services.acting(DIALIN) as act:
            is_news = note_trouble(act, event, trouble)
        if is_news:
            log.warning("the platform of %s: %s", event.slug, trouble)
    else:
        with services.acting(DIALIN) as act:
            note_seen(act, event, seen)
