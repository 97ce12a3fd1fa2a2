"""No question is recorded, by the caller's wish: a moment for the key 0, then back."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.question import QuestionDeclined


@enters(QuestionDeclined)
def enter(state: QuestionDeclined, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.declined"),), then=Listen(first=4))


@hears(QuestionDeclined)
def hear(state: QuestionDeclined, heard: Input, scene: Scene) -> Turn:
    return Turn(state.back)
