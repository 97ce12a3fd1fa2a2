"""One step of the conversation: finds the stage of the state, lets it hear, and enters the stage it names next."""

from collections.abc import Iterator
from dataclasses import replace

from dialin.dialogue.calls_out.course import joined
from dialin.dialogue.exchange import Input
from dialin.dialogue.news import hear_news
from dialin.dialogue.pin_digits import lone
from dialin.dialogue.scene import Scene
from dialin.dialogue.stages import ENTERING, HEARING, OWN_KEYS
from dialin.dialogue.turn import Turn
from dialin.dialogue.words.event import FloorDeclined, MusicChosen, RecordingAllowed
from dialin.dialogue.words.heard import Keys, Resumed
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.news import News
from dialin.dialogue.words.seat import SeatClaimed
from dialin.dialogue.words.state import State, way_back

LONGEST_PASSAGE = 8  # stages entered within one step; more would be stages handing a caller round in a circle


def step(state: State, heard: Input, scene: Scene) -> Turn:
    """The turn that follows from what we knew and what we heard; it ends in an Ask or an End, never in nothing."""
    turn, *entered = passage(state, heard, scene)
    for later in entered:
        turn = later.after(turn)
    return turn


def passage(state: State, heard: Input, scene: Scene) -> Iterator[Turn]:
    """What each stage contributes to one step: the one that hears, and those that are entered by it."""
    turn = _hear(state, heard, scene)
    if isinstance(heard, Keys) and lone(heard.pressed) == "#":
        turn = _again(turn, state)
    yield turn
    scene = _as_chosen(scene, turn)
    for _ in range(LONGEST_PASSAGE):
        if turn.then is not None:
            return
        turn = ENTERING[type(turn.state)](turn.state, scene)
        yield turn
    raise RecursionError(f"stages hand the caller round in a circle: {type(state).__name__} after {heard}")


def _again(turn: Turn, state: State) -> Turn:
    """A hash that leads a caller nowhere else asks for the last words."""
    stays = type(turn.state) in (type(state), type(way_back(state)))
    return replace(turn, again=True) if stays and turn.then is None and not turn.says else turn


def _as_chosen(scene: Scene, turn: Turn) -> Scene:
    """What the caller has just chosen holds for the stage they come back to, and not from the next turn on only."""
    for told in turn.tells:
        if isinstance(told, MusicChosen):
            scene = replace(scene, wants_music=told.on)
        elif isinstance(told, FloorDeclined):
            scene = replace(scene, may_be_recorded=False, is_open=False)
        elif isinstance(told, RecordingAllowed):
            scene = replace(scene, may_be_recorded=True)
    return scene


def _hear(state: State, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, News):
        return hear_news(state, heard, scene)
    if isinstance(heard, Resumed):
        return Turn(state)
    if isinstance(heard, Keys) and type(state) not in OWN_KEYS:
        heard = Keys(lone(heard.pressed) or heard.pressed)
        if heard.pressed == "0":
            return Turn(Person(back=state), tells=(TroubleMet(type(state).__name__),))
        if heard.pressed == "#":
            return Turn(state)
    turn = HEARING[type(state)](state, heard, scene)
    return joined(turn, scene) if isinstance(heard, SeatClaimed) else turn
