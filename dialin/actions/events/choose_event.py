"""The events of the dialled number that take registrations, and the one that a caller has chosen."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from dialin.actions.lines.look_at_line import refuse_line
from dialin.dialogue.words.line import EventChosen, EventOffer, EventsListed
from dialin.dialogue.words.registration_outcomes import NoMoreFromLine
from dialin.rules.phases import registration_is_open
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import is_line_registered
from dialin.store.calls import Call
from dialin.store.events import events_on_number
from dialin.store.seats_to_be_had import is_any_unallocated
from dialin.store.waiting import count_waiting


def list_open(act: Act, call: Call) -> EventsListed:
    """The nearest first."""
    return EventsListed(
        tuple(
            EventOffer(event.id, event.title, event.language, event.starts.astimezone(ZoneInfo(event.timezone)))
            for event in events_on_number(act, call.dialled)
            if registration_is_open(schedule_of(event), act.now)
        )
    )


def choose_event(act: Act, call: Call, event_id: int) -> tuple[EventChosen | NoMoreFromLine, Call]:
    """The call belongs to the event from here on, and to no attendee."""
    event = next((one for one in events_on_number(act, call.dialled) if one.id == event_id), None)
    if event is None:  # it ended while the list was read: what the call was about stays
        return EventChosen(), call
    chosen = replace(call, event_id=event_id, attendee_id=None, event=event)
    refused = refuse_line(act, event, call.caller)
    if refused is not None:
        return refused, chosen
    has_twin = call.caller is not None and is_line_registered(act, event_id, call.caller)
    position = None if is_any_unallocated(act, event_id) else count_waiting(act, event_id) + 1
    return EventChosen(has_twin, position), chosen
