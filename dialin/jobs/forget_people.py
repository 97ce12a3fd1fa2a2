"""Deletes what is on file about people once the days of its kind are over, as callers were told it would be.

And what has come in of somebody since they were deleted at their wish, or had to wait for the provider until now.
"""

from dialin.actions.people.find_old import find_old
from dialin.actions.people.purge import purge, purge_log
from dialin.rules.retention import Kind, is_past
from dialin.schedule import schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.audit import is_any_entry_of
from dialin.store.blanking import is_any_left, take_all
from dialin.store.events import list_events
from dialin.store.forgetting import LEFT_OVER, find_forgotten
from dialin.store.rows_of_person import Person, look_up_person


def do(services: Services) -> None:
    """Within the hour; a term of days that runs from an evening is over at midnight."""
    with services.looking() as act:  # so that a worker with nothing to do takes no write lock
        found = find_old(act, services.terms)
        is_log_old = is_any_entry_of(act, services.terms.before(Kind.LOG, act.now))
    purge(services, found, author=DIALIN)
    for person in _find_people(services):
        with services.acting(DIALIN) as act:
            take_all(act, LEFT_OVER, person)
    if is_log_old:  # last: what somebody has put there by hand may stop it
        purge_log(services, author=DIALIN)


def _find_people(services: Services) -> list[Person]:
    """Whoever was deleted before the days of their event were over, and of whom anything is left."""
    with services.looking() as act:
        past = [one.id for one in list_events(act) if is_past(schedule_of(one), services.terms.told, act.now)]
        forgotten = [look_up_person(act, one) for one in find_forgotten(act, but_of=past)]
        return [one for one in forgotten if is_any_left(act, LEFT_OVER, one)]
