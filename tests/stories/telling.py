"""How a story is written down: its title, and what each telephone heard and did."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialin.rehearsal import Leg
from tests.building import EVENING
from tests.stories.theatre import Theatre

Play = Callable[[Theatre], Leg | tuple[Leg, ...]]


@dataclass(frozen=True)
class Story:
    """name: of its file. title: the story in one sentence. at: when it begins. event: what is unusual about it."""

    name: str
    title: str
    play: Play
    at: datetime
    event: dict[str, Any]


RECORDING = re.compile(r"https://\S+/Recordings/\w+")
STORIES: dict[str, Story] = {}


def story(title: str, *, at: datetime = EVENING, **event: Any) -> Callable[[Play], Play]:
    """Makes a function that plays a call, and says what must be true of it, a story in every language."""

    def note(play: Play) -> Play:
        name = play.__name__
        assert name not in STORIES, name
        STORIES[name] = Story(name, title, play, at, event)
        return play

    return note


def told(one: Story, legs: Leg | tuple[Leg, ...]) -> str:
    """The story as text, the same whenever and wherever it is played."""
    parts = [one.title, ""]
    many = isinstance(legs, tuple)
    for number, leg in enumerate(legs if isinstance(legs, tuple) else (legs,), 1):
        parts += [f"--- telephone {number} ---"] if many else []
        parts += _lines(leg)
        parts += [""] if many else []
    return "\n".join(parts).rstrip() + "\n"


def _lines(leg: Leg) -> Iterator[str]:
    """Without the music, and with words for what is played."""
    for line in leg.transcript().splitlines():
        if "/voice/sounds/tone" in line:
            yield line[: line.index("play:")] + "tone: beep"
        elif "/voice/sounds/" not in line:
            yield RECORDING.sub("what was recorded", line.rstrip())
