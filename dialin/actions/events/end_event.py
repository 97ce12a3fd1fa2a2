"""Ends an event: callers hear the goodbye, every seat becomes free, and its PINs no longer let anybody in."""

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.clear_seats import clear_seats
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import events, pins
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.live_calls import calls_of_event


def end_event(act: Act, event_id: int) -> Refused | None:
    """Ends it, once."""
    event = events.lock_event(act, event_id)
    if not events.mark_ended(act, event_id):
        return Refused("{title} has already ended. Nothing needs to be done.", {"title": event.title})
    for call in calls_of_event(act, event_id):
        tell_call(act, call.id, NewsKind.EVENT_ENDED, key=f"ended:{event_id}:{call.id}")
    clear_seats(act, event_id)
    pins.retire_pins(act, event_id)
    log_change(act, "event.end", event_id=event_id)
    return None
