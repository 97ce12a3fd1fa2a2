"""The page that leads readers to the transcripts: what each person wanted, and the story that shows it."""

import re
import sys
from collections.abc import Iterator
from itertools import groupby

from tests.stories.telling import STORIES, Story

# What people on the telephone want of dialin; a story that shows it names it in its first line.
WISHES = {
    "A1": "register by telephone, with no screen, in at most eight minutes",
    "A2": "register by letter",
    "A3": "register with a relative's help",
    "A4": "get the PIN in a form I can keep, read as often as I like",
    "A5": "dial, key the PIN without hash, and hear within two seconds that it is right",
    "A6": "mistype without landing on somebody else's seat",
    "A7": "press slowly",
    "A8": "get in with a telephone that has a dial",
    "A9": "withhold my number and get in all the same",
    "A10": "call too early and hear the weekday, the date, the time and when to call",
    "A11": "call on another event's day and hear which event my PIN is for",
    "A12": "wait in the lobby, knowing that I am right, heard by nobody",
    "A13": "have seat and hand back after the line has dropped",
    "A14": "get my seat back from whoever uses my PIN",
    "A15": "raise my hand and hear my place within ten seconds",
    "A16": "lower it again and hear that",
    "A17": "be warned, hear a tone, and only then be heard",
    "A18": "keep my voice off a recording",
    "A19": "hear within five seconds, alone, that nobody hears me",
    "A20": "hand in a question while registering, with or without my name",
    "A21": "hear my recorded question, say it anew, delete it; nothing is kept without a 1",
    "A22": "have everything said again",
    "A23": "speak my language, and be remembered in it",
    "A24": "cancel in under a minute, so that the seat goes on",
    "A25": "hear my place on the waiting list and get a seat that becomes free",
    "A26": "be sure that a call from the city is one",
    "A27": "know or delete what is stored about me",
    "A28": "reach a person from everywhere, or be called back",
    "A29": "take part without reading",
    "A30": "take part from behind an operator",
    "P4": "press star as often as I like without losing the call",
}
# Nothing that a call to dialin could show.
ELSEWHERE = {
    "A2": "staff type the letter up at the desk",
}
_HEAD = (
    "Every story below is played through the real app by the telephone company in a box, in German and in English,",
    "and a test compares each with what is written here. `python -m tests.stories.write [name …]` writes them anew,",
    "and this page; `dialin prompts list` prints all prompts by themselves.\n",
    "In front of a line stands how many seconds passed since the line before it was over, if any did. Three points",
    "say that the words were cut off there. Almost every call begins with the same greeting, so that it is written in",
    "full only [where the PIN is keyed](de/keying_the_pin.txt), and the one outside the evening only",
    "[where somebody registers](de/registering.txt), and [in the morning](de/registering_too_late.txt);",
    "elsewhere its name in brackets says that these words were heard, after the greeting of the time of day.",
)
_SHOWN = re.compile(r"((?:[AP]\d+)(?:, [AP]\d+)*): ")


def shown_by(one: Story) -> tuple[str, ...]:
    """The wishes that a story's title names."""
    named = _SHOWN.match(one.title)
    return tuple(named[1].split(", ")) if named else ()


def index() -> str:
    """The page as it stands beside the transcripts."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# What callers hear\n"
    yield from _HEAD
    stories = sorted(STORIES.values(), key=_module)  # whoever was imported first
    for module, some in groupby(stories, key=_module):
        yield f"\n## {_chapter(module)}\n"
        for one in some:
            yield f"- [{one.title}](de/{one.name}.txt) ([English](en/{one.name}.txt))"
    yield "\n## What people want, and where it is shown\n"
    yield "| | I want to | |\n| --- | --- | --- |"
    for wish, words in WISHES.items():
        links = ", ".join(f"[{one.name}](de/{one.name}.txt)" for one in stories if wish in shown_by(one))
        yield f"| {wish} | {words} | {links or ELSEWHERE[wish]} |"


def _module(one: Story) -> str:
    return one.play.__module__


def _chapter(module: str) -> str:
    """From "Stories of coming in: the PIN." to "Coming in: the PIN"."""
    first = (sys.modules[module].__doc__ or "").splitlines()[0]
    words = first.removeprefix("Stories of ").rstrip(".")
    return words[:1].upper() + words[1:]
