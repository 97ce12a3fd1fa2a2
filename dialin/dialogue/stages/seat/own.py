"""The caller's own seat: how the registration stands, the PIN once more, the question, and giving it up."""

from dataclasses import replace

from dialin.dialogue.arrival import is_today, is_worth_staying, place_of
from dialin.dialogue.calls_out.until_then import until_then
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import PinReady
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.seat import (
    GivingUpSeat,
    LookAtOwnSeat,
    MySeat,
    OwnSeat,
    RegistrationCancelled,
    SeatCancelled,
    TooEarly,
)
from dialin.rules.outgoing.start_calls import calls_begin, rung_by

EAR = Listen(first=8)


@enters(MySeat)
def enter(state: MySeat, scene: Scene) -> Turn:
    """Close to the doors, and once they are open, the caller wants to go in."""
    place = place_of(scene)
    return Turn(state, then=LookAtOwnSeat()) if isinstance(place, TooEarly) else Turn(place)


@hears(MySeat)
def hear(state: MySeat, heard: Input, scene: Scene) -> Turn:
    match heard:
        case OwnSeat() if state.to_cancel:
            return Turn(GivingUpSeat(back=MySeat()))
        case OwnSeat(position=position) if is_worth_staying(scene):
            return Turn(TooEarly(position=position))
        case OwnSeat():
            is_elsewhere = scene.is_by_line or not heard.is_own_line
            return Turn(replace(state, is_elsewhere=is_elsewhere), says=_told(heard, scene), then=EAR)
        case RegistrationCancelled():
            return Turn(SeatCancelled())
        case Keys("1"):
            return _read_pin(state, scene)
        case Keys("2"):
            return Turn(GivingUpSeat(back=MySeat()))
        case Keys("4"):
            return Turn(QuestionConsent(back=MySeat()))
        case Silence() if state.misses:
            return Turn(Goodbye())
        case Silence():
            return Turn(replace(state, misses=1))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _read_pin(state: MySeat, scene: Scene) -> Turn:
    """Nobody fetches a pencil for a PIN that is not read out."""
    words = "seat.pin_not_needed" if scene.is_by_line else "seat.pin_withheld"
    return Turn(state, says=(say(words),), then=EAR) if state.is_elsewhere else Turn(PinReady())


def _told(own: OwnSeat, scene: Scene) -> tuple[Prompt, ...]:
    event, menu = scene.the_event, _menu(own, scene)
    if own.position is not None:
        return say("seat.waiting", title=event.title, position=own.position), *until_then(scene), *menu
    if own.is_called:
        begin, latest = calls_begin(event.starts), rung_by(event.starts)
        return say("seat.status_called", title=event.title, starts=event.starts, begin=begin, latest=latest), *menu
    key = "early.today_later" if is_today(scene) else "seat.status"
    return say(key, title=event.title, starts=event.starts, doors=event.doors, held=event.held), *menu


def _menu(own: OwnSeat, scene: Scene) -> tuple[Prompt, ...]:
    """A number can be faked: whoever has shown nothing else may want the PIN, and is told that they need none."""
    if scene.is_by_line:
        return say("seat.pin_not_needed"), say("seat.menu_elsewhere")
    return (say("seat.menu") if own.is_own_line else say("seat.menu_elsewhere"),)
