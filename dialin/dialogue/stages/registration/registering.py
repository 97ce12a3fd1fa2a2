"""The registration is written: a seat, or a place on the waiting list for those who said that they would wait."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.line import MainMenu
from dialin.dialogue.words.recording import DetailDiscarded
from dialin.dialogue.words.registration import (
    LineFull,
    QuestionOffer,
    RegisterCaller,
    Registering,
    RegistrationClosed,
    WaitingOffer,
)
from dialin.dialogue.words.registration_outcomes import CallerRefused, CallerRegistered, NoMoreFromLine, NoSeatFree


@enters(Registering)
def enter(state: Registering, scene: Scene) -> Turn:
    return Turn(state, then=RegisterCaller(state.draft))


@hears(Registering)
def hear(state: Registering, heard: Input, scene: Scene) -> Turn:
    match heard:
        case CallerRegistered(position):
            draft = replace(state.draft, is_waiting=position is not None)
            return Turn(QuestionOffer(draft), says=(_told(position, scene),))
        case NoSeatFree(position):
            return Turn(WaitingOffer(state.draft, position))
        case NoMoreFromLine(count):  # while this call went on, another was quicker
            return Turn(LineFull(count), tells=_unwanted(state))
        case CallerRefused() if not scene.the_event.takes_registrations:
            return Turn(RegistrationClosed(), tells=_unwanted(state))
        case CallerRefused():
            return to_person(MainMenu()).after(Turn(state, tells=_unwanted(state)))
        case _:
            return Turn(state)


def _unwanted(state: Registering) -> tuple[DetailDiscarded, ...]:
    return tuple(map(DetailDiscarded, state.draft.recordings))


def _told(position: int | None, scene: Scene) -> Prompt:
    if position is None:
        return say("reg.seat_ok")
    return say("reg.waitlisted", position=position, title=scene.the_event.title)
