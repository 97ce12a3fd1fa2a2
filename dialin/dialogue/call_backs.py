"""A call back: what is said when it is noted, when staff should make it, and where the caller goes on."""

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import Goodbye, InRoom
from dialin.dialogue.words.help import CallBackPromised, CallBackTime
from dialin.dialogue.words.line import NoEvent
from dialin.dialogue.words.registration import RegistrationClosed
from dialin.dialogue.words.seat import Lobby, Waiting
from dialin.dialogue.words.state import State


def is_inside(back: State) -> bool:
    """In the event or in front of its door: the line is busy until it ends."""
    return isinstance(place_behind(back), InRoom | Lobby | Waiting)


def note_call_back(back: State, number: str) -> Turn:
    """number: E.164. Whoever waits for another event has nothing more to do in this call."""
    if isinstance(back, NoEvent | RegistrationClosed):
        promised = CallBackPromised(number, CallBackTime.NEXT_EVENT)
        return Turn(Goodbye(), says=(say("person.noted_next"),), tells=(promised,))
    if is_inside(back):
        promised = CallBackPromised(number, CallBackTime.AFTER_EVENT)
        return Turn(back, says=(say("person.noted_inside"),), tells=(promised,))
    return Turn(back, says=(say("person.noted"),), tells=(CallBackPromised(number),))
