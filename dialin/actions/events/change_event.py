"""Changes an event; raising its seats lets the waiting list move up."""

from dataclasses import replace
from typing import Any

from dialin.actions.events.choose_pin_length import choose_pin_length
from dialin.actions.events.create_event import check_details, columns_of
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.resize_lines import resize_lines
from dialin.actions.seats.resize_seats import resize_seats
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft, check_plan
from dialin.rules.event_settings.plan import EVENT_SETTINGS
from dialin.rules.refusals import Refused
from dialin.store import events
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.seats_to_be_had import count_seats


def change_event(act: Act, event_id: int, changes: dict[str, Any]) -> Refused | None:
    """Applies what is given of an EventDraft's fields (but slug) and, as `bridge`, of a Bridge's.

    The caller rolls back on a refusal. PINs stay valid whatever changes; a new PIN length holds for new PINs.
    """
    event = events.lock_event(act, event_id)
    if event.ended_at is not None:
        return Refused("{title} has ended and cannot be changed. Create a new event.", {"title": event.title})
    bridge = replace(bridge_of(event), **changes.get("bridge", {}))
    written = {name: value for name, value in changes.items() if name != "bridge"}
    draft = draft_of(event, count_seats(act, event_id).seats) | written
    if bridge.mode == "room" and "most_lines" not in written:
        draft["most_lines"] = None  # a limit of direct mode, which ends with it
    plan = check_plan(draft, now=act.now, may_have_started=draft["starts"] == event.starts)
    if isinstance(plan, Refused):
        return plan
    checked = check_details(plan, bridge)
    if isinstance(checked, Refused):
        return checked
    if plan.ends <= act.now:
        return Refused(
            "The end lies in the past. To end the event now, use: dialin event end {slug}",
            {"slug": plan.slug},
            field="ends",
        )
    plan = choose_pin_length(act, plan, but=event_id)
    columns = columns_of(plan, checked)
    columns.pop("slug")
    events.change_event(act, event_id, columns)
    changed = events.load_event(act, event_id)
    refused = resize_seats(act, changed, plan.seats) or resize_lines(act, changed)
    if refused is None:
        fill_seats(act, changed)
        log_change(act, "event.change", event_id=event_id, changed=sorted(changes))
    return refused


def draft_of(event: Event, seat_count: int) -> EventDraft:
    """The event as it would have to be written to come out the same."""
    return {name: seat_count if name == "seats" else getattr(event, name) for name in EVENT_SETTINGS}


def bridge_of(event: Event) -> Bridge:
    return Bridge(
        mode=event.bridge_mode,
        number=event.bridge_number,
        digits=event.bridge_digits,
        sip=event.bridge_sip,
        headers=tuple((name, value) for name, value in event.bridge_headers or ()),
    )
