"""The stages that end a call: each says why, twice where it is news, offers a person, and takes its leave."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.menu.asks import RestoreRegistration
from dialin.dialogue.menu.outcomes import NotRestored, RegistrationRestored
from dialin.dialogue.menu.states import MySeat
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import (
    EventCancelled,
    EventOver,
    Goodbye,
    Person,
    Removed,
    SeatCancelled,
    SeatMoved,
    State,
)
from dialin.dialogue.tells import TroubleMet
from dialin.dialogue.turn import HangUp, Listen, Prompt, Turn, say

OWN_KEYS = True  # right after cancelling, 0 takes it back


def enter(state: State, scene: Scene) -> Turn:
    match state:
        case Goodbye(promised=True):
            return Turn(state, says=(say("bye.promise", number=scene.caller or ""),), then=HangUp())
        case Goodbye(unheard=True):
            return Turn(state, says=(say("bye.no_input"),), then=HangUp())
        case Goodbye():
            return Turn(state, says=(say("bye.normal"),), then=HangUp())
        case EventOver(was_in=True):
            return Turn(state, says=(say("bye.event_short"),), then=Listen(first=5))
        case _:
            return Turn(state, says=(_reason(state, scene),), then=Listen(first=6))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    match state, heard:
        case SeatCancelled(by_caller=True), Keys("0"):
            return Turn(state, then=RestoreRegistration())
        case SeatCancelled(by_caller=True), RegistrationRestored(position):
            taken = say("cancel.undone") if position is None else say("cancel.taken")
            return Turn(MySeat(), says=(taken,))
        case _, Keys("0") | NotRestored():
            return Turn(Person(back=state), tells=(TroubleMet(type(state).__name__),))
        case _, Keys("#"):
            return Turn(state)
        case _:
            return _take_leave(state, heard)


def _take_leave(state: State, heard: Input) -> Turn:
    if isinstance(state, Goodbye):
        return Turn(state, then=HangUp())
    assert isinstance(state, SeatCancelled | EventOver | EventCancelled | SeatMoved | Removed)
    if isinstance(heard, Silence):
        knows_why = state.rounds > 0 or state == EventOver(was_in=True)
        return Turn(Goodbye()) if knows_why else Turn(replace(state, rounds=1))
    return Turn(state, then=Listen(first=6, at_once=True))


def _reason(state: State, scene: Scene) -> Prompt:
    match state:
        case SeatCancelled(by_caller=True):
            return say("cancel.done")
        case SeatCancelled():
            return say("seat.cancelled")
        case EventOver():
            return say("over", starts=scene.the_event.starts)
        case EventCancelled():
            return say("cancelled", title=scene.the_event.title, starts=scene.the_event.starts)
        case SeatMoved():
            return say("second.moved")
        case Removed(reason=reason) if reason:
            return say("removed.reason", reason=reason)
        case _:
            return say("removed")
