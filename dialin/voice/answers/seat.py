"""Answers about seats: claiming one, how one's own stands, and giving it up."""

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.look_at_own import look_at_own
from dialin.actions.seats.claim_seat import claim_seat
from dialin.actions.seats.standby.ask_for_call import ask_for_call
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.seat import (
    AskForSeatCall,
    CancelRegistration,
    ClaimSeat,
    LookAtOwnSeat,
    RegistrationCancelled,
    SeatAsk,
)
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: SeatAsk) -> Outcome:
    match ask:
        case ClaimSeat(take_over):
            return claim_seat(act, call, take_over=take_over)
        case AskForSeatCall():
            return ask_for_call(act, call)
        case LookAtOwnSeat():
            return look_at_own(act, call)
        case CancelRegistration():
            assert call.attendee_id is not None
            cancel(act, call.attendee_id, by_call=call.id)
            return RegistrationCancelled()
