"""What a person on the telephone hears, and how much of it before it was cut off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

HeardKind = Literal["say", "play", "pause", "tone", "digits", "ring", "room"]


@dataclass(frozen=True)
class Heard:
    """One thing that was heard; `text` is only what was really played."""

    kind: HeardKind
    text: str
    language: str | None
    voice: str | None
    at: datetime
    seconds: float
    was_cut: bool


@dataclass(frozen=True)
class HeardTone:
    """A key that was heard as a tone, and when."""

    key: str
    at: datetime


@dataclass(frozen=True)
class Sound:
    """Something to play: pieces of text, each with its seconds (a piece without text is silence)."""

    kind: HeardKind
    pieces: tuple[tuple[str, float], ...]
    language: str | None = None
    voice: str | None = None

    @property
    def seconds(self) -> float:
        return sum(seconds for _, seconds in self.pieces)

    @property
    def text(self) -> str:
        return _joined(text for text, _ in self.pieces)


@dataclass
class Playing:
    """A sound with the time it began and, once over, the time it stopped."""

    sound: Sound
    at: datetime
    stopped: datetime | None = None

    def stop(self, now: datetime) -> None:
        if self.stopped is None:
            self.stopped = now

    def heard(self, now: datetime) -> Heard:
        end = self.stopped or now
        seconds = min((end - self.at).total_seconds(), self.sound.seconds)
        # Half a millisecond: datetimes round to the microsecond.
        was_cut = seconds < self.sound.seconds - 0.0005
        text = _until(self.sound, seconds) if was_cut else self.sound.text
        return Heard(self.sound.kind, text, self.sound.language, self.sound.voice, self.at, round(seconds, 3), was_cut)

    def words(self) -> Iterator[tuple[str, datetime]]:
        """Each word with the moment at which it is over, as far as the sound was not cut off before."""
        began = 0.0
        for text, takes in self.sound.pieces:
            spoken = text.split()
            for place, word in enumerate(spoken, start=1):
                at = self.at + timedelta(seconds=began + takes * place / len(spoken))
                if self.stopped is not None and at > self.stopped:
                    return
                yield word, at
            began += takes


def _until(sound: Sound, seconds: float) -> str:
    spoken, left = [], seconds
    for text, takes in sound.pieces:
        if left >= takes:
            spoken.append(text)
        elif text:
            words = text.split()
            spoken.append(" ".join(words[: int(len(words) * left / takes)]))
        left -= takes
        if left <= 0:
            break
    return _joined(spoken)


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(text.strip() for text in pieces if text.strip())
