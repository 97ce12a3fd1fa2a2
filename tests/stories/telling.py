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
MUSIC = "hears music"
_SOUNDS = {"tone": "hears tone: beep", "music": MUSIC}
_GOT_TO = {"room": "is in the event", "bridge": "is put through to the office"}
_HAPPENED = re.compile(r"\d\d:\d\d (presses \*|hears say|hangs up)")
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
    """What was heard and done, and where the call got to, in order; in the event, not what the room itself plays."""
    is_inside, before = False, ""
    for line in _in_order(leg):
        is_inside = _GOT_TO["room"] in line or (is_inside and _HAPPENED.match(line) is None)
        if is_inside and line.endswith((MUSIC, "hears room: the room has started")):
            continue
        if line.endswith(MUSIC) and before.endswith(MUSIC):
            continue
        before = line
        yield line


def _in_order(leg: Leg) -> list[str]:
    """Without the addresses of sounds; a place is told before what happens there in the same second, after the tone."""
    places = [
        f"{_stamp(leg, str(item['at']))} {_GOT_TO[str(item['state'])]}"
        for item in leg.feed
        if item["kind"] == "state" and item["state"] in _GOT_TO
    ]
    happened = [_named(line.rstrip()) for line in leg.transcript().splitlines()]
    over = [line for line in happened if line.startswith(" ")]
    return sorted([*places, *(line for line in happened if line not in over)], key=_moment) + over


def _moment(line: str) -> tuple[str, int]:
    return line[:5], 0 if line.endswith(_SOUNDS["tone"]) else 1 if line[6:] in _GOT_TO.values() else 2


def _named(line: str) -> str:
    for sound, name in _SOUNDS.items():
        if f"/voice/sounds/{sound}" in line:
            return line[: line.index("hears")] + name
    return RECORDING.sub("what was recorded", line)


def _stamp(leg: Leg, at: str) -> str:
    minutes, seconds = divmod(int((datetime.fromisoformat(at) - leg.created_at).total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"
