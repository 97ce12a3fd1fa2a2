"""What to say: a prompt's key, its values and a language become the pieces that a caller hears."""

import functools
import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dialin.prompts import templates
from dialin.prompts.entries import Catalogue, read_entry
from dialin.prompts.language import CatalogueBroken, Language, read_language
from dialin.prompts.pieces import Piece
from dialin.prompts.recordings import NONE, Recordings
from dialin.prompts.rendering import PromptMissing, find, render
from dialin.prompts.spoken import FORMATS, Value
from dialin.prompts.spoken_languages import BUILT_IN

__all__ = [
    "BUILT_IN",
    "PromptMissing",
    "languages",
    "load",
    "speak",
    "switch_keys",
    "tts_language",
    "version",
    "voice",
]

KINDS = frozenset(FORMATS) | {"prompt"}


def load(folder: Path = BUILT_IN) -> Mapping[str, Catalogue]:
    """Read every catalogue file of the folder, once a process; a new language is a new file.

    Raises CatalogueBroken for a file that cannot be used.
    """
    return _load(folder)


@functools.cache  # which takes a default and the same value given for two different things
def _load(folder: Path) -> Mapping[str, Catalogue]:
    files = {path.stem: _tables(path) for path in sorted(folder.glob("*.toml"))}
    languages = {code: read_language(code, tables.pop("language", {})) for code, tables in files.items()}
    return {code: _catalogue(languages[code], tables, languages) for code, tables in files.items()}


def languages(folder: Path = BUILT_IN) -> tuple[str, ...]:
    return tuple(load(folder))


def speak(
    key: str,
    values: Mapping[str, Value],
    language: str,
    *,
    recordings: Recordings = NONE,
    folder: Path = BUILT_IN,
) -> tuple[Piece, ...]:
    """Raise PromptMissing for an unknown language, key or value, TypeError for a value that does not fit its kind."""
    catalogue = _of(language, folder)
    return render(find(catalogue, key), values, catalogue, recordings)


def version(key: str, language: str, folder: Path = BUILT_IN) -> str:
    """Changes with the words of a prompt: what was agreed to can be told from what stands there later."""
    texts = find(_of(language, folder), key).texts
    written = "\n".join(f"{form}: {text.source}" for form, text in sorted(texts.items()))
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def voice(language: str, voices: Mapping[str, str] | None = None, folder: Path = BUILT_IN) -> str:
    """The provider's voice; `voices` (by language) comes from the settings and wins over the file."""
    return (voices or {}).get(language) or _of(language, folder).language.voice


def tts_language(language: str, folder: Path = BUILT_IN) -> str:
    return _of(language, folder).language.tts


def switch_keys(language: str, folder: Path = BUILT_IN) -> dict[str, str]:
    """Which key the greeting offers for which other language."""
    catalogues = load(folder)
    return templates.switch_keys(
        _of(language, folder).language, {code: one.language for code, one in catalogues.items()}
    )


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as trouble:
        raise CatalogueBroken(f"{path.name}: {trouble}") from trouble


def _catalogue(
    language: Language, tables: Mapping[str, Mapping[str, object]], languages: Mapping[str, Language]
) -> Catalogue:
    prompts = {key: read_entry(key, table, language, languages) for key, table in tables.items()}
    for prompt in prompts.values():
        if unknown := prompt.kinds - KINDS:
            raise CatalogueBroken(f"{language.code}.toml, {prompt.key}: no way to say {', '.join(sorted(unknown))}")
    return Catalogue(language, prompts)


def _of(language: str, folder: Path) -> Catalogue:
    try:
        return load(folder)[language]
    except KeyError:
        raise PromptMissing(f"no catalogue for {language!r}") from None
