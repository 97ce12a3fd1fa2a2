"""One step of the conversation: finds the stage of the state, lets it hear, and enters the stage it names next."""

from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType
from typing import Protocol, cast

from dialin.dialogue import states
from dialin.dialogue.inputs import Input, Keys, News, Resumed
from dialin.dialogue.menu import states as menu_states
from dialin.dialogue.news import hear_news
from dialin.dialogue.question import states as question_states
from dialin.dialogue.scene import Scene
from dialin.dialogue.stages import (
    call_back_offer,
    cancel_question,
    farewells,
    greeting,
    in_room,
    lobby,
    person,
    pin_entry,
    pin_heard,
    seat_confirmed,
    second_phone,
    star_menu,
    too_early,
    waiting,
)
from dialin.dialogue.stages.floor import floor_offer
from dialin.dialogue.stages.help import call_back_number, number_entry, number_read
from dialin.dialogue.stages.menu import event_choice, known_line, main_menu, no_event
from dialin.dialogue.stages.pin import check, handover, reading
from dialin.dialogue.stages.question import arriving, consent, declined, lost, name, recording, review
from dialin.dialogue.stages.registration import (
    callback_wish,
    closed,
    detail_review,
    done,
    enrolment,
    number_known,
    opening,
    question_offer,
    spoken_detail,
)
from dialin.dialogue.stages.seat import my_seat
from dialin.dialogue.states import Person, State
from dialin.dialogue.tells import MusicChosen, TroubleMet
from dialin.dialogue.turn import Turn

LONGEST_PASSAGE = 8  # stages entered within one step; more would be stages handing a caller round in a circle


class Stage(Protocol):
    """What every file in stages/ offers. `OWN_KEYS`: the stage reads 0 and hash itself."""

    def enter(self, state: State, scene: Scene) -> Turn: ...
    def hear(self, state: State, heard: Input, scene: Scene) -> Turn: ...


STAGES: Mapping[type[State], ModuleType] = {
    states.Greeting: greeting,
    states.PinEntry: pin_entry,
    states.PinHeard: pin_heard,
    states.TooEarly: too_early,
    states.CancelQuestion: cancel_question,
    states.SeatConfirmed: seat_confirmed,
    states.Lobby: lobby,
    states.Waiting: waiting,
    states.InRoom: in_room,
    states.StarMenu: star_menu,
    states.FloorOffer: floor_offer,
    states.SecondPhone: second_phone,
    states.Person: person,
    states.CallBackOffer: call_back_offer,
    states.CallBackNumber: call_back_number,
    states.NumberEntry: number_entry,
    states.NumberRead: number_read,
    states.SeatCancelled: farewells,
    states.EventOver: farewells,
    states.EventCancelled: farewells,
    states.SeatMoved: farewells,
    states.Removed: farewells,
    states.Goodbye: farewells,
    menu_states.MainMenu: main_menu,
    menu_states.NoEvent: no_event,
    menu_states.EventChoice: event_choice,
    menu_states.KnownLine: known_line,
    menu_states.RegistrationClosed: closed,
    menu_states.TwinQuestion: opening,
    menu_states.RegistrationStart: opening,
    menu_states.PrivacyNotice: opening,
    menu_states.VoiceConsent: opening,
    menu_states.SpokenDetail: spoken_detail,
    menu_states.DetailReview: detail_review,
    menu_states.NumberKnown: number_known,
    menu_states.CallBackWish: callback_wish,
    menu_states.Enrolment: enrolment,
    menu_states.WaitingOffer: enrolment,
    menu_states.QuestionOffer: question_offer,
    menu_states.PinHandover: handover,
    menu_states.PinReady: handover,
    menu_states.PinReading: reading,
    menu_states.PinCheck: check,
    menu_states.RegistrationDone: done,
    menu_states.MySeat: my_seat,
    question_states.QuestionConsent: consent,
    question_states.QuestionDeclined: declined,
    question_states.QuestionsEnough: declined,
    question_states.QuestionRecording: recording,
    question_states.QuestionArriving: arriving,
    question_states.QuestionReview: review,
    question_states.QuestionName: name,
    question_states.QuestionLost: lost,
}


def step(state: State, heard: Input, scene: Scene) -> Turn:
    """The turn that follows from what we knew and what we heard; it ends in an Ask or an End, never in nothing."""
    turn = _hear(state, heard, scene)
    scene = _as_chosen(scene, turn)
    for _ in range(LONGEST_PASSAGE):
        if turn.then is not None:
            return turn
        turn = _stage(turn.state).enter(turn.state, scene).after(turn)
    raise RecursionError(f"stages hand the caller round in a circle: {type(state).__name__} after {heard}")


def _as_chosen(scene: Scene, turn: Turn) -> Scene:
    """What the caller has just chosen holds for the stage they come back to, and not from the next turn on only."""
    for told in turn.tells:
        if isinstance(told, MusicChosen):
            scene = replace(scene, wants_music=told.on)
    return scene


def _hear(state: State, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, News):
        return hear_news(state, heard, scene)
    if isinstance(heard, Resumed):
        return Turn(state)
    stage = _stage(state)
    if isinstance(heard, Keys) and not getattr(stage, "OWN_KEYS", False):
        if heard.pressed == "0":
            return Turn(Person(back=state), tells=(TroubleMet(type(state).__name__),))
        if heard.pressed == "#":
            return Turn(state)
    return stage.hear(state, heard, scene)


def _stage(state: State) -> Stage:
    return cast("Stage", STAGES[type(state)])
