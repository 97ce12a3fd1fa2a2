"""The doors are open and the PIN is right: the seat is claimed, and the caller goes where the event stands."""

from dialin.dialogue.arrival import beyond_the_door, minutes_until, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.seat import (
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatInUse,
    SecondPhone,
    Waiting,
)
from dialin.rules.phases import Phase


@enters(SeatClaiming)
def enter(state: SeatClaiming, scene: Scene) -> Turn:
    place = place_of(scene)
    return Turn(state, then=ClaimSeat()) if isinstance(place, SeatClaiming) else Turn(place)


@hears(SeatClaiming)
def hear(state: SeatClaiming, heard: Input, scene: Scene) -> Turn:
    match heard:
        case SeatClaimed():
            return Turn(beyond_the_door(scene), says=_welcome(state, heard, scene))
        case SeatInUse():
            return Turn(SecondPhone())
        case SeatAwaited(position, late):
            return Turn(Waiting(position=position, late=late))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case _:
            return Turn(state)


def _welcome(state: SeatClaiming, claimed: SeatClaimed, scene: Scene) -> tuple[Prompt, ...]:
    if claimed.waited:
        return (say("wait.admitted"),)
    if claimed.returned:
        return (say("reconnect", hand="reconnect.hand") if scene.hand_is_up else say("reconnect"),)
    if scene.the_event.phase is Phase.LIVE:
        return (say("ok.direct_known") if state.admitted else say("ok.direct"), say("hint.hand"))
    if state.admitted:
        return (say("ok.lobby_known", starts=scene.the_event.starts, minutes=minutes_until(scene)),)
    return (say("ok.lobby", starts=scene.the_event.starts, minutes=minutes_until(scene)),)
