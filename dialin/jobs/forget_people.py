"""Deletes what is on file about people once their days are over, as callers were told it would be.

And what has come in of somebody since they were deleted at their wish, or had to wait for the provider until now.
"""

from collections.abc import Sequence
from datetime import timedelta

from dialin.actions.events.forget_people import forget_people
from dialin.rules.retention import DAYS_KEPT, VOICE_DAYS, is_past
from dialin.schedule import schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.blanking import Old, Step, is_any_left, take_all
from dialin.store.events import list_events
from dialin.store.forgetting import EVERYTHING, LEFT_OVER, VOICES, find_forgotten
from dialin.store.rows_of_person import Person, look_up_person

TERMS = ((VOICE_DAYS, VOICES), (DAYS_KEPT, EVERYTHING))


def do(services: Services) -> None:
    """Within the hour; a term of days that runs from an evening is over at midnight."""
    for days, steps in TERMS:
        for old in _find_old(services, days, steps):
            while _forget_some(services, old, steps):
                pass
    for person in _find_people(services):
        with services.acting(DIALIN) as act:
            take_all(act, LEFT_OVER, person)


def _find_old(services: Services, days: int, steps: Sequence[Step]) -> list[Old]:
    """Events that have been over for so many days, and None for calls about no event, of which anything is left."""
    with services.looking() as act:
        past = _past_events(act, days)
        old = [Old(event_id, act.now - timedelta(days=days)) for event_id in (*past, None)]
        return [one for one in old if is_any_left(act, steps, one)]


def _find_people(services: Services) -> list[Person]:
    """Whoever was deleted before the days of their event were over, and of whom anything is left."""
    with services.looking() as act:
        forgotten = [look_up_person(act, one) for one in find_forgotten(act, but_of=_past_events(act, DAYS_KEPT))]
        return [one for one in forgotten if is_any_left(act, LEFT_OVER, one)]


def _past_events(act: Act, days: int) -> list[int]:
    return [event.id for event in list_events(act) if is_past(schedule_of(event), days, act.now)]


def _forget_some(services: Services, old: Old, steps: Sequence[Step]) -> bool:
    with services.acting(DIALIN) as act:
        return forget_people(act, old, steps)
