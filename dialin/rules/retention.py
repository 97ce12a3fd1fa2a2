"""For how long we keep what people tell us: the numbers that callers hear, and the rule that the duty goes by."""

from datetime import datetime, timedelta

from dialin.rules.phases import Schedule

DAYS_KEPT = 14  # after the event: seat, name, number and address; callers who register are told this number
VOICE_DAYS = 14  # after the event; callers are told this number before they are recorded
NAMELESS = "-"  # stands where the name of somebody was who is forgotten


def is_past(schedule: Schedule, days: int, now: datetime) -> bool:
    """Whether the event has been over for so many days; what was moved to a later day counts from there.

    One that was cancelled is over when it would have ended: on its evening, too, people hear that it was called off.
    """
    called_off = None if schedule.cancelled_at is None else max(schedule.cancelled_at, schedule.ends)
    over = schedule.ended_at or called_off
    return over is not None and now - over >= timedelta(days=days)
