"""The caller's own seat: how the registration stands, the PIN once more, the question, and giving it up."""

from dataclasses import replace

from dialin.dialogue.arrival import is_worth_staying, place_of
from dialin.dialogue.inputs import Input, Keys, RegistrationCancelled, Silence
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.asks import LookAtOwnSeat
from dialin.dialogue.menu.outcomes import OwnSeat
from dialin.dialogue.menu.states import MySeat, PinReady
from dialin.dialogue.question.states import QuestionConsent
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CancelQuestion, Goodbye, SeatCancelled, State, TooEarly
from dialin.dialogue.turn import Listen, Prompt, Turn, say

EAR = Listen(first=8)


def enter(state: State, scene: Scene) -> Turn:
    """Close to the doors, and once they are open, the caller wants to go in."""
    place = place_of(scene)
    return Turn(state, then=LookAtOwnSeat()) if isinstance(place, TooEarly) else Turn(place)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, MySeat)
    match heard:
        case OwnSeat(position=position) if is_worth_staying(scene):
            return Turn(TooEarly(position=position))
        case OwnSeat():
            return Turn(state, says=_told(heard, scene), then=EAR)
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case Keys("1"):
            return Turn(PinReady())
        case Keys("2"):
            return Turn(CancelQuestion(back=MySeat()))
        case Keys("4"):
            return Turn(QuestionConsent(back=MySeat()))
        case Silence() if state.misses:
            return Turn(Goodbye())
        case Silence():
            return Turn(replace(state, misses=1))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _told(own: OwnSeat, scene: Scene) -> tuple[Prompt, ...]:
    event = scene.the_event
    menu = say("seat.menu") if own.is_own_line else say("seat.menu_elsewhere")
    if own.position is not None:
        return say("seat.waiting", title=event.title, position=own.position), menu
    return say("seat.status", title=event.title, starts=event.starts, doors=event.doors), menu
