"""Cancels a registration: the seat goes to the next in line, and whoever sits in it is told."""

from dialin.actions.hands.lower_hand_of import lower_hand_of
from dialin.actions.people.stop_calls import stop_calls
from dialin.actions.seats.give_up_seat import give_up_seat
from dialin.rules.refusals import Refused
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import lock_event


def cancel(act: Act, attendee_id: int, *, by_call: int | None = None) -> Refused | None:
    """Cancels, once; by_call: the attendee's own call that asked for it and hears the answer itself."""
    attendee = attendees.load_attendee(act, attendee_id)
    if attendee is None:
        return Refused(
            "There is no attendee {id}. Look the number up in the list of attendees.", {"id": str(attendee_id)}
        )
    event = lock_event(act, attendee.event_id)
    if not attendees.mark_cancelled(act, attendee_id):
        return Refused("{name} is already cancelled. Nothing needs to be done.", {"name": attendee.name})
    log_change(act, "attendee.cancel", event_id=event.id, attendee_id=attendee_id)
    lower_hand_of(act, attendee_id)
    stop_calls(act, attendee)
    give_up_seat(act, event, attendee_id, by_call=by_call)
    return None
