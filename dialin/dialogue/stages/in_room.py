"""In the event: the caller hears it; the star leads to the menu, and whatever breaks leads back in."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.inputs import Connection, Input, Keys, LeftRoom, Silence
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import InRoom, SeatConfirmed, StarMenu, State
from dialin.dialogue.turn import JoinRoom, Listen, Turn, say

PAUSES = (5.0, 10.0, 20.0, 40.0)  # seconds of music before the next try, growing with each that fails


def enter(state: State, scene: Scene) -> Turn:
    """The way in from a menu or the office's line, too: meanwhile the event may have ended."""
    place = place_of(scene, was_in=True)
    return Turn(state, then=JoinRoom()) if isinstance(place, SeatConfirmed) else Turn(place)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, InRoom)
    place = place_of(scene, was_in=True)
    if not isinstance(place, SeatConfirmed):
        return Turn(place)
    match heard:
        case LeftRoom(Connection.LEFT):
            return Turn(StarMenu(back=InRoom()))
        case LeftRoom():
            pause = PAUSES[min(state.failures, len(PAUSES) - 1)]
            says = (say("bridge.down"),) if state.failures == 0 else (say("bridge.connecting"),)
            return Turn(replace(state, failures=state.failures + 1), says=says, then=Listen(first=1, music=pause))
        case Keys("*"):
            return Turn(StarMenu(back=state))
        case Silence() | Keys():
            return Turn(state, then=JoinRoom())
        case _:
            return Turn(state)
