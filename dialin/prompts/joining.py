"""Joins what a prompt says, bit by bit, into the pieces that a caller hears."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialin.prompts.pieces import Foreign, Piece, Rest, SpokenText
from dialin.prompts.spoken import Atom


@dataclass(frozen=True, slots=True)
class Name:
    """A value's own words, which stay in the language that they are written in: of an event, or of the city."""

    words: str
    language: str


Said = Atom | SpokenText | Name


def join(said: Iterable[Said], language: str) -> tuple[Piece, ...]:
    """Words that follow each other make one text of this language; two rests with nothing between them are one."""
    pieces: list[Piece] = []
    words: list[str | Name] = []
    for one in said:
        if isinstance(one, str | Name):
            words.append(one)
            continue
        _add_words(pieces, words, language)
        _add(pieces, one)
        words = []
    _add_words(pieces, words, language)
    return tuple(pieces)


def _add_words(pieces: list[Piece], words: Iterable[str | Name], language: str) -> None:
    text, foreign = "", []
    for one in words:
        said = one.words if isinstance(one, Name) else one
        if not text:
            said = said.lstrip()
        if text.endswith("."):
            said = said.removeprefix(".")  # a sentence that ends in "p.m." ends once
        if isinstance(one, Name):
            foreign.append(Foreign(len(text), len(text) + len(said), one.language))
        text += said
    if any(letter.isalnum() for letter in text):
        pieces.append(SpokenText(text.rstrip(), language, tuple(foreign)))


def _add(pieces: list[Piece], piece: Piece) -> None:
    before = pieces[-1] if pieces else None
    if isinstance(piece, Rest) and isinstance(before, Rest):
        # two pauses with nothing between them, as around an inserted prompt, are one
        pieces[-1] = max(before, piece, key=lambda rest: rest.seconds)
    else:
        pieces.append(piece)
