"""Every stage and every input of the dialogue, with values that are likely to matter."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import get_args

from hypothesis import strategies as st

from dialin.dialogue import states
from dialin.dialogue.inputs import (
    Called,
    Connection,
    FloorNotGiven,
    HandLowered,
    HandRaised,
    HandsClosed,
    HandSeen,
    Input,
    Keys,
    LeftRoom,
    MicrophoneTurned,
    News,
    NewsKind,
    PinAccepted,
    PinBarred,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinResolved,
    PinUnknown,
    PinWithdrawn,
    Recorded,
    RegistrationCancelled,
    Resumed,
    SeatAwaited,
    SeatClaimed,
    SeatInUse,
    Silence,
    Speech,
)
from dialin.dialogue.menu.states import RegistrationDone
from dialin.dialogue.question import states as question_states
from dialin.dialogue.question.asks import QuestionsCounted, RecordingAwaited, RecordingLost, RecordingReady
from dialin.dialogue.states import State
from tests.dialogue.menu_everything import BEFORE_AN_EVENT, MENU_OUTCOMES, MENU_STAGES

EVERY_STAGE: tuple[State, ...] = (
    states.Greeting(),
    states.PinEntry(),
    states.PinEntry(length=8, so_far="12", silences=2, slips=2, unknown=2, helped=True),
    states.PinHeard(("748290", "748209")),
    states.TooEarly(),
    states.TooEarly(rounds=1, other=True),
    states.TooEarly(position=3),
    states.CancelQuestion(back=states.TooEarly()),
    states.SeatConfirmed(),
    states.SeatConfirmed(admitted=True),
    states.Lobby(),
    states.Lobby(rounds=4),
    states.Waiting(position=2),
    states.Waiting(position=1, late=True, rounds=4),
    states.InRoom(),
    states.InRoom(failures=9),
    states.StarMenu(back=states.InRoom()),
    states.StarMenu(back=states.Waiting(position=1), rounds=1),
    states.SecondPhone(),
    states.SecondPhone(rounds=1),
    states.Person(back=states.InRoom()),
    states.Person(back=states.PinEntry(helped=True)),
    states.CallBackOffer(back=states.Lobby()),
    states.CallBackOffer(back=states.PinEntry(helped=True), rounds=1),
    states.SeatCancelled(),
    states.SeatCancelled(by_caller=True, rounds=1),
    states.EventOver(),
    states.EventOver(was_in=True),
    states.EventCancelled(),
    states.SeatMoved(rounds=1),
    states.Removed(),
    states.Removed(reason="Störung"),
    states.FloorOffer(),
    question_states.QuestionConsent(back=states.InRoom()),
    question_states.QuestionDeclined(back=states.Lobby()),
    question_states.QuestionsEnough(back=states.InRoom(), count=3),
    question_states.QuestionRecording(back=states.InRoom()),
    question_states.QuestionRecording(back=states.Waiting(position=1), tries=2),
    question_states.QuestionArriving(back=states.InRoom(), sid="RE1"),
    question_states.QuestionArriving(back=states.Lobby(), sid="RE1", looks=4),
    question_states.QuestionReview(back=states.InRoom(), sid="RE1"),
    question_states.QuestionReview(back=states.TooEarly(), sid="RE1", silences=2),
    question_states.QuestionName(back=states.InRoom(), sid="RE1"),
    question_states.QuestionName(back=states.Lobby(), sid="RE1", silences=1),
    question_states.QuestionLost(back=states.InRoom()),
    *MENU_STAGES,
    states.Goodbye(),
    states.Goodbye(promised=True),
    states.Goodbye(unheard=True),
)
BEFORE_THE_PIN = (states.Greeting, states.PinEntry, states.PinHeard, *BEFORE_AN_EVENT)
FAREWELLS = (
    states.SeatCancelled, states.EventOver, states.EventCancelled, states.SeatMoved, states.Removed, states.Goodbye,
    RegistrationDone,
)  # fmt: skip

OUTCOMES: tuple[Input, ...] = (
    PinAccepted(1, 1, "de"),
    PinAccepted(1, 1, "en", position=2),
    PinMistyped("748291"),
    PinUnknown("748290"),
    PinOfAnotherDay(1, 1, "de"),
    PinOfAnotherDay(1, 1, "de", position=1),
    PinWithdrawn(1, 1, "de"),
    PinNotChecked(),
    PinBarred("de"),
    PinBarred("de", "Störung"),
    PinResolved(("748290",)),
    SeatClaimed(1),
    SeatClaimed(1, returned=True),
    SeatClaimed(1, waited=True),
    SeatInUse(),
    SeatAwaited(1),
    SeatAwaited(3, late=True),
    RegistrationCancelled(),
    HandRaised(0),
    HandRaised(3),
    HandLowered(),
    HandsClosed(),
    HandSeen(None),
    HandSeen(2),
    MicrophoneTurned(is_on=True),
    MicrophoneTurned(is_on=False),
    FloorNotGiven(),
    *MENU_OUTCOMES,
    QuestionsCounted(0),
    QuestionsCounted(3),
    RecordingReady(),
    RecordingAwaited(),
    RecordingLost(),
)
FROM_THE_LINE: tuple[Input, ...] = (
    Called(),
    Called(events=0, in_window=False, pin_length=8),
    *(Keys(key) for key in "0123456789*#"),
    *(Keys(keys) for keys in ("748290", "12*74829", "##", "######", "*", "**", "0*#", "12345678", "1234*#")),
    Speech("sieben vier acht zwei neun null"),
    Speech("ja"),
    Speech("nein"),
    Speech("Wie bitte?"),
    Silence(),
    *(LeftRoom(connection, seconds) for connection in Connection for seconds in (0, 30)),
    Recorded("RE1", 12),
    Recorded("RE2", hung_up=True),
    Recorded("RE3", 9, key="0"),
    Recorded("RE4", 1, key="#"),
    Resumed(),
)
NEWS: tuple[Input, ...] = tuple(News(kind) for kind in NewsKind)
EVERY_INPUT = FROM_THE_LINE + OUTCOMES + NEWS


def kinds_of(union: object) -> Iterator[type]:
    """The dataclasses of a union, however deep."""
    if isinstance(union, type) and is_dataclass(union):
        yield union
    for part in get_args(union):
        yield from kinds_of(part)


DIGITS = st.text("0123456789", max_size=8)
PINS = st.sampled_from(["748290", "748209", "123456"])


def _inner(back: st.SearchStrategy[State]) -> st.SearchStrategy[State]:
    rounds = st.integers(0, 3)
    return st.one_of(
        st.builds(states.CancelQuestion, back=back),
        st.builds(states.StarMenu, back=back, rounds=rounds),
        st.builds(states.Person, back=back),
        st.builds(states.CallBackOffer, back=back, rounds=rounds),
        st.builds(question_states.QuestionConsent, back=back),
        st.builds(question_states.QuestionRecording, back=back, tries=rounds),
        st.builds(question_states.QuestionReview, back=back, sid=st.just("RE1"), silences=rounds),
    )


_SIMPLE = [kind for kind in get_args(State) if "back" not in kind.__dataclass_fields__ and kind is not states.PinHeard]
PIN_ENTRIES = st.builds(states.PinEntry, length=st.sampled_from((6, 8)), so_far=DIGITS)
PINS_HEARD = st.builds(
    states.PinHeard, readings=st.lists(PINS, min_size=1, max_size=3, unique=True).map(tuple), entry=PIN_ENTRIES
)
ANY_STATE: st.SearchStrategy[State] = st.recursive(
    st.one_of(PIN_ENTRIES, PINS_HEARD, *(st.builds(kind) for kind in _SIMPLE if kind is not states.PinEntry)),
    _inner,
    max_leaves=3,
)
