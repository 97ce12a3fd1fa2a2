"""The seat moves here as soon as the other telephone is out of the event: a look every two seconds, and kind words."""

from dataclasses import replace

from dialin.dialogue.arrival import beyond_the_door, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import Removed
from dialin.dialogue.words.seat import (
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatInUse,
    SeatMoved,
    SeatMoving,
    SeatNotLeft,
    SeatRefused,
    Waiting,
)

LOOK = Listen(first=2, at_once=True)
WORDS_EVERY = 5  # looks
MOST_LOOKS = 40  # about a minute and a half, and longer than any telephone needs that can still be reached


@enters(SeatMoving)
def enter(state: SeatMoving, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    if state.rounds:  # back from a person
        return Turn(state, then=ClaimSeat())
    return _look_later(state)


@hears(SeatMoving)
def hear(state: SeatMoving, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case SeatClaimed():
            return Turn(beyond_the_door(scene), says=(say("second.here"),))
        case SeatNotLeft() if state.rounds >= MOST_LOOKS:
            return to_person(SeatMoving(rounds=1))
        case SeatNotLeft():
            return _look_later(state)
        case SeatInUse():  # yet another telephone has claimed it since
            return Turn(SeatMoved())
        case SeatAwaited(position, late, missed):
            return Turn(Waiting(position=position, late=late, missed=missed))
        case SeatRefused():
            return Turn(Removed(is_barred=True))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case _:
            return Turn(state, then=ClaimSeat())


def _look_later(state: SeatMoving) -> Turn:
    words = "second.moving" if state.rounds == 0 else "second.moving_still"
    says = () if state.rounds % WORDS_EVERY else (say(words),)
    return Turn(replace(state, rounds=state.rounds + 1), says=says, then=LOOK)
