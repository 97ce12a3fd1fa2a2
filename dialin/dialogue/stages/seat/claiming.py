"""The doors are open and the PIN is right: the seat is claimed, and the caller goes where the event stands."""

from dialin.dialogue.arrival import beyond_the_door, minutes_until, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.welcome import welcome
from dialin.dialogue.words.event import Removed
from dialin.dialogue.words.seat import (
    ClaimSeat,
    RegistrationCancelled,
    SeatAwaited,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatInUse,
    SeatMoving,
    SeatNotLeft,
    SeatRefused,
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
        case SeatAwaited(position, late, missed):
            return Turn(Waiting(position=position, late=late, missed=missed))
        case SeatNotLeft():
            return Turn(SeatMoving())
        case SeatRefused():
            return Turn(Removed(is_barred=True))
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case _:
            return Turn(state)


def _welcome(state: SeatClaiming, claimed: SeatClaimed, scene: Scene) -> tuple[Prompt, ...]:
    if scene.order is not None and scene.order.needs_no_answer:
        return _unnamed(scene)
    if claimed.waited:
        return (say("wait.admitted"), welcome(scene))
    if not claimed.returned:
        return (welcome(scene, by_pin=not state.admitted and scene.order is None),)
    back = say("reconnect", hand="reconnect.hand") if scene.hand_is_up else say("reconnect")
    return (back,) if scene.the_event.phase is Phase.LIVE else (back, welcome(scene))


def _unnamed(scene: Scene) -> tuple[Prompt, ...]:
    """Nobody has said that they are there: nor is it said which event this is."""
    if scene.the_event.phase is Phase.LIVE:
        return ()
    starts, minutes = scene.the_event.starts, minutes_until(scene)
    return (say("lobby.loop", city=scene.city or "", starts=starts, minutes=minutes),)
