"""Lets an event run longer than planned."""

from datetime import timedelta

from dialin.actions.events.change_event import change_event
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.events import lock_event


def run_longer(act: Act, event_id: int, *, by: timedelta) -> Refused | None:
    """Moves the end on, from the planned one; the caller rolls back on a refusal."""
    ends = lock_event(act, event_id).ends + by
    return change_event(act, event_id, {"ends": f"{ends:%Y-%m-%dT%H:%M:%S%z}"})
