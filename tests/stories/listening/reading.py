"""Reads the transcripts back: what each telephone heard, prompt by prompt, and what was done in between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dialin.prompts.catalogue import speak
from dialin.prompts.pieces import Rest, SpokenText
from tests.stories.listening.recognising import RECORDING, Said, Unknown, recognise, speaking_seconds
from tests.stories.telling import GREETINGS, LANGUAGES
from tests.stories.theatre import CITY

_CUT = " ..."
TRANSCRIPTS = Path(__file__).parents[3] / "docs" / "transcripts"
_LINE = re.compile(r" *(?:\+(?P<wait>\d+) s)? *(?P<what>\S.*)")
_SHORT = {
    f"[{kind} in {name}]": (key, code) for key, kind in GREETINGS.items() for code, name in LANGUAGES.items()
}  # fmt: skip


@dataclass(frozen=True)
class Did:
    """What the person did, or where the call got to, in the words of the transcript."""

    what: str


@dataclass(frozen=True)
class Cut:
    """What was heard of a prompt before it was cut off."""

    words: str

    @property
    def seconds(self) -> float:
        return speaking_seconds(self.words)


@dataclass(frozen=True)
class Waited:
    """Seconds in which nothing was said."""

    seconds: float


Step = Said | Unknown | Cut | Waited | Did


@dataclass
class Telephone:
    """One call of a story, step by step."""

    steps: list[Step] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        return [step for step in self.steps if isinstance(step, Said)]


def read(name: str, language: str) -> list[Telephone]:
    """The telephones of a story that docs/transcripts tells."""
    return read_text((TRANSCRIPTS / language / f"{name}.txt").read_text(encoding="utf-8"))


def read_text(text: str) -> list[Telephone]:
    title, _, body = text.partition("\n\n")
    assert title, "a transcript begins with its title"
    calls = [part for part in re.split(r"--- telephone \d+ ---\n", body) if part.strip()]
    return [Telephone(list(_steps(call.splitlines()))) for call in calls]


def _steps(lines: list[str]) -> Iterator[Step]:
    """What is heard between two deeds is one speech: voices change in it, and recordings are played."""
    speech = ""
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        heard = _heard(found["what"])
        if heard is not None and not found["wait"] and not heard.endswith(_CUT):
            speech += f" {heard}"
            continue
        yield from recognise(speech)
        speech = ""
        if found["wait"]:
            yield Waited(float(found["wait"]))
        if heard is None:
            yield from _greeting(found["what"]) or [Did(found["what"])]
        elif heard.endswith(_CUT):
            yield from _cut(heard.removesuffix(_CUT))
        else:
            speech = heard
    yield from recognise(speech)


def _cut(heard: str) -> Iterator[Step]:
    """The prompts that were whole, then all that is left of the last."""
    rest = []
    for one in recognise(heard):
        if isinstance(one, Unknown):
            rest.append(one.words)
        else:
            yield one
    yield Cut(" ".join(rest))


def _heard(what: str) -> str | None:
    if what == f"hears play: {RECORDING}":
        return RECORDING
    return what.removeprefix("hears say: ") if what.startswith("hears say: ") else None


def _greeting(what: str) -> list[Step]:
    """A greeting that a transcript only names was heard in full."""
    found = _SHORT.get(what.removeprefix("hears "))
    if found is None:
        return []
    key, language = found
    pieces = speak(key, {"city": CITY}, language)
    words = " ".join(piece.text for piece in pieces if isinstance(piece, SpokenText))
    pauses = sum(piece.seconds for piece in pieces if isinstance(piece, Rest))
    return [Said(key, "other", language, words, speaking_seconds(words) + pauses)]
