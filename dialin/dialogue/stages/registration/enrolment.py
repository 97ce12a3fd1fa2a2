"""The registration is written: a seat, or a place on the waiting list for those who said that they would wait."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb, to_person
from dialin.dialogue.menu.asks import RegisterCaller
from dialin.dialogue.menu.outcomes import CallerRefused, CallerRegistered, NoSeatFree
from dialin.dialogue.menu.states import Enrolment, MainMenu, QuestionOffer, RegistrationClosed, WaitingOffer
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.tells import DetailDiscarded
from dialin.dialogue.turn import Listen, Prompt, Turn, say

EAR = Listen(first=10)


def enter(state: State, scene: Scene) -> Turn:
    if isinstance(state, WaitingOffer):
        return Turn(state, says=(say("reg.waitlist", position=state.position),), then=EAR)
    assert isinstance(state, Enrolment)
    return Turn(state, then=RegisterCaller(state.draft, accepts_waiting=state.accepts_waiting))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    if isinstance(state, WaitingOffer):
        return _hear_answer(state, heard, scene)
    assert isinstance(state, Enrolment)
    match heard:
        case CallerRegistered(position):
            draft = replace(state.draft, is_waiting=position is not None)
            return Turn(QuestionOffer(draft), says=(_told(position, scene),))
        case NoSeatFree(position):
            return Turn(WaitingOffer(state.draft, position))
        case CallerRefused() if not scene.the_event.takes_registrations:
            return Turn(RegistrationClosed(), tells=(DetailDiscarded(state.draft.name),))
        case CallerRefused():
            menu = MainMenu(pin_length=scene.the_event.pin_length)
            return to_person(menu).after(Turn(state, tells=(DetailDiscarded(state.draft.name),)))
        case _:
            return Turn(state)


def _told(position: int | None, scene: Scene) -> Prompt:
    event = scene.the_event
    if position is None:
        return say("reg.seat_ok", title=event.title, starts=event.starts)
    return say("reg.waitlisted", position=position, title=event.title, starts=event.starts)


def _hear_answer(state: WaitingOffer, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(Enrolment(state.draft, accepts_waiting=True))
        case Keys("2"):
            menu = MainMenu(pin_length=scene.the_event.pin_length)
            return Turn(menu, says=(say("reg.wait_declined"),), tells=(DetailDiscarded(state.draft.name),))
        case _:
            return climb(state, heard, scene, ear=EAR)
