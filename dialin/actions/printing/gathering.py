"""What is printed about an event."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.letter_post import arrives_in_time
from dialin.rules.outgoing.start_calls import calls_begin
from dialin.rules.outgoing.working_days import locality_of
from dialin.rules.paper.letters import Gathering
from dialin.rules.phases import Phase, doors_open_at, phase_at
from dialin.schedule import schedule_of
from dialin.store.events import Event


def gathering_of(event: Event, office: str | None) -> Gathering:
    """office: where the event has none of its own."""
    zone = ZoneInfo(event.timezone)

    def there(moment: datetime) -> datetime:
        return moment.astimezone(zone)

    return Gathering(
        title=event.title,
        starts=there(event.starts),
        ends=there(event.ends),
        doors=there(doors_open_at(schedule_of(event))),
        held_until=there(event.starts + timedelta(minutes=event.no_show_minutes)),
        calls_begin=there(calls_begin(event.starts)),
        number=event.number,
        office=event.office or office,
        office_hours=event.office_hours,
        language=event.language,
        is_recorded=event.is_recorded,
    )


def may_come_too_late(event: Event, land: str | None, now: datetime) -> bool:
    """Of a letter that is posted today, about an event that is still to come."""
    is_coming = phase_at(schedule_of(event), now) not in (Phase.OVER, Phase.CANCELLED)
    return is_coming and not arrives_in_time(now, event.starts, locality_of(event.timezone, land))
