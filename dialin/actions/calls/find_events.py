"""Finds the events that can be reached on a dialled number, and which of them is meant by now."""

from dataclasses import dataclass

from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event, events_on_number

OPEN = (Phase.LOBBY, Phase.LIVE)


@dataclass(frozen=True, slots=True)
class EventsFound:
    """The events of a number that are on or still to come."""

    meant: Event | None  # the open one, else the next; until a PIN says otherwise a call is taken for it
    in_window: bool  # one is between its doors and its end
    pin_length: int  # of the longest PIN
    knows_lines: bool  # one of them needs no PIN from a seat's registered line


def find_events(act: Act, dialled: str) -> EventsFound:
    events = events_on_number(act, dialled)
    phases = {event.id: phase_at(schedule_of(event), act.now) for event in events}
    coming = [event for event in events if phases[event.id] is not Phase.OVER]
    meant = next((event for event in coming if phases[event.id] in OPEN), coming[0] if coming else None)
    return EventsFound(
        meant=meant,
        in_window=meant is not None and phases[meant.id] in OPEN,
        pin_length=max((event.pin_length for event in coming), default=6),
        knows_lines=any(event.knows_lines for event in coming),
    )
