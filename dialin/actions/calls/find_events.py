"""Finds the events that can be reached on a dialled number, and ties the call to the one that is meant by now."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.events.schedule import schedule_of
from dialin.dialogue.inputs import EventsFound
from dialin.rules.phases import Phase, phase_at
from dialin.store.calls import bind_attendee
from dialin.store.database import Record
from dialin.store.events import events_on_number

OPEN = (Phase.LOBBY, Phase.LIVE)


def find_events(connection: Connection, call: Record, *, now: datetime) -> EventsFound:
    """How many there are, whether one is between its doors and its end, and how long the longest PIN is.

    Until the PIN says otherwise the call belongs to the open event, else to the next one, so that its office can be
    reached and staff see the line.
    """
    events = events_on_number(connection, call.dialled)
    phases = {event.id: phase_at(schedule_of(event), now) for event in events}
    coming = [event for event in events if phases[event.id] is not Phase.OVER]
    meant = next((event for event in coming if phases[event.id] in OPEN), coming[0] if coming else None)
    if meant is not None:
        bind_attendee(connection, call.id, event_id=meant.id, attendee_id=None)
    return EventsFound(
        count=len(coming),
        in_window=meant is not None and phases[meant.id] in OPEN,
        pin_length=max((event.pin_length for event in coming), default=6),
    )
