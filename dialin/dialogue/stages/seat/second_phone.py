"""The PIN is in use by another telephone: the newer call may take the seat over, after pressing 1."""

from dataclasses import replace

from dialin.dialogue.arrival import beyond_the_door, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import let_go, to_person, was_led_to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import Removed
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.seat import (
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatMoving,
    SeatNotLeft,
    SeatRefused,
    SecondPhone,
    Waiting,
)


@enters(SecondPhone)
def enter(state: SecondPhone, scene: Scene) -> Turn:
    """A number can be faked: nobody loses their seat to it alone."""
    if scene.is_by_line:
        return Turn(PinEntry())
    return Turn(state, says=(say("second.phone"),), then=Listen(first=6))


@hears(SecondPhone)
def hear(state: SecondPhone, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case Keys("1"):
            return Turn(state, then=ClaimSeat(take_over=True))
        case SeatClaimed():
            return Turn(beyond_the_door(scene), says=(say("second.here"),))
        case SeatAwaited(position, late, missed):
            return Turn(Waiting(position=position, late=late, missed=missed))
        case SeatNotLeft():
            return Turn(SeatMoving())
        case SeatRefused():
            return Turn(Removed(is_barred=True))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case Silence() if state.rounds % 2:
            later = replace(state, rounds=state.rounds + 1)
            return let_go(scene) if was_led_to_person(state) else to_person(later)
        case Silence():
            return Turn(replace(state, rounds=state.rounds + 1))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
