"""What a person must have heard: by the prompt's key and values, so that it holds in every language."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.prompts.catalogue import speak
from dialin.prompts.pieces import SpokenText
from dialin.prompts.spoken import Value
from dialin.rehearsal import Leg
from dialin.rehearsal.transcripts import Done
from tests.building import DOORS, EVENING
from tests.stories.theatre import CITY, Theatre

BERLIN = ZoneInfo("Europe/Berlin")
STARTS, OPENS = EVENING.astimezone(BERLIN), DOORS.astimezone(BERLIN)
HELD = STARTS + timedelta(minutes=15)
RINGS, RINGS_NO_MORE = STARTS - timedelta(minutes=10), STARTS + timedelta(minutes=5)
TITLE = "Digitaltag"
SILENCE = "/voice/sounds/silence/"


def heard(stage: Theatre, leg: Leg, key: str, /, *, language: str = "", **values: Value) -> list[datetime]:
    """When the prompt began to be said, each time that it was said to its end."""
    spoken = language or stage.event.language
    pieces = speak(key, {"city": CITY, "title": TITLE, **values}, spoken)
    words = " ".join(piece.text for piece in pieces if isinstance(piece, SpokenText) and piece.language == spoken)
    return [one.began(place) for one in _sayings(leg) for place in one.places_of(words)]


@dataclass
class _Saying:
    """Words between which there was only a sound without sound, and from which letter on what was begun when."""

    text: str
    parts: list[tuple[int, datetime]]

    def go_on(self, words: str, at: datetime) -> None:
        self.parts.append((len(self.text) + 1, at))
        self.text = f"{self.text} {words}"

    def places_of(self, words: str) -> list[int]:
        return [found.start() for found in re.finditer(re.escape(words), self.text)] if words else []

    def began(self, place: int) -> datetime:
        return max(at for first, at in self.parts if first <= place)


def _sayings(leg: Leg) -> list[_Saying]:
    found: list[_Saying] = []
    is_resting = False
    for one in leg.heard:
        if SILENCE in one.text:
            is_resting = bool(found) and not one.was_cut
            continue
        if is_resting and one.kind == "say":
            found[-1].go_on(one.text, one.at)
        else:
            found.append(_Saying(one.text, [(0, one.at)]))
        is_resting = False
    return found


def must_hear(stage: Theatre, leg: Leg, key: str, /, *, within: float = 0, language: str = "", **values: Value) -> None:
    """within: seconds after the last key or word before it, where that matters."""
    moments = heard(stage, leg, key, language=language, **values)
    assert moments, f"{key} was not heard"
    if within:
        before = max(item.at for item in leg.story if isinstance(item, Done) and item.at <= moments[-1])
        assert (moments[-1] - before).total_seconds() <= within, key


def all_heard(leg: Leg) -> str:
    """Everything, in one line."""
    return " ".join(one.text for one in leg.heard)


def keys_pressed(leg: Leg) -> str:
    """All keys of the call in order."""
    done = (item.what for item in leg.story if isinstance(item, Done))
    return "".join(what.removeprefix("presses ") for what in done if what.startswith("presses "))
