"""Deletes what is on file about the people of an event, or of callers who got to none; some of it at a time."""

from collections import Counter
from collections.abc import Collection

from dialin.rules.retention import Kind
from dialin.store.act import Act
from dialin.store.audit import entries_of, log_change
from dialin.store.blanking import Old, take_step
from dialin.store.events import lock_event
from dialin.store.forgetting import PEOPLE_FORGOTTEN, STEPS, count_people

AT_ONCE = 200  # rows to a transaction: others who want to write wait for its end


def forget_people(act: Act, old: Old, kinds: Collection[Kind] = tuple(STEPS)) -> Counter[Kind]:
    """How many rows went, of which kind; empty where nothing is left. Else the caller commits, and asks again.

    Whoever is stopped in between may go on at any time. The log tells of it with the first that goes.
    """
    counts = {} if old.event_id is None else _lock_and_count(act, old.event_id, kinds)
    for kind in (kind for kind in STEPS if kind in kinds):
        for step in STEPS[kind]:
            touched = take_step(act, step, old, most=AT_ONCE)
            if touched:
                if counts:
                    log_change(act, PEOPLE_FORGOTTEN, event_id=old.event_id, **counts)
                if step.note:
                    log_change(act, step.note, event_id=old.event_id, count=touched)
                return Counter({kind: touched})
    return Counter()


def _lock_and_count(act: Act, event_id: int, kinds: Collection[Kind]) -> dict[str, int]:
    """How many people it is about; nothing where that is on file already, or they themselves are not forgotten yet."""
    lock_event(act, event_id)
    if Kind.PEOPLE not in kinds or entries_of(act, event_id, PEOPLE_FORGOTTEN):
        return {}
    return count_people(act, event_id)
