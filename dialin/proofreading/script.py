"""The words on paper: a list of all prompts, and the script that a speaker reads into the microphone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialin.prompts.catalogue import BUILT_IN, load
from dialin.prompts.entries import Catalogue
from dialin.prompts.pieces import Piece, Recording, Rest, SpokenText
from dialin.prompts.recordings import HOUSE, takes_to_record
from dialin.prompts.rendering import render_parts
from dialin.prompts.spoken import Value
from dialin.proofreading.judging import judge, seconds


@dataclass(frozen=True, slots=True)
class ListedText:
    """One text of the catalogue as it is written; `form`: the number or plural that chooses it."""

    key: str
    form: str
    when: str
    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One recording to make. `file`: its place in the folder, without the ending; `scope`: house or event."""

    file: str
    scope: str
    when: str
    text: str
    seconds: float


def listed(language: str, folder: Path = BUILT_IN) -> list[ListedText]:
    """Every text of a language in the catalogue's order, with the estimated seconds it takes to say."""
    catalogues = load(folder)
    return [
        ListedText(prompt.key, form, prompt.when, judged.source, round(judged.seconds, 1))
        for prompt in catalogues[language].prompts.values()
        for form, judged in zip(prompt.texts, judge(prompt, language, catalogues), strict=True)
    ]


def script(language: str, values: Mapping[str, Value], folder: Path = BUILT_IN) -> list[ScriptRow]:
    """What can be recorded with these values, word for word: those of the house, or of the house and one event."""
    catalogues = load(folder)
    catalogue, known = catalogues[language], frozenset(values)
    styles = {code: one.language.style for code, one in catalogues.items()}
    defaults = frozenset(catalogue.language.defaults)
    rows = []
    for prompt in catalogue.prompts.values():
        for take in takes_to_record(prompt):
            if take.said <= known | (defaults & HOUSE):
                pieces = render_parts(take.parts, values, catalogue)
                text, long = written(pieces, language, catalogues), round(seconds(pieces, styles), 1)
                rows.append(ScriptRow(f"{language}/{take.name}", str(take.scope), prompt.when, text, long))
    return rows


def written(pieces: Iterable[Piece], language: str, catalogues: Mapping[str, Catalogue]) -> str:
    """Pauses in brackets with their seconds, words of another language with its name."""
    return " ".join(_written(piece, language, catalogues) for piece in pieces)


def _written(piece: Piece, language: str, catalogues: Mapping[str, Catalogue]) -> str:
    match piece:
        case Rest(pause):
            return f"[{pause}]"
        case SpokenText(text, spoken) if spoken != language:
            return f"({catalogues[spoken].language.name}: {text})"
        case SpokenText(text):
            return text
        case Recording(address):
            return f"({address})"
