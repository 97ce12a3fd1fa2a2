"""Changes an event; raising its seats lets the waiting list move up."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from dialin.actions.events.create_event import check_details, columns_of
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.resize_seats import resize_seats
from dialin.actions.staff.record import record
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft, check_plan
from dialin.rules.event_settings.plan import EVENT_SETTINGS
from dialin.rules.refusals import Refused
from dialin.store import events, seats
from dialin.store.database import Record


def change_event(
    connection: Connection, event_id: int, changes: dict[str, Any], *, actor: str, now: datetime
) -> Refused | None:
    """Applies what is given of an EventDraft's fields (but slug) and, as `bridge`, of a Bridge's.

    The caller rolls back on a refusal. PINs stay valid whatever changes; a new PIN length holds for new PINs.
    """
    event = events.lock_event(connection, event_id)
    if event.ended_at is not None:
        return Refused("{title} has ended and cannot be changed. Create a new event.", {"title": event.title})
    bridge = replace(bridge_of(event), **changes.get("bridge", {}))
    written = {name: value for name, value in changes.items() if name != "bridge"}
    draft = draft_of(event, seats.count_seats(connection, event_id).seats) | written
    plan = check_plan(draft, now=now, may_have_started=draft["starts"] == event.starts)
    if isinstance(plan, Refused):
        return plan
    checked = check_details(plan, bridge)
    if isinstance(checked, Refused):
        return checked
    if plan.ends <= now:
        return Refused(
            "The end lies in the past. To end the event now, use: dialin event end {slug}",
            {"slug": plan.slug},
            field="ends",
        )
    columns = columns_of(plan, checked)
    columns.pop("slug")
    events.change_event(connection, event_id, columns)
    changed = events.load_event(connection, event_id)
    refused = resize_seats(connection, changed, plan.seats, now=now)
    if refused is None:
        fill_seats(connection, changed, now=now)
        record(connection, "event.change", actor=actor, now=now, event_id=event_id, changed=sorted(changes))
    return refused


def draft_of(event: Record, seat_count: int) -> EventDraft:
    """The event as it would have to be written to come out the same."""
    return {name: seat_count if name == "seats" else getattr(event, name) for name in EVENT_SETTINGS}


def bridge_of(event: Record) -> Bridge:
    return Bridge(
        mode=event.bridge_mode,
        number=event.bridge_number,
        digits=event.bridge_digits,
        sip=event.bridge_sip,
        headers=tuple((name, value) for name, value in event.bridge_headers or ()),
    )
