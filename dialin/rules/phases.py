"""Where an event stands at a moment: every boundary belongs to what begins there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Phase(Enum):
    """What a caller meets; registering has its own deadline, which may lie inside the lobby's time."""

    REGISTRATION = "registration"
    CLOSED = "closed"  # after the deadline, before the doors open
    LOBBY = "lobby"  # doors open, not started
    LIVE = "live"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Schedule:
    """The times of one event; every datetime is aware and in UTC.

    An event that staff ended or cancelled stays so whatever the clock says: hosts' clocks differ by seconds.
    """

    starts: datetime
    ends: datetime
    registration_closes: datetime
    doors_minutes: int
    no_show_minutes: int
    ended_at: datetime | None = None
    cancelled_at: datetime | None = None


def doors_open_at(schedule: Schedule) -> datetime:
    return schedule.starts - timedelta(minutes=schedule.doors_minutes)


def no_show_from(schedule: Schedule) -> datetime:
    """From here on waiting callers may take seats that nobody has claimed."""
    return schedule.starts + timedelta(minutes=schedule.no_show_minutes)


def phase_at(schedule: Schedule, now: datetime) -> Phase:
    if schedule.cancelled_at is not None:
        return Phase.CANCELLED
    if schedule.ended_at is not None or now >= schedule.ends:
        return Phase.OVER
    if now >= schedule.starts:
        return Phase.LIVE
    if now >= doors_open_at(schedule):
        return Phase.LOBBY
    return Phase.REGISTRATION if now < schedule.registration_closes else Phase.CLOSED


def registration_is_open(schedule: Schedule, now: datetime) -> bool:
    """Whether people may still register, be the doors open or not."""
    is_coming = phase_at(schedule, now) not in (Phase.OVER, Phase.CANCELLED)
    return is_coming and now < schedule.registration_closes
