"""Finds the events that can be reached on a dialled number, and which of them is meant by now."""

from dataclasses import dataclass
from datetime import timedelta

from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event, events_on_number, last_ended_on_number

OPEN = (Phase.LOBBY, Phase.LIVE)
JUST_OVER = timedelta(hours=6)  # who calls so soon after the end means that event, where no other is planned


@dataclass(frozen=True, slots=True)
class EventsFound:
    """The events of a number that are on or still to come."""

    meant: Event | None  # the open one, else the next, else the last; until a PIN says otherwise a call is taken for it
    in_window: bool  # one is between its doors and its end
    pin_length: int  # of the longest PIN
    knows_lines: bool  # one of them needs no PIN from a seat's registered line


def find_events(act: Act, dialled: str) -> EventsFound:
    events = events_on_number(act, dialled)
    phases = {event.id: phase_at(schedule_of(event), act.now) for event in events}
    coming = [event for event in events if phases[event.id] is not Phase.OVER]
    is_open = next((event for event in coming if phases[event.id] in OPEN), None)
    over = [event for event in events if phases[event.id] is Phase.OVER]  # and not taken down yet
    last = None if coming else over[-1] if over else last_ended_on_number(act, dialled, since=act.now - JUST_OVER)
    return EventsFound(
        meant=is_open or (coming[0] if coming else last),
        in_window=is_open is not None,
        pin_length=max((event.pin_length for event in coming), default=6),
        knows_lines=any(event.knows_lines for event in coming),
    )
