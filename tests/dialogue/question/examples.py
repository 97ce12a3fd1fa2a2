"""Handing in a question by voice: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.question import (
    CountQuestions,
    QuestionArriving,
    QuestionConsent,
    QuestionDeclined,
    QuestionLost,
    QuestionName,
    QuestionRecording,
    QuestionReview,
    QuestionsCounted,
    QuestionsEnough,
)
from dialin.dialogue.words.recording import LookAtRecording, RecordingAwaited, RecordingLost, RecordingReady
from dialin.dialogue.words.seat import Lobby, TooEarly, Waiting

STATES = (
    QuestionConsent(back=InRoom()),
    QuestionDeclined(back=Lobby()),
    QuestionsEnough(back=InRoom(), count=3),
    QuestionRecording(back=InRoom()),
    QuestionRecording(back=Waiting(position=1), tries=2),
    QuestionArriving(back=InRoom(), sid="RE1"),
    QuestionArriving(back=Lobby(), sid="RE1", looks=4),
    QuestionReview(back=InRoom(), sid="RE1"),
    QuestionReview(back=TooEarly(), sid="RE1", silences=2),
    QuestionName(back=InRoom(), sid="RE1"),
    QuestionName(back=Lobby(), sid="RE1", silences=1),
    QuestionLost(back=InRoom()),
)
ANSWERS = {
    CountQuestions: tuple(QuestionsCounted(count) for count in range(4)),
    LookAtRecording: (RecordingReady(), RecordingAwaited(), RecordingLost()),
}
