"""Before a question is recorded: only the key 1 is a yes, and everything else, silence too, is a no."""

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.question.asks import CountQuestions, QuestionsCounted
from dialin.dialogue.question.states import QuestionConsent, QuestionDeclined, QuestionRecording, QuestionsEnough
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.tells import ConsentGiven
from dialin.dialogue.turn import Listen, Turn, say
from dialin.rules.retention import VOICE_DAYS

PROMPT = "q.consent"
MOST_QUESTIONS = 3  # of one attendee


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, then=CountQuestions())


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionConsent)
    match heard:
        case QuestionsCounted(count) if count >= MOST_QUESTIONS:
            return Turn(QuestionsEnough(back=state.back, count=count))
        case QuestionsCounted():
            return Turn(state, says=(say("q.consent", days=VOICE_DAYS),), then=Listen(first=8))
        case Keys("1"):
            return Turn(QuestionRecording(back=state.back), tells=(ConsentGiven(PROMPT),))
        case Keys() | Silence():
            return Turn(QuestionDeclined(back=state.back))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
