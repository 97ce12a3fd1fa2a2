"""The PIN is in use by another telephone: the newer call may take the seat over, after pressing 1."""

from dataclasses import replace

from dialin.dialogue.arrival import beyond_the_door, place_of
from dialin.dialogue.asks import ClaimSeat
from dialin.dialogue.inputs import Input, Keys, RegistrationCancelled, SeatAwaited, SeatClaimed, Silence
from dialin.dialogue.ladders import let_go, to_person, was_led_to_person
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import SeatCancelled, SeatConfirmed, SecondPhone, State, Waiting
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("second.phone"),), then=Listen(first=6))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, SecondPhone)
    place = place_of(scene)
    if not isinstance(place, SeatConfirmed):
        return Turn(place)
    match heard:
        case Keys("1"):
            return Turn(state, then=ClaimSeat(take_over=True))
        case SeatClaimed():
            return Turn(beyond_the_door(scene), says=(say("second.here"),))
        case SeatAwaited(position, late):
            return Turn(Waiting(position=position, late=late))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case Silence() if state.rounds % 2:
            later = replace(state, rounds=state.rounds + 1)
            return let_go(scene) if was_led_to_person(state) else to_person(later)
        case Silence():
            return Turn(replace(state, rounds=state.rounds + 1))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
