"""There are enough questions from this caller: a moment for the key 0, then back."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.question import QuestionsEnough


@enters(QuestionsEnough)
def enter(state: QuestionsEnough, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.enough", count=state.count),), then=Listen(first=4))


@hears(QuestionsEnough)
def hear(state: QuestionsEnough, heard: Input, scene: Scene) -> Turn:
    return Turn(state.back)
