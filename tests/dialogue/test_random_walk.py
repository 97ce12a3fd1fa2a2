"""Random callers: whatever they do and whatever the house answers, a call goes on until it is taken leave of."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dialin.dialogue import states
from dialin.dialogue.asks import (
    Ask,
    CancelRegistration,
    CheckPin,
    ClaimSeat,
    LookAtHand,
    RaiseOrLowerHand,
    ResolvePin,
    TurnMicrophone,
)
from dialin.dialogue.inputs import (
    Called,
    FloorNotGiven,
    HandLowered,
    HandRaised,
    HandsClosed,
    HandSeen,
    Input,
    MicrophoneTurned,
    PinAccepted,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinResolved,
    PinUnknown,
    PinWithdrawn,
    RegistrationCancelled,
    SeatAwaited,
    SeatClaimed,
    SeatInUse,
)
from dialin.dialogue.menu.asks import MenuAsk
from dialin.dialogue.question.asks import (
    CountQuestions,
    LookAtRecording,
    QuestionsCounted,
    RecordingAwaited,
    RecordingLost,
    RecordingReady,
)
from dialin.dialogue.saved import dump, load
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Turn
from dialin.rules.phases import Phase
from tests.dialogue.everything import FAREWELLS, FROM_THE_LINE, NEWS
from tests.dialogue.menu_everything import a_menu_answer
from tests.dialogue.scenes import event, phase_for, scene

POSITION = st.one_of(st.none(), st.integers(1, 9))
LANGUAGE = st.sampled_from(["de", "en"])
SEAT = st.one_of(
    st.builds(SeatClaimed, st.just(1), returned=st.booleans(), waited=st.booleans()),
    st.builds(SeatAwaited, st.integers(1, 9), late=st.booleans()),
    st.just(SeatInUse()),
    st.just(RegistrationCancelled()),
)


HAND = st.one_of(
    st.builds(HandRaised, st.integers(0, 9)),
    st.sampled_from([HandLowered(), HandsClosed(), HandSeen(None), HandSeen(1), FloorNotGiven()]),
    st.builds(MicrophoneTurned, st.booleans()),
)


def an_answer(ask: Ask) -> st.SearchStrategy[Input]:
    """Anything that the house may answer to this."""
    match ask:
        case CheckPin(digits):
            return st.one_of(
                st.sampled_from([PinMistyped(digits), PinUnknown(digits), PinNotChecked()]),
                st.builds(PinAccepted, st.just(1), st.just(1), LANGUAGE, POSITION),
                st.builds(PinOfAnotherDay, st.just(1), st.just(1), LANGUAGE, POSITION),
                st.builds(PinWithdrawn, st.just(1), st.just(1), LANGUAGE),
            )
        case ResolvePin(readings):
            return st.just(PinResolved(readings[:3]))
        case ClaimSeat():
            return SEAT
        case CancelRegistration():
            return st.just(RegistrationCancelled())
        case CountQuestions():
            return st.builds(QuestionsCounted, st.integers(0, 3))
        case LookAtRecording():
            return st.sampled_from([RecordingReady(), RecordingAwaited(), RecordingLost()])
        case RaiseOrLowerHand() | TurnMicrophone() | LookAtHand():
            return HAND
        case _ if isinstance(ask, MenuAsk):
            return a_menu_answer(ask)


def later(now: Scene, data: st.DataObject) -> Scene:
    moved = now.now + timedelta(seconds=data.draw(st.sampled_from([1, 12, 55, 600, 3000]), label="seconds"))
    phase = Phase.CANCELLED if now.event and now.event.phase is Phase.CANCELLED else phase_for(moved)
    return replace(now, now=moved, event=event(phase, is_connected=data.draw(st.booleans(), label="connected")))


def converse(turn: Turn, now: Scene, data: st.DataObject) -> Turn:
    for _ in range(8):
        if not isinstance(turn.then, Ask):
            return turn
        turn = step(turn.state, data.draw(an_answer(turn.then)), now).after(turn)
    raise AssertionError(f"asks on and on: {turn}")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_no_stage_is_ever_without_an_answer_and_no_call_ends_that_did_not_ask_to(data: st.DataObject) -> None:
    now = scene(
        data.draw(st.sampled_from([-90.0, -20.0, -10.0, -1.0, 3.0, 110.0]), label="minutes"),
        caller=data.draw(st.sampled_from([None, "+493023125010"]), label="caller"),
        office=data.draw(st.sampled_from([None, "+493023125900"]), label="office"),
    )
    called = data.draw(st.builds(Called, in_window=st.booleans(), knows_line=st.booleans()), label="called")
    turn = converse(step(states.Greeting(), called, now), now, data)
    for _ in range(25):
        assert isinstance(turn.then, End), turn
        assert load(dump(turn.state)) == turn.state
        if isinstance(turn.then, HangUp):
            assert isinstance(turn.state, FAREWELLS), turn
            assert turn.says[-1].key.startswith("bye."), turn
            return
        if isinstance(turn.then, JoinRoom):
            assert now.the_event.phase is Phase.LIVE, turn
        if isinstance(turn.then, CallOffice):
            assert now.office, turn
        if isinstance(turn.then, Listen):
            assert turn.then.keys > 0 or turn.then.music, turn
        now = later(now, data)
        heard = data.draw(st.sampled_from(FROM_THE_LINE + NEWS), label="heard")
        turn = converse(step(turn.state, heard, now), now, data)
