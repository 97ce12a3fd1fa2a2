"""What a test hears: pieces as one line, pauses in brackets, other voices in angle brackets."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.prompts.pieces import Piece, Recording, Rest, SpokenText

BERLIN = ZoneInfo("Europe/Berlin")


def heard(pieces: Iterable[Piece], language: str = "de") -> str:
    return " ".join(_one(piece, language) for piece in pieces)


def words(pieces: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in pieces if isinstance(piece, SpokenText))


def at(hour: int, minute: int = 0, *, day: int = 19, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def _one(piece: Piece, language: str) -> str:
    match piece:
        case SpokenText(text, code):
            return text if code == language else f"<{code}: {text}>"
        case Rest(seconds):
            return f"[{seconds}]"
        case Recording(address):
            return f"({address})"
