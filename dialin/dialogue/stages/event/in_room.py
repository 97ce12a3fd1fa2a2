"""In the event: the caller hears it; the star leads to the menu, and whatever breaks leads back in."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import TONE, JoinRoom, Turn, say
from dialin.dialogue.ways_back.trying_again import fail, try_again, words_of_loss
from dialin.dialogue.words.event import (
    FarEndEnded,
    FarEndOver,
    FloorOffer,
    InRoom,
    LeftByStar,
    LeftUnclear,
    NoteParting,
    StarMenu,
    WayFailed,
)
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom
from dialin.dialogue.words.seat import SeatClaiming


@enters(InRoom)
def enter(state: InRoom, scene: Scene) -> Turn:
    """The way in, from a menu or the office's line, too: nobody is heard without having been told, and after a tone.

    Nor does anybody listen without having heard, once in the call, that they are not heard, and how to ask.
    """
    place = place_of(scene, was_in=True)  # meanwhile the event may have ended
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    if scene.must_ask_first and scene.may_be_recorded is None:  # the floor came while the caller was elsewhere
        return Turn(FloorOffer(is_new=state.is_new))
    if scene.is_open:
        return Turn(state, says=(say("floor.open_again"), TONE), then=JoinRoom(muted=False))
    says = (say(_hint(scene)),) if state.is_new else ()
    return Turn(replace(state, is_new=False), says=says, then=JoinRoom(muted=True))


def _hint(scene: Scene) -> str:
    """A telephone without tones has no key to ask by."""
    return "hint.dial" if scene.order is not None and scene.order.has_dial else "hint.hand"


@hears(InRoom)
def hear(state: InRoom, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene, was_in=True)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case LeftRoom() if scene.the_event.is_direct:
            return Turn(state, then=NoteParting(heard))
        case LeftRoom(Ending.LEFT | Ending.STAR) | LeftByStar():
            return Turn(StarMenu(back=replace(state, failures=0)))
        case LeftRoom():
            return try_again(state, words=words_of_loss(state))
        case LeftUnclear():
            return Turn(StarMenu(back=state, is_unclear=True))
        case WayFailed():
            return fail(state, heard)
        case FarEndEnded():
            return Turn(FarEndOver(back=state))
        case Keys("*"):
            return Turn(StarMenu(back=state))
        case _:
            return Turn(state)
