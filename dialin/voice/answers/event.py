"""Answers and notes from within the event and its lobby: hand, floor, microphone and music."""

from dialin.actions.bridges.direct.part_direct import note_parting, weigh_parting
from dialin.actions.calls.choose_music import choose_music
from dialin.actions.hands.answer_recording import answer_recording
from dialin.actions.hands.look_at_hand import hand_now, look_at_hand
from dialin.actions.hands.lower_hand import lower_hand
from dialin.actions.hands.raise_hand import raise_hand
from dialin.actions.hands.turn_microphone import turn_microphone
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.event import (
    EventAsk,
    EventTell,
    FloorDeclined,
    LookAtHand,
    LowerHand,
    MusicChosen,
    NoteParting,
    RaiseHand,
    RecordingAllowed,
    TurnMicrophone,
    WeighParting,
)
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: EventAsk) -> tuple[Outcome, Call]:
    """Its outcome, and the call with its hand as it is now."""
    match ask:
        case RaiseHand():
            return raise_hand(act, call), hand_now(act, call)
        case LowerHand():
            return lower_hand(act, call), hand_now(act, call)
        case TurnMicrophone(on):
            return turn_microphone(act, call, on=on), hand_now(act, call)
        case LookAtHand():
            return look_at_hand(act, call), call
        case NoteParting(left):
            return note_parting(act, call, left), call
        case WeighParting():
            return weigh_parting(act, call), call


def note(act: Act, call: Call, tell: EventTell) -> None:
    match tell:
        case MusicChosen(on):
            choose_music(act, call, on=on)
        case FloorDeclined():
            answer_recording(act, call, is_allowed=False)
        case RecordingAllowed():
            answer_recording(act, call, is_allowed=True)
