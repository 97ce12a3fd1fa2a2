"""Changes an event; raising its seats lets the waiting list move up."""

from dataclasses import replace
from typing import Any

from dialin.actions.conferences.draw_room_pin import draw_room_pin
from dialin.actions.events.choose_pin_length import choose_pin_length
from dialin.actions.events.create_event import check_details, columns_of
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.resize_lines import resize_lines
from dialin.actions.seats.resize_seats import resize_seats
from dialin.rules.dial_strings import BRIDGE_SETTINGS, Bridge, named
from dialin.rules.event_plans import EventDraft, check_plan
from dialin.rules.event_settings.check_platform import host_of
from dialin.rules.event_settings.noted import Noted, noted
from dialin.rules.event_settings.plan import EVENT_SETTINGS, EventPlan
from dialin.rules.refusals import Refused
from dialin.store import events
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.platform_looks import forget_look
from dialin.store.seats_to_be_had import count_seats
from dialin.store.standbys import wait_until_its_end

ABOUT_PLATFORM = ("bridge_platform", "bridge_api", "bridge_meeting")


def change_event(act: Act, event_id: int, changes: dict[str, Any]) -> Refused | None:
    """Applies what is given of an EventDraft's fields (but slug) and, as `bridge`, of a Bridge's.

    The caller rolls back on a refusal. PINs stay valid whatever changes; a new PIN length holds for new PINs.
    """
    event = events.lock_event(act, event_id)
    if event.ended_at is not None:
        return Refused("{title} has ended and cannot be changed. Create a new event.", {"title": event.title})
    if event.cancelled_at is not None:
        return Refused("{title} was called off and cannot be changed. Create a new event.", {"title": event.title})
    before = _all_of(event, count_seats(act, event_id).seats)
    bridge = _bridge_after(event, changes.get("bridge", {}))
    written = {name: value for name, value in changes.items() if name != "bridge"}
    draft = {name: before[name] for name in EVENT_SETTINGS} | written
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
    changed = _write(act, event, choose_pin_length(act, plan, but=event_id), checked)
    refused = resize_seats(act, changed, plan.seats) or resize_lines(act, changed)
    if refused is None:
        wait_until_its_end(act, changed, before=event.ends)
        fill_seats(act, changed)
        log_change(act, "event.change", event_id=event_id, changes=_noted_changes(act, before, changed))
    return refused


def _bridge_after(event: Event, changes: dict[str, Any]) -> Bridge:
    """A secret is for the server that it was written for: with another address it is asked for anew."""
    goes_elsewhere = "api" in changes and host_of(changes["api"]) != host_of(event.bridge_api)
    known = {"secret": None} if goes_elsewhere else {}
    return replace(bridge_of(event), **(known | changes))


def _write(act: Act, event: Event, plan: EventPlan, bridge: Bridge) -> Event:
    columns = columns_of(plan, bridge)
    columns.pop("slug")
    if any(columns[name] != getattr(event, name) for name in ABOUT_PLATFORM):
        columns |= {"platform_number": None, "platform_code": None}  # said of another meeting
        forget_look(act, event.id)
    events.change_event(act, event.id, columns)
    return draw_room_pin(act, events.load_event(act, event.id))


def _noted_changes(act: Act, before: EventDraft, changed: Event) -> dict[str, list[Noted]]:
    """By field what it was and what it is now, as the log keeps it."""
    after = _all_of(changed, count_seats(act, changed.id).seats)
    return {
        name: [noted(setting, values[name], changed.timezone) for values in (before, after)]
        for name, setting in (EVENT_SETTINGS | BRIDGE_SETTINGS).items()
        if before[name] != after[name]
    }


def _all_of(event: Event, seat_count: int) -> EventDraft:
    return draft_of(event, seat_count) | named(bridge_of(event))


def draft_of(event: Event, seat_count: int) -> EventDraft:
    """The event as it would have to be written to come out the same."""
    return {name: seat_count if name == "seats" else getattr(event, name) for name in EVENT_SETTINGS}


def bridge_of(event: Event) -> Bridge:
    return Bridge(
        mode=event.bridge_mode,
        number=event.bridge_number,
        digits=event.bridge_digits,
        sip=event.bridge_sip,
        platform=event.bridge_platform,
        headers=tuple((name, value) for name, value in event.bridge_headers or ()),
        meeting=event.bridge_meeting,
        api=event.bridge_api,
        secret=event.bridge_secret,
    )
