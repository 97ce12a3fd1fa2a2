"""The registration remembers the language that its owner has chosen on the telephone."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store.attendees import change_attendee


def remember_language(connection: Connection, call: LiveCall, language: str) -> None:
    """Nothing to remember while nobody knows who calls; the PIN that follows brings it along."""
    if call.attendee_id is not None:
        change_attendee(connection, call.attendee_id, {"language": language})
