"""Before a question is recorded: only the key 1 is a yes, and everything else, silence too, is a no."""

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.question import (
    CountQuestions,
    QuestionConsent,
    QuestionDeclined,
    QuestionRecording,
    QuestionsCounted,
    QuestionsEnough,
)
from dialin.dialogue.words.recording import ConsentGiven

PROMPT = "q.consent"
MOST_QUESTIONS = 3  # of one attendee


@enters(QuestionConsent)
def enter(state: QuestionConsent, scene: Scene) -> Turn:
    return Turn(state, then=CountQuestions())


@hears(QuestionConsent)
def hear(state: QuestionConsent, heard: Input, scene: Scene) -> Turn:
    match heard:
        case QuestionsCounted(count) if state.to_be_read and count:
            return Turn(state.back, says=(say("floor.read_out"),))
        case QuestionsCounted(count) if count >= MOST_QUESTIONS:
            return Turn(QuestionsEnough(back=state.back, count=count))
        case QuestionsCounted():
            return Turn(
                state, says=(*_before(state), say("q.consent", voice_days=scene.voice_days)), then=Listen(first=8)
            )
        case Keys("1"):
            return Turn(QuestionRecording(back=state.back), tells=(ConsentGiven(PROMPT),))
        case Keys() | Silence():
            return Turn(QuestionDeclined(back=state.back))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))


def _before(state: QuestionConsent) -> tuple[Prompt, ...]:
    """Why a question is asked for, and that the event is not heard meanwhile."""
    declined = (say("floor.declined"),) if state.to_be_read else ()
    return (*declined, say("q.inside")) if isinstance(place_behind(state), InRoom) else declined
