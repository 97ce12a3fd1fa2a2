"""From each Ask to the action that answers it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.find_events import find_events
from dialin.actions.house import House
from dialin.actions.pins.check_pin import check_pin
from dialin.actions.pins.resolve_pin import resolve_pin
from dialin.actions.seats.claim_seat import claim_seat
from dialin.actions.staff.record import CALLER
from dialin.dialogue.asks import Ask, CancelRegistration, CheckPin, ClaimSeat, FindEvents, ResolvePin
from dialin.dialogue.inputs import Outcome, RegistrationCancelled
from dialin.store.database import Record


def answer(connection: Connection, call: Record, ask: Ask, *, house: House, now: datetime) -> Outcome:
    """Runs the action and returns its outcome, the next input of the dialogue."""
    match ask:
        case FindEvents():
            return find_events(connection, call, now=now)
        case CheckPin(digits):
            return check_pin(connection, call, digits, vault=house.vault, now=now)
        case ResolvePin(readings):
            return resolve_pin(connection, readings, vault=house.vault)
        case ClaimSeat(take_over):
            return claim_seat(connection, call, now=now, take_over=take_over)
        case CancelRegistration():
            cancel(connection, call.attendee_id, actor=CALLER, now=now, by_call=call.id)
            return RegistrationCancelled()
