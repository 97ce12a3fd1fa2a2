"""Waiting on the line for a seat: the position is looked at again and again, and a free seat ends the wait."""

from dataclasses import replace
from datetime import timedelta

from dialin.dialogue.arrival import beyond_the_door, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.welcome import welcome
from dialin.dialogue.words.event import Goodbye, Removed, StarMenu
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.seat import (
    AskForSeatCall,
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCallPromised,
    SeatCallRefused,
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
from dialin.rules.outgoing.ranges import refuse_call

LOOK = 12.0  # seconds of music between two looks
NEWS_EVERY = 5  # looks
TO_THE_END = timedelta(minutes=15)  # nobody is called for the last minutes


@enters(Waiting)
def enter(state: Waiting, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    if state.rounds:
        return Turn(_due_for_news(state), then=ClaimSeat())
    words = say(_opening(state, scene), position=state.position)
    return _wait(replace(state, rounds=1), scene, words, *_offered(scene))


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
            return _wait(later, scene, *((say("wait.news", position=position), *_offered(scene)) if tells_news else ()))
        case SeatNotLeft():
            return Turn(SeatMoving())
        case SeatRefused():
            return Turn(Removed(is_barred=True))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case SeatCallPromised():
            return Turn(Goodbye(), says=(say("wait.call_promised"),))
        case Silence() | SeatCallRefused():
            return Turn(state, then=ClaimSeat())
        case _:
            return _hear_others(state, heard, scene)


def _hear_others(state: Waiting, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1") if may_be_called(scene):
            return Turn(state, then=AskForSeatCall())
        case Keys("*"):
            return Turn(StarMenu(back=state))
        case _:
            return _wait(state, scene)


def may_be_called(scene: Scene) -> bool:
    """Whether this line may be called once a seat is free: it is shown, is no costly one, and the end is not near."""
    is_worth_it = scene.the_event.ends - scene.now > TO_THE_END
    is_callable = scene.caller is not None and refuse_call(scene.caller, scene.abroad) is None
    return scene.calls_out and is_worth_it and is_callable


def _opening(state: Waiting, scene: Scene) -> str:
    """Whoever was called has keyed no PIN, and had a seat that was passed on meanwhile."""
    if state.missed:
        return "wait.missed"
    return "wait.late" if state.late or scene.order is not None else "wait.line"


def _offered(scene: Scene) -> tuple[Prompt, ...]:
    return (say("wait.by_call"),) if may_be_called(scene) else ()


def _due_for_news(state: Waiting) -> Waiting:
    """Whoever comes back from a menu or the office hears at once how things stand by now."""
    return replace(state, rounds=state.rounds + -(state.rounds + 1) % NEWS_EVERY)


def _wait(state: Waiting, scene: Scene, *says: Prompt) -> Turn:
    ear = Listen(first=1, music=LOOK, at_once=not says, quiet=not scene.wants_music)
    return Turn(state, says=says, then=ear)
