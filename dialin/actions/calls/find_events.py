"""Finds the events that can be reached on a dialled number, and which of them is meant by now."""

from dataclasses import dataclass

from dialin.actions.events.schedule import schedule_of
from dialin.rules.phases import Phase, phase_at
from dialin.store.act import Act
from dialin.store.events import Event, events_on_number

OPEN = (Phase.LOBBY, Phase.LIVE)


@dataclass(frozen=True, slots=True)
class EventsFound:
    """meant: the open event, else the next one; until a PIN says otherwise a call is taken for it.

    count: events still to come or on. in_window: one is between its doors and its end. pin_length: the longest PIN's.
    knows_lines: one of them needs no PIN from a seat's registered line.
    """

    meant: Event | None
    count: int
    in_window: bool
    pin_length: int
    knows_lines: bool


def find_events(act: Act, dialled: str) -> EventsFound:
    events = events_on_number(act, dialled)
    phases = {event.id: phase_at(schedule_of(event), act.now) for event in events}
    coming = [event for event in events if phases[event.id] is not Phase.OVER]
    meant = next((event for event in coming if phases[event.id] in OPEN), coming[0] if coming else None)
    return EventsFound(
        meant=meant,
        count=len(coming),
        in_window=meant is not None and phases[meant.id] in OPEN,
        pin_length=max((event.pin_length for event in coming), default=6),
        knows_lines=any(event.knows_lines for event in coming),
    )
