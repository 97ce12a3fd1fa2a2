"""Answers about seats: claiming one, how one's own stands, and giving it up."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.lines.look_at_own import look_at_own
from dialin.actions.seats.claim_seat import claim_seat
from dialin.actions.staff.record import CALLER
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.seat import CancelRegistration, ClaimSeat, LookAtOwnSeat, RegistrationCancelled, SeatAsk


def answer(connection: Connection, call: LiveCall, ask: SeatAsk, *, now: datetime) -> Outcome:
    match ask:
        case ClaimSeat(take_over):
            return claim_seat(connection, call, now=now, take_over=take_over)
        case LookAtOwnSeat():
            return look_at_own(connection, call)
        case CancelRegistration():
            assert call.attendee_id is not None
            cancel(connection, call.attendee_id, actor=CALLER, now=now, by_call=call.id)
            return RegistrationCancelled()
