"""How a story is written down: its title, and what each telephone heard and did."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import chain, groupby
from typing import Any

from dialin.prompts.catalogue import speak
from dialin.prompts.pieces import SpokenText
from dialin.rehearsal import Leg
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.transcripts import Done
from tests.building import BRIDGE_NUMBER, EVENING
from tests.stories.theatre import CITY, Theatre

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
TONE = "hears tone: beep"
_SOUNDS = {"tone": TONE, "music": MUSIC}
_GOT_TO = {"room": "is in the event", "bridge": "is put through to the office"}
_TO_VIDEOCONFERENCE = "is put through to the videoconference"
_HAPPENED = ("presses *", "hears say", "hangs up")
_LASTING = ("hears say", "hears play")  # whoever hears them waits for their end; music is what waiting sounds like
STORIES: dict[str, Story] = {}

# Almost every call begins with one of them, and a word that changes there should not change every transcript.
HELLOS = ("hello.day", "hello.morning", "hello.evening")
GREETINGS = {"greet.window": "greeting", "greet.outside": "greeting outside the evening"}
LANGUAGES = {"de": "German", "en": "English"}
# The stories that write them out, one for each, and one in the morning.
IN_FULL = frozenset({"keying_the_pin", "registering", "registering_too_late"})


@dataclass(frozen=True)
class Greeting:
    """The name that stands in a transcript, and the lines of a call for which it stands."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """What was heard or done, from when, and when it was over."""

    at: datetime
    what: str
    over: datetime


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
    known = () if one.name in IN_FULL else greetings()
    for number, leg in enumerate(legs if isinstance(legs, tuple) else (legs,), 1):
        parts += [f"--- telephone {number} ---"] if many else []
        parts += _with_pauses(list(_folded(list(_lines(leg)), known)))
        parts += [f"       over: {leg.ended_because}"] if leg.is_over else []
        parts += [""] if many else []
    return "\n".join(parts).rstrip() + "\n"


def _with_pauses(lines: Sequence[Line]) -> Iterator[str]:
    """Each line with the seconds since the one before it was over, where there is one second or more."""
    before = lines[0].at if lines else None
    for line in lines:
        assert before is not None
        pause = round((line.at - before).total_seconds())
        yield f"{f'+{pause} s' if pause > 0 else '':>6} {line.what}"
        before = max(before, line.over)


def _folded(lines: list[Line], known: Sequence[Greeting]) -> Iterator[Line]:
    """With the name of a greeting in the place of its words, if it was said in just these, to the end."""
    while lines:
        for greeting in known:
            length = len(greeting.lines)
            if [line.what for line in lines[:length]] == list(greeting.lines):
                yield Line(lines[0].at, f"hears {greeting.name}", lines[length - 1].over)
                del lines[:length]
                break
        else:
            yield lines.pop(0)


def _lines(leg: Leg) -> Iterator[Line]:
    """What was heard and done, and where the call got to, in order; in the event, not what the room itself plays."""
    is_inside, before = False, ""
    for line in sorted(chain(_places(leg), _happened(leg)), key=_moment):
        is_inside = line.what == _GOT_TO["room"] or (is_inside and not line.what.startswith(_HAPPENED))
        if is_inside and line.what in (MUSIC, "hears room: the room has started"):
            continue
        if line.what == before == MUSIC:
            continue
        before = line.what
        yield line


def _places(leg: Leg) -> Iterator[Line]:
    for item in leg.feed:
        if item["kind"] == "state" and item["state"] in _GOT_TO:
            at = datetime.fromisoformat(str(item["at"]))
            is_far_end = item["state"] == "bridge" and item["text"] == BRIDGE_NUMBER
            yield Line(at, _TO_VIDEOCONFERENCE if is_far_end else _GOT_TO[str(item["state"])], at)


def _happened(leg: Leg) -> Iterator[Line]:
    for item in leg.story:
        if isinstance(item, Done):
            yield Line(item.at, item.what, item.at)
        elif what := _heard(leg, item):
            lasts = item.heard(leg.company.now).seconds if what.startswith(_LASTING) else 0
            yield Line(item.at, what, item.at + timedelta(seconds=lasts))


def _heard(leg: Leg, playing: Playing) -> str:
    """Empty where it is nothing to tell; without the addresses of sounds."""
    heard = playing.heard(leg.company.now)
    if heard.kind == "pause" or (heard.was_cut and not heard.text):
        return ""
    for sound, name in _SOUNDS.items():
        if f"/voice/sounds/{sound}" in heard.text:
            return name
    text = f"hears {heard.kind}: {heard.text}{' ...' if heard.was_cut else ''}"
    return RECORDING.sub("what was recorded", text).rstrip()


def _moment(line: Line) -> tuple[datetime, int]:
    """A place is told before what happens there at the same moment, after the tone."""
    return line.at, 0 if line.what == TONE else 1 if line.what in (*_GOT_TO.values(), _TO_VIDEOCONFERENCE) else 2


@cache
def greetings() -> tuple[Greeting, ...]:
    """By the catalogues: only what was said in these words, whatever the time of day, is called by its name."""
    return tuple(
        Greeting(f"[{kind} in {language}]", tuple(_lines_of_prompt(key, hello, code)))
        for key, kind in GREETINGS.items()
        for code, language in LANGUAGES.items()
        for hello in HELLOS
    )


def _lines_of_prompt(key: str, hello: str, language: str) -> Iterator[str]:
    """One line for each voice in turn."""
    pieces = speak(key, {"city": CITY, "hello": hello}, language)
    words = [piece for piece in pieces if isinstance(piece, SpokenText)]
    for _, same_voice in groupby(words, key=lambda piece: piece.language):
        yield f"hears say: {' '.join(piece.text for piece in same_voice)}"
