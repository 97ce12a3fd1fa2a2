"""No question is recorded, by the caller's wish or because there are enough: a moment for the key 0, then back."""

from dialin.dialogue.inputs import Input
from dialin.dialogue.question.states import QuestionDeclined, QuestionsEnough
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    if isinstance(state, QuestionsEnough):
        return Turn(state, says=(say("q.enough", count=state.count),), then=Listen(first=4))
    return Turn(state, says=(say("q.declined"),), then=Listen(first=4))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionDeclined | QuestionsEnough)
    return Turn(state.back)
