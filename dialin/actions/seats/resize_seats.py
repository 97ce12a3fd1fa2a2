"""Raises or lowers an event's seats."""

from dialin.actions.seats.fill_seats import fill_seats
from dialin.rules.refusals import Refused
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.seats_to_be_had import count_seats


def resize_seats(act: Act, event: Event, wanted: int) -> Refused | None:
    """Makes the event's seats `wanted`; raising lets the waiting list move. The event must be locked.

    Lowering below the seats in use is refused, and the caller must then roll back.
    """
    counted = count_seats(act, event.id)
    if wanted > counted.seats:
        first = counted.highest + 1
        seats.add_seats(act, event.id, range(first, first + wanted - counted.seats))
        fill_seats(act, event)
        return None
    surplus = counted.seats - wanted
    if surplus and seats.drop_free_seats(act, event_id=event.id, count=surplus) < surplus:
        return Refused(
            "{in_use} seats are allocated. Set the seats to at least {in_use}, or cancel attendees first.",
            {"in_use": str(counted.in_use)},
            field="seats",
        )
    return None
