"""One prompt as a catalogue file writes it: when it is said, and its text or texts by number."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialin.prompts.language import CatalogueBroken, Language
from dialin.prompts.templates import Slot, Template, compile_text

KNOWN = frozenset({"when", "text", "count", "long", "choices"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One prompt in one language."""

    key: str
    when: str
    texts: Mapping[str, Template]
    count: str | None  # the value that chooses between the texts
    long: str | None  # why it may be longer than others
    choices: str | None  # why it may offer more choices than others
    variables: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All prompts of one language."""

    language: Language
    prompts: Mapping[str, Entry]


def read_entry(key: str, table: Mapping[str, Any], language: Language, languages: Mapping[str, Language]) -> Entry:
    """Raise CatalogueBroken, naming the prompt, for a text that cannot be spoken."""
    try:
        written = table["text"] if isinstance(table["text"], dict) else {"other": table["text"]}
        texts = {form: compile_text(text, language, languages) for form, text in written.items()}
        return _entry(key, table, texts)
    except (CatalogueBroken, KeyError, TypeError, ValueError) as trouble:
        raise CatalogueBroken(f"{language.code}.toml, {key}: {trouble}") from trouble


def _entry(key: str, table: Mapping[str, Any], texts: Mapping[str, Template]) -> Entry:
    if unknown := set(table) - KNOWN:
        raise CatalogueBroken(f"unknown {', '.join(sorted(unknown))}")
    count = table.get("count")
    if "other" not in texts or (len(texts) > 1) != (count is not None):
        raise CatalogueBroken("several texts need text.other, and count to name the number that chooses")
    return Entry(
        key=key,
        when=table["when"],
        texts=texts,
        count=count,
        long=table.get("long"),
        choices=table.get("choices"),
        variables=frozenset().union(*(text.names for text in texts.values()), {count} if count else ()),
        kinds=frozenset(p.kind for text in texts.values() for p in text.parts if isinstance(p, Slot)),
    )
