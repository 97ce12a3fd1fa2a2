"""How the registration of the caller stands."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.dialogue.words.seat import OwnSeat, RegistrationCancelled
from dialin.store import attendees


def look_at_own(connection: Connection, call: LiveCall) -> OwnSeat | RegistrationCancelled:
    attendee = None if call.attendee_id is None else attendees.load_attendee(connection, call.attendee_id)
    if attendee is None or attendee.cancelled_at is not None:
        return RegistrationCancelled()
    is_own_line = call.caller is not None and call.caller == attendee.phone
    return OwnSeat(attendees.waiting_position(connection, attendee.event_id, attendee.id), is_own_line)
