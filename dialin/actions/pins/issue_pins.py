"""Draws PINs for attendees: from a cryptographic source, apart from every living PIN."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from dialin.actions.pins.known_pins import KnownPins
from dialin.rules.pins.issuing import Avoid, NoPinLeft, draw_pin
from dialin.store import pins
from dialin.store.act import Act
from dialin.store.events import Event

DRAWS = 100  # of PINs that keep their distance; after years of events perhaps one in ten was issued before


def issue_pins(act: Act, event: Event, attendees: Sequence[int], *, known: KnownPins) -> list[str]:
    """The new PINs of these attendees, in their order, now known too. Raises NoPinLeft."""
    avoid = _avoided(event)
    drawn = [_draw(act, event.pin_length, avoid=avoid, known=known) for _ in attendees]
    pins.add_pins(
        act,
        [
            {
                "event_id": event.id,
                "attendee_id": attendee_id,
                "lookup": act.pin_keys.lookup(pin),
                "sealed": act.pin_keys.seal(pin),
                "is_live": True,
                "digits": len(pin),
            }
            for attendee_id, pin in zip(attendees, drawn, strict=True)
        ],
    )
    return drawn


def _avoided(event: Event) -> Avoid:
    numbers = tuple(number for number in (event.number, event.office) if number)
    return Avoid(dates=(event.starts.astimezone(ZoneInfo(event.timezone)).date(),), numbers=numbers)


def _draw(act: Act, length: int, *, avoid: Avoid, known: KnownPins) -> str:
    """One that was never given to anybody, as far as we know: old letters lie about for years."""
    for _ in range(DRAWS):
        pin = draw_pin(length, choose=act.pin_keys.choose, live=known, avoid=avoid)
        if not known.was_issued(pin):
            known.add(pin)
            return pin
    raise NoPinLeft(f"each of {DRAWS} PINs that were drawn had been issued before")
