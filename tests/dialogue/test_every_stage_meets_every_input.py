"""Every stage meets every input once: an answer always follows, and a way to a person."""

from dataclasses import replace
from typing import get_args

import pytest

from dialin.dialogue import states
from dialin.dialogue.asks import Ask
from dialin.dialogue.inputs import (
    Heard,
    Input,
    Keys,
    LeftRoom,
    News,
    NewsKind,
    Outcome,
    PinAccepted,
    PinOfAnotherDay,
    PinWithdrawn,
    Silence,
)
from dialin.dialogue.ladders import was_led_to_person
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.step import STAGES, step
from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, RecordVoice, Turn
from dialin.rules.phases import Phase
from tests.dialogue.everything import BEFORE_THE_PIN, EVERY_INPUT, EVERY_STAGE, FAREWELLS, FROM_THE_LINE, kinds_of
from tests.dialogue.menu_everything import LEADING_TO_AN_EVENT
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, THE_DAY_BEFORE, after, event

SCENES = {
    "the day before": THE_DAY_BEFORE,
    "doors open": LOBBY_TIME,
    "live": LIVE,
    "live, videoconference unreachable": replace(LIVE, event=event(is_connected=False)),
    "over": AFTERWARDS,
    "cancelled": replace(LIVE, event=event(Phase.CANCELLED)),
    "withheld, no office": replace(LIVE, caller=None, office=None),
    "no event yet": replace(LIVE, event=None),
}

OF_A_SEAT = (NewsKind.ADMITTED, NewsKind.SEAT_FREED)


def knows_an_event(heard: Input) -> bool:
    return isinstance(heard, (PinAccepted, PinOfAnotherDay, PinWithdrawn, *LEADING_TO_AN_EVENT)) or (
        isinstance(heard, News) and heard.kind in OF_A_SEAT
    )


def can_happen(state: State, scene: Scene) -> bool:
    """Nothing after the PIN happens without an event."""
    return scene.event is not None or isinstance(innermost(state), (*BEFORE_THE_PIN, states.Goodbye))


def innermost(state: State) -> State:
    while hasattr(state, "back"):
        state = state.back
    return state


def test_the_lists_of_these_tests_know_every_stage_and_every_input() -> None:
    assert {type(state) for state in EVERY_STAGE} == set(get_args(State)) == set(STAGES)
    assert {type(heard) for heard in EVERY_INPUT} == set(kinds_of(Heard | Outcome | News))
    assert {heard.kind for heard in EVERY_INPUT if isinstance(heard, News)} == set(NewsKind)


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("state", EVERY_STAGE, ids=repr)
def test_every_input_is_answered_in_every_stage(state: State, name: str) -> None:
    scene = SCENES[name]
    if not can_happen(state, scene):
        return
    for heard in EVERY_INPUT:
        if scene.event is None and knows_an_event(heard):
            continue
        turn = step(state, heard, scene)
        assert isinstance(turn.then, Ask | End), (state, heard, turn)


@pytest.mark.parametrize("state", EVERY_STAGE, ids=repr)
@pytest.mark.parametrize("scene", [LIVE, LOBBY_TIME, THE_DAY_BEFORE, AFTERWARDS], ids=lambda one: one.event.phase.value)
def test_zero_reaches_a_person_wherever_the_caller_is_listened_to(state: State, scene: Scene) -> None:
    entered = step(state, Silence(), scene)
    for listening in (state, entered.state):
        if getattr(listening, "so_far", ""):
            continue  # inside a number 0 is a digit
        if isinstance(listening, states.SeatCancelled) and listening.by_caller:
            continue  # right after cancelling, 0 takes it back, and then reaches a person again
        turn = step(listening, Keys("0"), scene)
        if isinstance(listening, states.Greeting | states.SeatConfirmed | states.Person):
            continue  # nobody is listened to here: the next stage has been entered before a key can be pressed
        assert isinstance(turn.then, CallOffice), (listening, turn)
        assert isinstance(turn.state, states.Person)


def test_the_event_and_the_lobby_reach_a_person_by_star_and_zero() -> None:
    room = after(states.InRoom(), LeftRoom(), Keys("0"))
    lobby = after(states.Lobby(), Keys("*"), Keys("0"), at=LOBBY_TIME)
    assert room.then == lobby.then == CallOffice(LIVE.office or "")
    assert room.state == states.Person(back=states.InRoom())
    assert lobby.state == states.Person(back=states.Lobby())


@pytest.mark.parametrize("state", [one for one in EVERY_STAGE if not isinstance(one, FAREWELLS)], ids=repr)
@pytest.mark.parametrize("heard", FROM_THE_LINE, ids=repr)
def test_nothing_that_a_caller_does_ends_a_call_that_is_on(state: State, heard: Input) -> None:
    turn = step(state, heard, LIVE)
    if not isinstance(turn.then, HangUp):
        return
    was_lost = was_led_to_person(state.back if isinstance(state, states.CallBackOffer) else state)
    assert was_lost, (state, heard, turn)
    assert heard == Silence(), (state, heard, turn)
    assert turn.state == states.Goodbye(promised=True), (state, heard, turn)


@pytest.mark.parametrize("state", EVERY_STAGE, ids=repr)
def test_whoever_is_silent_for_long_ends_at_a_person_a_promise_or_a_goodbye(state: State) -> None:
    for scene in SCENES.values():
        if not can_happen(state, scene) or scene.event is None or isinstance(state, states.Goodbye):
            continue
        turn = Turn(state)
        for _ in range(12):
            turn = step(turn.state, Silence(), scene)
            if isinstance(turn.then, HangUp):
                assert turn.says, (state, turn)
                assert turn.says[-1].key.startswith("bye."), (state, turn)
                break
            if isinstance(turn.then, CallOffice):
                break
            assert isinstance(turn.then, Listen | JoinRoom | RecordVoice | Ask)


@pytest.mark.parametrize("state", EVERY_STAGE, ids=repr)
def test_hash_says_it_again_and_changes_nothing(state: State) -> None:
    listening = step(state, Silence(), LIVE)
    if not isinstance(listening.then, Listen) or getattr(listening.state, "so_far", ""):
        return
    if isinstance(listening.state, states.NumberEntry):
        return  # here the hash key goes on without a number
    again = step(listening.state, Keys("#"), LIVE)
    if isinstance(again.state, states.Waiting) and isinstance(listening.state, states.Waiting):
        again = replace(again, state=replace(again.state, rounds=listening.state.rounds))  # which only counts looks
    assert again.state == listening.state
    assert not again.tells
