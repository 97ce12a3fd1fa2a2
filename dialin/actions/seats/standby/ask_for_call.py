"""Somebody who waits on the line for a seat would rather hang up, and be called when one is free."""

from dialin.actions.outgoing.stop_calling import allow_calling
from dialin.dialogue.words.seat import SeatCallPromised, SeatCallRefused
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.events import lock_event
from dialin.store.seats import seat_of
from dialin.store.standbys import add_standby, is_worth_a_call


def ask_for_call(act: Act, call: Call) -> SeatCallPromised | SeatCallRefused:
    """The line shown is called, whosever it is; who asks for it there wants calls. Refused where it is too late."""
    if call.event_id is None or call.attendee_id is None or call.caller is None:
        return SeatCallRefused()
    event = lock_event(act, call.event_id)
    if not is_worth_a_call(act, event) or seat_of(act, call.attendee_id) is not None:
        return SeatCallRefused()
    allow_calling(act, call.caller, event_id=event.id)
    add_standby(act, event, attendee_id=call.attendee_id, call_id=call.id, number=call.caller)
    return SeatCallPromised()
