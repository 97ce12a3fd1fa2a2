"""What of a registration by telephone can be listened to."""

from dialin.actions.attendees.type_up import SPOKEN
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.voice_recordings import recordings_of_attendee


def spoken_parts(act: Act, attendee: Attendee) -> tuple[str, ...]:
    """Which of name and address."""
    rows = recordings_of_attendee(act, attendee.id)
    here = {row.kind for row in rows if row.event_id == attendee.event_id and row.fetched_at and not row.discarded_at}
    return tuple(kind for kind in SPOKEN if kind in here)
