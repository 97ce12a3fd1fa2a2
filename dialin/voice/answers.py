"""From each Ask to the action that answers it."""

from dialin.actions.hands.look_at_hand import hand_now, look_at_hand
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
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.voice.menu_answers import answer_menu


def answer(act: Act, call: Call, ask: Ask) -> tuple[Outcome, Call]:
    """Runs the action: its outcome, the next input of the dialogue, and the call, which a PIN ties to its attendee."""
    if isinstance(ask, MenuAsk | CancelRegistration):
        return answer_menu(act, call, ask)
    match ask:
        case CheckPin(digits):
            return check_pin(act, call, digits)
        case ResolvePin(readings):
            return resolve_pin(act, readings), call
        case ClaimSeat(take_over):
            return claim_seat(act, call, take_over=take_over), call
        case RaiseOrLowerHand():
            return raise_or_lower(act, call), hand_now(act, call)
        case TurnMicrophone(on):
            return turn_microphone(act, call, on=on), hand_now(act, call)
        case LookAtHand():
            return look_at_hand(act, call), call
        case CountQuestions():
            return count_questions(act, call), call
        case LookAtRecording(sid):
            return look_at_recording(act, sid), call
