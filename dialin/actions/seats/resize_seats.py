"""Raises or lowers an event's seats."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.seats.fill_seats import fill_seats
from dialin.rules.refusals import Refused
from dialin.store import seats
from dialin.store.database import Record


def resize_seats(connection: Connection, event: Record, wanted: int, *, now: datetime) -> Refused | None:
    """Makes the event's seats `wanted`; raising lets the waiting list move. The event must be locked.

    Lowering below the seats in use is refused, and the caller must then roll back.
    """
    counted = seats.count_seats(connection, event.id)
    if wanted > counted.seats:
        seats.add_seats(
            connection, event_id=event.id, first=counted.highest + 1, last=counted.highest + wanted - counted.seats
        )
        fill_seats(connection, event, now=now)
        return None
    surplus = counted.seats - wanted
    if surplus and seats.drop_free_seats(connection, event_id=event.id, count=surplus) < surplus:
        return Refused(
            "{in_use} seats are allocated. Set the seats to at least {in_use}, or cancel attendees first.",
            {"in_use": str(counted.in_use)},
            field="seats",
        )
    return None
