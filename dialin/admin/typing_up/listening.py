"""What of a registration by telephone can be listened to."""

from dialin.actions.attendees.type_up import SPOKEN
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.voice_recordings import recordings_of_attendee


def spoken_parts(act: Act, attendee: Attendee) -> dict[str, int]:
    """Which of name, whom to ask for and address, each with the id of its newest recording."""
    rows = recordings_of_attendee(act, attendee.id)
    own = [row for row in rows if row.event_id == attendee.event_id]
    here = {row.kind: row.id for row in own if row.fetched_at and not row.discarded_at}
    return {kind: here[kind] for kind in SPOKEN if kind in here}
