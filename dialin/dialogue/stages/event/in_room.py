"""In the event: the caller hears it; the star leads to the menu, and whatever breaks leads back in."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import TONE, JoinRoom, Listen, Turn, say
from dialin.dialogue.words.event import FloorOffer, InRoom, StarMenu
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom
from dialin.dialogue.words.seat import SeatClaiming

PAUSES = (5.0, 10.0, 20.0, 40.0)  # seconds of music before the next try, growing with each that fails


@enters(InRoom)
def enter(state: InRoom, scene: Scene) -> Turn:
    """The way in, from a menu or the office's line, too: nobody is heard without having been told, and after a tone."""
    place = place_of(scene, was_in=True)  # meanwhile the event may have ended
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    if scene.must_ask_first and scene.may_be_recorded is None:  # the floor came while the caller was elsewhere
        return Turn(FloorOffer())
    says = (say("floor.open_again"), TONE) if scene.is_open else ()
    return Turn(state, says=says, then=JoinRoom(muted=not scene.is_open))


@hears(InRoom)
def hear(state: InRoom, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene, was_in=True)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case LeftRoom(Ending.LEFT):
            return Turn(StarMenu(back=InRoom()))
        case LeftRoom():
            pause = PAUSES[min(state.failures, len(PAUSES) - 1)]
            says = (say("bridge.down"),) if state.failures == 0 else (say("bridge.connecting"),)
            return Turn(replace(state, failures=state.failures + 1), says=says, then=Listen(first=1, music=pause))
        case Keys("*"):
            return Turn(StarMenu(back=state))
        case _:
            return Turn(state)
