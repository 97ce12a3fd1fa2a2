"""From each Ask to the action that answers it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.hands.look_at_hand import look_at_hand, with_hand
from dialin.actions.hands.raise_or_lower import raise_or_lower
from dialin.actions.hands.turn_microphone import turn_microphone
from dialin.actions.pins.check_pin import check_pin
from dialin.actions.pins.resolve_pin import resolve_pin
from dialin.actions.questions.count_questions import count_questions
from dialin.actions.questions.look_at_recording import look_at_recording
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.asks import (
    Ask,
    CancelRegistration,
    CheckPin,
    ClaimSeat,
    LookAtHand,
    RaiseOrLowerHand,
    ResolvePin,
    TurnMicrophone,
)
from dialin.dialogue.inputs import Outcome
from dialin.dialogue.menu.asks import MenuAsk
from dialin.dialogue.question.asks import CountQuestions, LookAtRecording
from dialin.services import Services
from dialin.voice.menu_answers import answer_menu


def answer(
    connection: Connection, call: LiveCall, ask: Ask, *, services: Services, now: datetime
) -> tuple[Outcome, LiveCall]:
    """Runs the action: its outcome, the next input of the dialogue, and the call, which a PIN ties to its attendee."""
    if isinstance(ask, MenuAsk | CancelRegistration):
        return answer_menu(connection, call, ask, services=services, now=now)
    match ask:
        case CheckPin(digits):
            return check_pin(connection, call, digits, pin_keys=services.pin_keys, now=now)
        case ResolvePin(readings):
            return resolve_pin(connection, readings, pin_keys=services.pin_keys), call
        case ClaimSeat(take_over):
            return claim_seat(connection, call, now=now, take_over=take_over), call
        case RaiseOrLowerHand():
            return raise_or_lower(connection, call, now=now), with_hand(connection, call)
        case TurnMicrophone(on):
            return turn_microphone(connection, call, on=on), with_hand(connection, call)
        case LookAtHand():
            return look_at_hand(connection, call), call
        case CountQuestions():
            return count_questions(connection, call), call
        case LookAtRecording(sid):
            return look_at_recording(connection, sid), call
