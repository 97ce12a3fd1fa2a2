"""Random callers: whatever they do and whatever they are answered, a call goes on until it is taken leave of."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dialin.dialogue.exchange import Ask
from dialin.dialogue.saved import dump, load
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Prompt, Turn
from dialin.dialogue.words.heard import Called
from dialin.dialogue.words.line import Greeting
from dialin.rules.phases import Phase
from tests.dialogue.everything import ANSWERS, FAREWELLS, FROM_THE_LINE, NEWS
from tests.dialogue.scenes import event, phase_for, scene

KNOWS_HOW = "hint.hand"  # says that nobody hears the caller, and how to ask


def later(now: Scene, data: st.DataObject) -> Scene:
    moved = now.now + timedelta(seconds=data.draw(st.sampled_from([1, 12, 55, 600, 3000]), label="seconds"))
    phase = Phase.CANCELLED if now.event and now.event.phase is Phase.CANCELLED else phase_for(moved)
    return replace(now, now=moved, event=event(phase, is_connected=data.draw(st.booleans(), label="connected")))


def converse(turn: Turn, now: Scene, data: st.DataObject) -> Turn:
    for _ in range(8):
        if not isinstance(turn.then, Ask):
            return turn
        answered = data.draw(st.sampled_from(ANSWERS[type(turn.then)]), label="answered")
        turn = step(turn.state, answered, now).after(turn)
    raise AssertionError(f"asks on and on: {turn}")


def check(turn: Turn, now: Scene, heard: Collection[str]) -> None:
    assert isinstance(turn.then, End), turn
    assert load(dump(turn.state)) == turn.state
    match turn.then:
        case HangUp():
            assert isinstance(turn.state, FAREWELLS), turn
            assert isinstance(turn.says[-1], Prompt), turn
            assert turn.says[-1].key.startswith("bye."), turn
        case JoinRoom(muted=muted):
            assert now.the_event.phase is Phase.LIVE, turn
            assert not muted or KNOWS_HOW in heard, turn
        case CallOffice():
            assert now.office, turn
        case Listen(keys=keys, music=music):
            assert keys > 0 or music, turn


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.data())
def test_no_stage_is_ever_without_an_answer_and_no_call_ends_that_did_not_ask_to(data: st.DataObject) -> None:
    now = scene(
        data.draw(st.sampled_from([-90.0, -20.0, -10.0, -1.0, 3.0, 110.0]), label="minutes"),
        caller=data.draw(st.sampled_from([None, "+493023125010"]), label="caller"),
        office=data.draw(st.sampled_from([None, "+493023125900"]), label="office"),
        longest_pin=data.draw(st.sampled_from([None, 6, 8]), label="longest PIN"),
    )
    called = data.draw(st.builds(Called, knows_line=st.booleans()), label="called")
    turn = converse(step(Greeting(), called, now), now, data)
    said: set[str] = set()
    for _ in range(25):
        said.update(one.key for one in turn.says if isinstance(one, Prompt))
        check(turn, now, said)
        if isinstance(turn.then, HangUp):
            return
        now = later(now, data)
        heard = data.draw(st.sampled_from(FROM_THE_LINE + NEWS), label="heard")
        turn = converse(step(turn.state, heard, now), now, data)
