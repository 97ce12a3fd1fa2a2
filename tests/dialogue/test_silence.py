"""A receiver beside its telephone: a silent line is led to a person, and does not ring the office all night."""

from dataclasses import replace

import pytest

from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, HangUp, JoinRoom, RecordVoice, Turn
from dialin.dialogue.words.event import HandSeen, LeftUnclear, LookAtHand, WeighParting
from dialin.dialogue.words.heard import Ending, LeftRoom, Recorded, Silence
from dialin.dialogue.words.help import CallBackSeen, LookAtCallBack
from dialin.dialogue.words.line import EnterByLine, EventsListed, LineUnknown, ListEvents
from dialin.dialogue.words.pin import OpenOwnPin
from dialin.dialogue.words.pin_outcomes import PinOpened
from dialin.dialogue.words.question import CountQuestions, QuestionsCounted
from dialin.dialogue.words.recording import LookAtRecording, RecordingReady
from dialin.dialogue.words.registration import RegisterCaller
from dialin.dialogue.words.registration_outcomes import CallerRegistered
from dialin.dialogue.words.seat import ClaimSeat, Lobby, LookAtOwnSeat, OwnSeat, SeatAwaited, Waiting
from dialin.dialogue.words.state import State
from tests.dialogue.everything import EVERY_STATE
from tests.dialogue.scenes import LIVE, LOBBY_TIME, THE_DAY_BEFORE

ANSWERS: dict[type[Ask], Input] = {
    ListEvents: EventsListed(()),
    EnterByLine: LineUnknown(),
    LookAtOwnSeat: OwnSeat(),
    OpenOwnPin: PinOpened("748290"),
    LookAtRecording: RecordingReady(),
    ClaimSeat: SeatAwaited(1),
    CountQuestions: QuestionsCounted(0),
    RegisterCaller: CallerRegistered(),
    LookAtHand: HandSeen(None),
    WeighParting: LeftUnclear(),
    LookAtCallBack: CallBackSeen(is_noted=False),
}
MOST_TURNS = 60
TALKED, NOBODY = LeftRoom(seconds=9), LeftRoom(Ending.UNANSWERED)


def says_nothing(turn: Turn, office: Input) -> Input:
    """What comes of it when the caller neither speaks nor presses a key."""
    if isinstance(turn.then, CallOffice):
        return office
    return Recorded("RE9", seconds=4) if isinstance(turn.then, RecordVoice) else Silence()


def silent_turn(turn: Turn, office: Input, scene: Scene) -> Turn:
    turn = step(turn.state, says_nothing(turn, office), scene)
    while isinstance(turn.then, Ask):
        turn = step(turn.state, ANSWERS[type(turn.then)], scene)
    return turn


@pytest.mark.parametrize("office", [TALKED, NOBODY], ids=["somebody answers", "nobody answers"])
@pytest.mark.parametrize("caller", [LIVE.caller, None])
@pytest.mark.parametrize("scene", [THE_DAY_BEFORE, LOBBY_TIME, LIVE], ids=lambda one: one.the_event.phase.value)
def test_a_silent_line_rings_the_office_twice_at_most(scene: Scene, caller: str | None, office: Input) -> None:
    for state in EVERY_STATE:
        assert _calls_of_a_silent_line(state, office, replace(scene, caller=caller)) <= 2, state


def _calls_of_a_silent_line(state: State, office: Input, scene: Scene) -> int:
    """How often it rings the office before it comes to rest: in the event, in a wait for it, or at its end."""
    turn, calls = Turn(state), 0
    for _ in range(MOST_TURNS):
        turn = silent_turn(turn, office, scene)
        calls += isinstance(turn.then, CallOffice)
        if isinstance(turn.then, HangUp | JoinRoom) or isinstance(turn.state, Lobby | Waiting):
            return calls
    raise AssertionError(f"no end of it: {state}")
