"""What of a registration by telephone can be listened to."""

from dialin.actions.attendees.type_up import SPOKEN
from dialin.current import current_services
from dialin.store.events import Event
from dialin.store.voice_recordings import recordings_of_attendee


def spoken_parts(event: Event, attendee_id: int) -> tuple[str, ...]:
    """Which of name and address."""
    with current_services().looking() as act:
        rows = recordings_of_attendee(act, attendee_id)
    here = {row.kind for row in rows if row.event_id == event.id and row.fetched_at and not row.discarded_at}
    return tuple(kind for kind in SPOKEN if kind in here)
