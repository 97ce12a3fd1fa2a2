"""Creates an event with its seats."""

from typing import Any

from dialin.actions.conferences.draw_room_pin import draw_room_pin
from dialin.actions.events.choose_pin_length import choose_pin_length
from dialin.actions.seats.resize_lines import resize_lines
from dialin.actions.seats.resize_seats import resize_seats
from dialin.prompts.catalogue import languages
from dialin.rules.dial_strings import Bridge, named
from dialin.rules.event_plans import EventDraft, check_plan
from dialin.rules.event_settings.check_bridge import check_bridge
from dialin.rules.event_settings.plan import EventPlan
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import add_event, find_event, lock_event

MOST_SEATS_IN_A_ROOM = 249  # a conference of the provider takes 250 participants, one of them the bridge leg

OURS = {"new"}  # what stands in addresses where a short name would


def create_event(act: Act, draft: EventDraft, bridge: Bridge) -> int | Refused:
    """The new event's id, or in one sentence what to change."""
    plan = check_plan(draft, now=act.now)
    if isinstance(plan, Refused):
        return plan
    checked = check_details(plan, bridge)
    if isinstance(checked, Refused):
        return checked
    if plan.slug in OURS:
        said = {"slug": plan.slug}
        return Refused("The short name {slug} means something else in addresses. Choose another.", said, field="slug")
    if find_event(act, plan.slug) is not None:
        return Refused(
            "The short name {slug} is taken by another event. Choose another.", {"slug": plan.slug}, field="slug"
        )
    plan = choose_pin_length(act, plan)
    event_id = add_event(act, {**columns_of(plan, checked), "created_at": act.now})
    event = lock_event(act, event_id)
    resize_seats(act, event, plan.seats)
    resize_lines(act, event)
    draw_room_pin(act, event)
    log_change(act, "event.create", event_id=event_id, slug=plan.slug, seats=plan.seats)
    return event_id


def check_details(plan: EventPlan, bridge: Bridge) -> Bridge | Refused:
    """What the plan alone cannot know: that there is a catalogue, and that the bridge can be dialled."""
    if plan.language not in languages():
        return Refused(
            "There are no prompts in “{language}”. Choose one of: {known}.",
            {"language": plan.language, "known": ", ".join(languages())},
            field="language",
        )
    if plan.most_lines is not None and bridge.mode == "room":
        return Refused(
            "In room mode all callers share one line. Choose one line each (direct), or leave the number empty.",
            field="most_lines",
        )
    if plan.seats > MOST_SEATS_IN_A_ROOM and bridge.mode == "room":
        return Refused(
            "In room mode at most {most} people get in. "
            "Lower the seats, choose one line each (direct), or create a second event.",
            {"most": str(MOST_SEATS_IN_A_ROOM)},
            field="seats",
        )
    return check_bridge(bridge)


def columns_of(plan: EventPlan, bridge: Bridge) -> dict[str, Any]:
    return plan.model_dump(exclude={"seats"}) | {
        **named(bridge),
        "bridge_headers": [list(header) for header in bridge.headers],
    }
