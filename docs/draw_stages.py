"""Draws the stages of a call by playing it: every state of the tests hears every input, and asks are answered.

python -m docs.draw_stages prints the picture; with --write it puts it into ARCHITECTURE.md, between its marks.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import passage
from dialin.dialogue.turn import HangUp, Turn
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.news import News
from dialin.dialogue.words.outgoing import OutgoingHello
from dialin.dialogue.words.state import State, way_back
from tests.dialogue.everything import ANSWERS, EVERY_STATE, FROM_THE_LINE, NEWS, SCENES, can_happen

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- stages -->", "<!-- /stages -->"
ANYWHERE, OUTSIDE = "Anywhere", "[*]"

Edge = tuple[str, str, str]  # from, to, label


@cache
def draw() -> str:
    """The picture as a block of Mermaid, with one line per passage, sorted."""
    edges = {(OUTSIDE, begins.__name__, "") for begins in (Greeting, OutgoingHello)}
    for scene in SCENES.values():
        for state in EVERY_STATE:
            edges.update(_edges_from(state, scene))
    lines = [f"    {source} --> {to}" + (f" : {label}" if label else "") for source, to, label in sorted(edges)]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"    {ANYWHERE} : from wherever the caller is", *lines, "```"])


def _edges_from(state: State, scene: Scene) -> Iterator[Edge]:
    """What follows from anything heard in this state, and from every answer to what is asked meanwhile."""
    ahead: list[tuple[State, Input]] = [(state, heard) for heard in FROM_THE_LINE + NEWS]
    asked: set[tuple[State, Ask]] = set()
    while ahead:
        here, heard = ahead.pop()
        if not can_happen(here, heard, scene):
            continue
        turns = tuple(passage(here, heard, scene))
        yield from _edges_of(here, heard, turns)
        last = turns[-1]
        if isinstance(last.then, Ask) and (last.state, last.then) not in asked:
            asked.add((last.state, last.then))
            ahead += [(last.state, answer) for answer in ANSWERS[type(last.then)]]


def _edges_of(state: State, heard: Input, turns: tuple[Turn, ...]) -> Iterator[Edge]:
    for place, turn in enumerate(turns):
        if type(turn.state) is not type(state):
            yield _edge(state, turn.state, heard if place == 0 else None)
        if isinstance(turn.then, HangUp):
            yield _name(turn.state), OUTSIDE, ""
        state = turn.state


def _edge(source: State, to: State, heard: Input | None) -> Edge:
    """heard: what led there, None where the stage itself handed the caller on."""
    if isinstance(heard, News):
        return ANYWHERE, _name(to), "news"
    if isinstance(to, Person):
        return (ANYWHERE, _name(to), "0") if heard == Keys("0") else (_name(source), _name(to), "")
    return (_name(source), ANYWHERE, "back") if type(to) is type(way_back(source)) else (_name(source), _name(to), "")


def _name(state: State) -> str:
    return type(state).__name__


def write(page: Path) -> None:
    """Puts the picture between the marks of this page; raises ValueError where it has none."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} has no place for the picture: write {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n{draw()}\n{END}{after}", encoding="utf-8")


def drawn_in(page: Path) -> str:
    """What stands between the marks of this page."""
    return page.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip()


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write(PAGE)
    else:
        sys.stdout.write(draw() + "\n")
