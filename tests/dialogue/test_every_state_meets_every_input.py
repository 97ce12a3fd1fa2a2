"""Every state meets every input in every scene: an answer always follows, and a way to a person."""

from collections.abc import Iterator
from dataclasses import replace

from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.ladders import was_led_to_person
from dialin.dialogue.scene import Scene
from dialin.dialogue.stages import STATES
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Prompt, RecordVoice, Turn
from dialin.dialogue.words.event import FarEndOver, Goodbye, InRoom
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence, Speech
from dialin.dialogue.words.help import CallBackOffer, NumberEntry, Person
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.outgoing import DeskCall, DeskTalk, NewsTold, PinTelling, PinTold
from dialin.dialogue.words.pin import LastDigits, PinEntry
from dialin.dialogue.words.seat import Lobby, MySeat, SeatCancelled, SeatClaiming, Waiting
from dialin.dialogue.words.state import State
from tests.dialogue.everything import (
    ANSWERS,
    EVERY_INPUT,
    EVERY_STATE,
    FAREWELLS,
    FROM_THE_LINE,
    SCENES,
    can_happen,
    innermost,
    kinds_of,
)
from tests.dialogue.outgoing.examples import KINDS as OF_CALLS_OUT
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, THE_DAY_BEFORE, after, said


def test_the_lists_of_these_tests_know_every_state_and_every_input() -> None:
    assert {type(state) for state in EVERY_STATE} == STATES
    assert {type(heard) for heard in EVERY_INPUT} == set(kinds_of(Input))
    assert set(ANSWERS) == set(kinds_of(Ask))
    assert {heard.kind for heard in EVERY_INPUT if isinstance(heard, News)} == set(NewsKind)


def test_every_input_is_answered_in_every_state() -> None:
    met = 0
    for name, scene in SCENES.items():
        for state in EVERY_STATE:
            for heard in EVERY_INPUT:
                if can_happen(state, heard, scene):
                    turn = step(state, heard, scene)
                    assert isinstance(turn.then, Ask | End), (name, state, heard, turn)
                    met += 1
    assert met > 90_000


def test_zero_reaches_a_person_wherever_the_caller_is_listened_to() -> None:
    reached = 0
    for scene in (LIVE, LOBBY_TIME, THE_DAY_BEFORE, AFTERWARDS):
        for state in EVERY_STATE:
            for listening in {state, step(state, Silence(), scene).state}:
                if _means_something_else_by_zero(listening):
                    continue
                turn = step(listening, Keys("0"), scene)
                if isinstance(listening, LastDigits):  # many an end of a number begins so: a moment is left
                    turn = step(turn.state, Silence(), scene)
                assert isinstance(turn.then, CallOffice), (listening, turn)
                assert isinstance(turn.state, Person), (listening, turn)
                reached += 1
    assert reached > 400


def _means_something_else_by_zero(state: State) -> bool:
    match state:
        case SeatCancelled():
            return state.by_caller  # right after cancelling, 0 takes it back, and then reaches a person again
        case Greeting() | SeatClaiming() | Person() | PinTelling() | DeskTalk():
            return True  # nobody is listened to here: the next stage is entered before a key can be pressed
        case DeskCall():
            return True  # the office itself
        case _:
            return bool(getattr(state, "so_far", ""))  # inside a number 0 is a digit


def test_the_event_and_the_lobby_reach_a_person_by_star_and_zero() -> None:
    room = after(InRoom(), LeftRoom(), Keys("0"))
    lobby = after(Lobby(), Keys("*"), Keys("0"), at=LOBBY_TIME)
    assert room.then == lobby.then == CallOffice(LIVE.office or "")
    assert room.state == Person(back=InRoom())
    assert lobby.state == Person(back=Lobby())


def test_nothing_that_a_caller_does_ends_a_call_that_is_on_but_silence_after_a_person_was_tried() -> None:
    let_go = set()
    going_on = (one for one in EVERY_STATE if not isinstance(one, FarEndOver))
    for state in (one for one in going_on if not isinstance(innermost(one), (*FAREWELLS, *OF_CALLS_OUT))):
        for heard in FROM_THE_LINE:
            turn = step(state, heard, LIVE)
            if not isinstance(turn.then, HangUp):
                continue
            let_go.add(type(state))
            if isinstance(state, MySeat):  # whoever has heard twice how it stands has heard what they wanted
                assert (heard, turn.state) == (Silence(), Goodbye()), (state, heard, turn)
                continue
            if _has_nothing_more_to_do(turn):
                continue
            assert was_led_to_person(state.back if isinstance(state, CallBackOffer) else state), (state, heard, turn)
            assert heard == Silence() or (isinstance(state, PinEntry) and isinstance(heard, Speech)), (state, heard)
            assert turn.state == Goodbye(promised=True), (state, heard, turn)
    assert len(let_go) > 15


def _has_nothing_more_to_do(turn: Turn) -> bool:
    """Who chose so by a key: a call back is promised for another event, or all stays as it is."""
    first, *later = said(turn)
    return first in ("person.noted_next", "reg.kept", "reg.wait_declined") and later == ["bye.normal"]


def test_whoever_is_silent_for_long_ends_at_a_person_a_promise_or_a_goodbye() -> None:
    gone, helped = 0, 0
    for state, scene in _states_at_an_event():
        last = _at_the_end_of_a_silence(state, scene)
        if isinstance(last.then, HangUp):
            assert isinstance(last.says[-1], Prompt), (state, last)
            assert last.says[-1].key.startswith("bye."), (state, last)
            gone += 1
        else:
            assert isinstance(last.then, CallOffice | Listen | JoinRoom | RecordVoice | Ask), (state, last)
            helped += isinstance(last.then, CallOffice)
    assert gone > 200
    assert helped > 100


def _states_at_an_event() -> Iterator[tuple[State, Scene]]:
    for scene in SCENES.values():
        yield from ((state, scene) for state in EVERY_STATE if scene.event and not isinstance(state, Goodbye))


def _at_the_end_of_a_silence(state: State, scene: Scene) -> Turn:
    turn = Turn(state)
    for _ in range(12):
        turn = step(turn.state, Silence(), scene)
        if isinstance(turn.then, HangUp | CallOffice):
            break
    return turn


def test_hash_says_it_again_and_changes_nothing() -> None:
    again = 0
    for state in EVERY_STATE:
        listening = step(state, Silence(), LIVE)
        if not isinstance(listening.then, Listen) or _means_something_else_by_hash(listening.state):
            continue
        turn = step(listening.state, Keys("#"), LIVE)
        assert _without_looks(turn.state) == _without_looks(listening.state), (listening, turn)
        assert not turn.tells, (listening, turn)
        again += 1
    assert again > 30


def _means_something_else_by_hash(state: State) -> bool:
    """It goes on without a number, belongs to an entry that has begun, or leads back to what was told before."""
    return isinstance(state, NumberEntry | PinTold | NewsTold) or bool(getattr(state, "so_far", ""))


def _without_looks(state: State) -> State:
    return replace(state, rounds=0) if isinstance(state, Waiting) else state
