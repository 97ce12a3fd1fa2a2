"""Calls an event off: it does not take place. Its PINs stay known, so that whoever calls hears just that."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.refusals import Refused
from dialin.store import events
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.campaigns import mark_stopped, running_campaigns
from dialin.store.live_calls import calls_of_event
from dialin.store.outgoing import Wanted, stop_outgoing

STILL_WANTED = frozenset({Purpose.CANCELLED, Purpose.DESK, Purpose.ANSWER})


def call_off(act: Act, event_id: int) -> Refused | None:
    """Once, and for good. Whoever is on the line is told; what was still to be told about the event is not."""
    event = events.lock_event(act, event_id)
    said = {"title": event.title}
    if event.ended_at is not None:
        return Refused("{title} is over and cannot be called off.", said)
    if not events.mark_called_off(act, event_id):
        return Refused("{title} was called off before. Nothing needs to be done.", said)
    for call in calls_of_event(act, event_id):
        tell_call(act, call.id, NewsKind.EVENT_CANCELLED, key=f"called-off:{event_id}:{call.id}")
    needless = [purpose for purpose in Purpose if purpose not in STILL_WANTED]
    stop_outgoing(act, Wanted(event_id=event_id, purposes=needless), Outcome.STOPPED, only_waiting=True)
    for campaign in running_campaigns(act):
        if campaign.event_id == event_id and campaign.kind in needless:
            mark_stopped(act, campaign.id)
    log_change(act, "event.call_off", event_id=event_id)
    return None
