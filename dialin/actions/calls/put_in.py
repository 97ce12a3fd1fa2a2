"""Puts a caller in by hand: staff know who is on the line, and the caller needs no PIN."""

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.make_room_for import make_room_for
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import attendees, calls
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import lock_event
from dialin.store.work import forget_showing_out


def put_in(act: Act, call_id: int, attendee_id: int) -> Refused | None:
    """Binds the call to the attendee and lets it in; refused where the caller is gone or no seat can be had."""
    call = calls.load_call_by_id(act, call_id, lock=True)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up. Ask them to call again.")
    registered = attendees.load_attendee(act, attendee_id)
    event = None if registered is None else lock_event(act, registered.event_id)
    attendee = attendees.load_attendee(act, attendee_id)  # as it is now that nobody else moves seats
    if event is None or attendee is None or attendee.cancelled_at is not None:
        return Refused("This registration was cancelled. Register the person again, then let them in.")
    if attendee.barred_at is not None:
        return Refused("This person is barred. Let them take part again on their own page, then let them in here.")
    refused = make_room_for(act, event, attendee, call_id=call_id)
    if refused is not None:
        return refused
    forget_showing_out(act, call_id, failure="Staff have let the caller in again.")
    bound = {"event_id": attendee.event_id, "attendee_id": attendee_id, "trouble": None}
    calls.change_call(act, call_id, bound)
    tell_call(act, call_id, NewsKind.ADMITTED)
    log_change(act, "call.put_in", event_id=attendee.event_id, attendee_id=attendee_id, call=call_id)
    return None
