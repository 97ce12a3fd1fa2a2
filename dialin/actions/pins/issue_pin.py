"""Draws a PIN for an attendee: from a cryptographic source, at a distance from every living PIN."""

from zoneinfo import ZoneInfo

from dialin.rules.pins import Avoid, LivePins, NoPinLeft, draw_pin
from dialin.store import pins
from dialin.store.act import Act
from dialin.store.events import Event

DRAWS = 100  # of PINs that keep their distance; after years of events perhaps one in ten was issued before


def living_pins(act: Act) -> LivePins:
    """Every PIN of an event that is not over, with the right to draw more held until the transaction ends."""
    pins.lock_issuing(act)
    return LivePins(act.pin_keys.open(sealed) for sealed in pins.sealed_living_pins(act))


def issue_pin(act: Act, event: Event, attendee_id: int, *, living: LivePins) -> str:
    """The new PIN, added to `living`, which comes from `living_pins` of the same transaction. Raises NoPinLeft."""
    pin = _draw(act, event, living)
    living.add(pin)
    pins.add_pin(
        act,
        {
            "event_id": event.id,
            "attendee_id": attendee_id,
            "lookup": act.pin_keys.lookup(pin),
            "sealed": act.pin_keys.seal(pin),
            "is_live": True,
        },
    )
    return pin


def _draw(act: Act, event: Event, living: LivePins) -> str:
    """One that was never given to anybody, as far as we know: old letters lie about for years."""
    numbers = tuple(number for number in (event.number, event.office) if number)
    avoid = Avoid(dates=(event.starts.astimezone(ZoneInfo(event.timezone)).date(),), numbers=numbers)
    for _ in range(DRAWS):
        pin = draw_pin(event.pin_length, choose=act.pin_keys.choose, live=living, avoid=avoid)
        if not pins.was_issued(act, act.pin_keys.lookup(pin)):
            return pin
    raise NoPinLeft(f"each of {DRAWS} PINs that were drawn had been issued before")
