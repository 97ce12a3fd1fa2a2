"""How the registration of the caller stands."""

from dialin.dialogue.words.seat import OwnSeat, RegistrationCancelled
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.no_calls import not_called
from dialin.store.waiting import waiting_position


def look_at_own(act: Act, call: Call) -> OwnSeat | RegistrationCancelled:
    attendee = None if call.attendee_id is None else attendees.load_attendee(act, call.attendee_id)
    if attendee is None or attendee.cancelled_at is not None:
        return RegistrationCancelled()
    is_own_line = call.caller is not None and call.caller == attendee.phone
    is_called = attendee.is_called_at_start and attendee.phone is not None and not not_called(act, [attendee.phone])
    return OwnSeat(waiting_position(act, attendee.event_id, attendee.id), is_own_line, is_called)
