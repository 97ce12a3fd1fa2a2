"""What a message tells: the facts of its event and its person, in the words of the letters."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.actions.outgoing.begin_message import MessageOut
from dialin.config import Settings
from dialin.letters.messages.facts import Facts
from dialin.letters.printing.contents import Gathering
from dialin.rules.phases import doors_open_at, no_show_from
from dialin.schedule import schedule_of
from dialin.store.events import Event


def facts_of_message(message: MessageOut, settings: Settings) -> Facts:
    return Facts(
        _gathering(message.event, settings.office),
        name=message.person.name,
        city=settings.city,
        pin=message.pin,
        until=message.until,
        is_waiting=message.person.seat is None,
    )


def _gathering(event: Event, office: str | None) -> Gathering:
    """office: where the event has none of its own."""
    zone, schedule = ZoneInfo(event.timezone), schedule_of(event)

    def there(moment: datetime) -> datetime:
        return moment.astimezone(zone)

    return Gathering(
        title=event.title,
        starts=there(event.starts),
        ends=there(event.ends),
        doors=there(doors_open_at(schedule)),
        held_until=there(no_show_from(schedule)),
        number=event.number,
        office=event.office or office,
        office_hours=event.office_hours,
        language=event.language,
        is_recorded=event.is_recorded,
    )
