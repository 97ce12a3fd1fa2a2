"""Says which events a login may see: all, or the ones that are named."""

from collections.abc import Sequence

from dialin.rules.refusals import Refused
from dialin.rules.rights import sees_every_event
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import find_event, list_events
from dialin.store.staff import Staff, find_staff
from dialin.store.staff_events import events_seen_by, let_see

EVERY = "*"  # in the log


def choose_events(act: Act, name: str, slugs: Sequence[str] | None) -> Refused | None:
    """slugs: short names of events; None for all of them, also those that are still to come.

    It counts from the next request of whoever is signed in.
    """
    login = find_staff(act, name)
    if login is None:
        return Refused("There is no login named {name}. Look how it is written.", {"name": name[:120]})
    if slugs is not None and sees_every_event(login.role):
        return Refused("The administration sees every event. Give this login another role first.")
    chosen = None if slugs is None else _find(act, slugs)
    if isinstance(chosen, Refused):
        return chosen
    before = seen_by(act, login)
    let_see(act, login.id, None if chosen is None else list(chosen))
    after = None if chosen is None else sorted(chosen.values())
    if after != before:
        changes = {"events": [[EVERY] if before is None else before, [EVERY] if after is None else after]}
        log_change(act, "staff.events", login=login.name, changes=changes)
    return None


def seen_by(act: Act, login: Staff) -> list[str] | None:
    """The short names of the events that the login was given; None for every event."""
    if login.sees_all_events or sees_every_event(login.role):
        return None
    seen = events_seen_by(act, login.id)
    return sorted(event.slug for event in list_events(act) if event.id in seen)


def _find(act: Act, slugs: Sequence[str]) -> dict[int, str] | Refused:
    found = {}
    for slug in slugs:
        event = None if "\0" in slug else find_event(act, slug)
        if event is None:
            return Refused("There is no event {slug}. Choose one from the list of events.", {"slug": slug[:60]})
        found[event.id] = event.slug
    return found
