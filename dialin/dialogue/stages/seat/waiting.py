"""Waiting on the line for a seat: the position is looked at again and again, and a free seat ends the wait."""

from dataclasses import replace

from dialin.dialogue.arrival import beyond_the_door, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.welcome import welcome
from dialin.dialogue.words.event import Removed, StarMenu
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.seat import (
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatInUse,
    SeatMoving,
    SeatNotLeft,
    SeatRefused,
    SecondPhone,
    Waiting,
)

LOOK = 12.0  # seconds of music between two looks
NEWS_EVERY = 5  # looks


@enters(Waiting)
def enter(state: Waiting, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    if state.rounds:
        return Turn(_due_for_news(state), then=ClaimSeat())
    words = say("wait.late" if state.late else "wait.line", position=state.position)
    return _wait(replace(state, rounds=1), scene, words)


@hears(Waiting)
def hear(state: Waiting, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case SeatClaimed():
            return Turn(beyond_the_door(scene), says=(say("wait.admitted"), welcome(scene)))
        case SeatInUse():
            return Turn(SecondPhone())
        case SeatAwaited(position):
            later = replace(state, position=position, rounds=state.rounds + 1)
            tells_news = position != state.position or later.rounds % NEWS_EVERY == 0
            return _wait(later, scene, *((say("wait.news", position=position),) if tells_news else ()))
        case SeatNotLeft():
            return Turn(SeatMoving())
        case SeatRefused():
            return Turn(Removed(is_barred=True))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case Keys("*"):
            return Turn(StarMenu(back=state))
        case Silence():
            return Turn(state, then=ClaimSeat())
        case _:
            return _wait(state, scene)


def _due_for_news(state: Waiting) -> Waiting:
    """Whoever comes back from a menu or the office hears at once how things stand by now."""
    return replace(state, rounds=state.rounds + -(state.rounds + 1) % NEWS_EVERY)


def _wait(state: Waiting, scene: Scene, *says: Prompt) -> Turn:
    ear = Listen(first=1, music=LOOK, at_once=not says, quiet=not scene.wants_music)
    return Turn(state, says=says, then=ear)
