"""What commands show of one attendee."""

from collections.abc import Mapping
from typing import Any

from dialin.rules.reaching.addresses import lines_of
from dialin.store.attendees import Attendee


def row_of(row: Attendee, places: Mapping[int, int | None]) -> dict[str, Any]:
    """places: on the waiting list, by attendee."""
    status = "cancelled" if row.cancelled_at else "waiting" if row.seat is None else "seated"
    return {
        "id": row.id,
        "name": row.name,
        "phone": row.phone,
        "status": status,
        "seat": row.seat,
        "position": places.get(row.id),
        **_reach(row),
    }


def _reach(row: Attendee) -> dict[str, Any]:
    """Of how they are reached only what is out of the ordinary, so that rows stay as scripts know them."""
    told = {
        "contact": row.contact,
        "room": row.room,
        "has_dial": row.has_dial,
        "called_by": None if row.called_by == "machine" else row.called_by,
        "address": list(lines_of(row)),
    }
    return {name: value for name, value in told.items() if value}
