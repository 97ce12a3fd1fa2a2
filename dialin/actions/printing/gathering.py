"""What is printed about an event."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.start_calls import calls_begin
from dialin.rules.paper.letters import Gathering
from dialin.rules.phases import doors_open_at
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
