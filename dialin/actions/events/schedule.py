"""The schedule of an event row: the one place that turns stored minutes and times into phases and facts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.dialogue.scene import EventFacts
from dialin.rules.phases import Schedule, doors_open_at, phase_at
from dialin.store.database import Record


def schedule_of(event: Record) -> Schedule:
    return Schedule(
        starts=event.starts,
        ends=event.ends,
        registration_closes=event.registration_closes,
        doors_minutes=event.doors_minutes,
        no_show_minutes=event.no_show_minutes,
        ended_at=event.ended_at,
        cancelled_at=event.cancelled_at,
    )


def facts_of(event: Record, event_id: int, now: datetime, *, bridge_state: str | None = None) -> EventFacts:
    """What callers are told about this event, in its own zone. bridge_state: of its bridge leg, None without one."""
    zone = ZoneInfo(event.timezone)
    schedule = schedule_of(event)
    return EventFacts(
        id=event_id,
        title=event.title,
        starts=event.starts.astimezone(zone),
        ends=event.ends.astimezone(zone),
        doors=doors_open_at(schedule).astimezone(zone),
        phase=phase_at(schedule, now),
        has_fault=bridge_state == "down" and needs_bridge_leg(event),
        is_recorded=event.is_recorded,
        is_connected=bridge_state == "up" or not needs_bridge_leg(event),
    )


def needs_bridge_leg(event: Record) -> bool:
    """Whether callers of this event meet in a phone room that one leg joins to a videoconference."""
    return event.bridge_mode == "room" and bool(event.bridge_number or event.bridge_sip)
