"""Draws the PIN under which our own mapper knows an event's room on Jitsi: once, so that it can be printed."""

import secrets

from dialin.store.act import Act
from dialin.store.events import Event, change_event, live_events, load_event

# Nine digits, so that some program on the way may keep it in 32 bits; a number in JSON has no 0 in front.
_LEAST, _BELOW = 10**8, 10**9


def draw_room_pin(act: Act, event: Event) -> Event:
    """The event, with a PIN where it has a room on Jitsi. Events in the same room have the same one."""
    if event.room_pin is not None or event.bridge_platform != "jitsi" or event.bridge_meeting is None:
        return event
    others = [other for other in live_events(act) if other.room_pin is not None]
    same = [other.room_pin for other in others if other.bridge_meeting == event.bridge_meeting]
    pin = same[0] if same else _new_pin({other.room_pin for other in others})
    change_event(act, event.id, {"room_pin": pin})
    return load_event(act, event.id)


def _new_pin(taken: set[str | None]) -> str:
    while True:
        pin = str(_LEAST + secrets.randbelow(_BELOW - _LEAST))
        if pin not in taken:
            return pin
