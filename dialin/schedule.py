"""The schedule of an event row: the one place that turns stored minutes and times into phases and facts."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.dialogue.scene import EventFacts, Hindrance
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.ways import dialled_for
from dialin.rules.office_hours import OfficeHours, is_open, next_opening, read_hours
from dialin.rules.phases import Phase, Schedule, doors_open_at, phase_at, registration_is_open
from dialin.rules.refusals import Refused
from dialin.store.events import Event

# For so long a leg is up before anybody is told that the event can be heard: a dial-in that does not take its keys
# asks for them again, and one without its host may say so at length, before it hangs up.
STANDS = timedelta(seconds=60)


def schedule_of(event: Event) -> Schedule:
    return Schedule(
        starts=event.starts,
        ends=event.ends,
        registration_closes=event.registration_closes,
        doors_minutes=event.doors_minutes,
        no_show_minutes=event.no_show_minutes,
        ended_at=event.ended_at,
        cancelled_at=event.cancelled_at,
    )


def facts_of(event: Event, now: datetime) -> EventFacts:
    """What callers are told about this event, in its own zone."""
    zone = ZoneInfo(event.timezone)
    schedule = schedule_of(event)
    return EventFacts(
        id=event.id,
        title=event.title,
        starts=event.starts.astimezone(zone),
        ends=event.ends.astimezone(zone),
        doors=doors_open_at(schedule).astimezone(zone),
        phase=phase_at(schedule, now),
        hindrance=_hindrance(event),
        is_recorded=event.is_recorded,
        is_direct=event.is_direct,
        is_connected=is_connected(event, now),
        closes=event.registration_closes.astimezone(zone),
        takes_registrations=registration_is_open(schedule, now),
        no_show=timedelta(minutes=event.no_show_minutes),
        number=event.number,
        language=event.language,
        pin_length=event.pin_length,
    )


def is_connected(event: Event, now: datetime) -> bool:
    """A far end that hangs up until its host is there has answered too: only a leg that has stood leads anywhere."""
    if not needs_bridge_leg(event):
        return True
    if event.bridge_state != "up":
        return False
    return event.bridge_proved_at is not None or event.bridge_since is None or now - event.bridge_since >= STANDS


_FALLS = {
    Outcome.LOST: Hindrance.LOST,
    Outcome.REFUSED: Hindrance.NOT_IN,
    Outcome.NO_HOST: Hindrance.NOT_IN,
    Outcome.BUSY: Hindrance.UNREACHED,
    Outcome.NO_ANSWER: Hindrance.UNREACHED,
    Outcome.FAILED: Hindrance.UNREACHED,
}


def _hindrance(event: Event) -> Hindrance:
    """While it is dialled once more, what became of the last try is still what is known."""
    if event.bridge_state == "up":
        return Hindrance.TESTING
    if event.bridge_outcome == Outcome.NO_HOST and event.bridge_is_sure:
        return Hindrance.NOT_OPEN
    fell = None if event.bridge_outcome is None else _FALLS.get(Outcome(event.bridge_outcome))
    return fell or (Hindrance.LOST if event.bridge_state == "down" else Hindrance.CONNECTING)


def office_is_open(event: Event, now: datetime) -> bool:
    """Whether somebody is behind the key 0: within the hours, and from the doors to the end of the event itself."""
    hours = _hours_of(event)
    return not hours or _is_on(event, now) or is_open(hours, now.astimezone(ZoneInfo(event.timezone)))


def office_next_open(event: Event, now: datetime) -> datetime:
    """Now, or when somebody is there again."""
    hours = _hours_of(event)
    if not hours or _is_on(event, now):
        return now
    opens = next_opening(hours, now.astimezone(ZoneInfo(event.timezone)))
    doors = doors_open_at(schedule_of(event))  # somebody is there then too
    return min([moment for moment in (opens, doors) if moment is not None and moment >= now], default=now)


def _hours_of(event: Event) -> OfficeHours:
    hours = read_hours(event.office_hours) if event.office_hours else ()
    return () if isinstance(hours, Refused) else hours


def _is_on(event: Event, now: datetime) -> bool:
    return phase_at(schedule_of(event), now) in (Phase.LOBBY, Phase.LIVE)


def is_past(event: Event, now: datetime) -> bool:
    """It is over, by the clock too, or called off."""
    return phase_at(schedule_of(event), now) in (Phase.OVER, Phase.CANCELLED)


def needs_bridge_leg(event: Event) -> bool:
    """Whether callers of this event meet in a phone room that one leg joins to a videoconference."""
    return not event.is_direct and dialled_for(event) is not None
