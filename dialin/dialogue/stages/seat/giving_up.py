"""Giving a seat up takes two different keys; anything else, and hanging up, keeps it."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.seat import CancelRegistration, GivingUpSeat, RegistrationCancelled, SeatCancelled


@enters(GivingUpSeat)
def enter(state: GivingUpSeat, scene: Scene) -> Turn:
    """A number can be faked: nobody is signed off by it alone."""
    if scene.is_by_line:
        return Turn(PinEntry(for_seat=True, to_cancel=True))
    return Turn(state, says=(say("cancel.ask", title=scene.the_event.title),), then=Listen(first=8))


@hears(GivingUpSeat)
def hear(state: GivingUpSeat, heard: Input, scene: Scene) -> Turn:
    if heard == Keys("1"):
        return Turn(state, then=CancelRegistration())
    if isinstance(heard, RegistrationCancelled):
        return Turn(SeatCancelled(by_caller=True))
    return Turn(state.back, says=(say("cancel.kept"),))
