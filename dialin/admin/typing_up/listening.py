"""What of a registration by telephone can be listened to."""

from dialin.actions.attendees.type_up import SPOKEN
from dialin.current import current_services
from dialin.store.database import Record, reading
from dialin.store.voice_recordings import recordings_of_attendee


def spoken_parts(event: Record, attendee_id: int) -> tuple[str, ...]:
    """Which of name and address."""
    with reading(current_services().database) as connection:
        rows = recordings_of_attendee(connection, attendee_id)
    here = {row.kind for row in rows if row.event_id == event.id and row.fetched_at and not row.discarded_at}
    return tuple(kind for kind in SPOKEN if kind in here)
