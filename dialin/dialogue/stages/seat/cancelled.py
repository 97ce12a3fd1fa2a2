"""The registration was cancelled; whoever has done so just now takes it back with 0."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import RestoreRegistration
from dialin.dialogue.words.registration_outcomes import NotRestored, RegistrationRestored
from dialin.dialogue.words.seat import MySeat, SeatCancelled


@enters(SeatCancelled)
def enter(state: SeatCancelled, scene: Scene) -> Turn:
    words = say("cancel.done") if state.by_caller else say("seat.cancelled")
    return Turn(state, says=(words,), then=EAR)


@hears(SeatCancelled, own_keys=True)  # right after cancelling, 0 takes it back
def hear(state: SeatCancelled, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("0") if state.by_caller:
            return Turn(state, then=RestoreRegistration())
        case RegistrationRestored(position) if state.by_caller:
            taken = say("cancel.undone") if position is None else say("cancel.taken")
            return Turn(MySeat(), says=(taken,))
        case Keys("0") | NotRestored():
            return to_person(state)
        case Keys("#"):
            return Turn(state)
        case _:
            return take_leave(state, heard, knows_why=state.by_caller)
