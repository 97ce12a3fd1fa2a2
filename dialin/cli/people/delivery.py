"""How the delivery of PINs stands, as `dialin attendee list` says it."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from dialin.actions.delivery.look_at_deliveries import look_at_deliveries
from dialin.rules.outgoing.delivery import Delivery
from dialin.store.act import Act
from dialin.store.events import Event

Row = dict[str, Any]


def deliveries_told(act: Act, event: Event, land: str | None) -> dict[int, Row]:
    """By attendee; the time in UTC, those in the sentences as the clocks of the event show them."""
    zone = ZoneInfo(event.timezone)
    return {person: _told(one, zone) for person, one in look_at_deliveries(act, event, land).items()}


def _told(one: Delivery, zone: ZoneInfo) -> Row:
    at = None if one.at is None else one.at.astimezone(UTC)
    return {"way": one.way.value, "state": one.state.value, "at": at, "reason": one.text(zone)}


def delivered_shortly(rows: Sequence[Row]) -> list[Row]:
    """For a table that people read: the way and the state in one cell."""
    return [row | {"delivered": f"{row['delivery']['way']}: {row['delivery']['state']}"} for row in rows]
