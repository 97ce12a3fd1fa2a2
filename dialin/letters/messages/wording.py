"""The sentences of one language, of which those are said whose values are known."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from dialin.letters.messages.facts import Values

# The first of several that can be said; one alone is left out where a value is missing.
Sentence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailWords:
    subject: Sentence
    paragraphs: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """sms: by purpose the SMS that it takes, each as sentences of which the last are the first to be done without."""

    city: str  # where the settings name none
    sms: dict[str, tuple[tuple[Sentence, ...], ...]]
    mail: dict[str, MailWords]


@cache
def words_of(language: str) -> Words:
    read = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return Words(
        city=read["city"],
        sms={name: tuple(_sentences(one) for one in messages) for name, messages in read["sms"].items()},
        mail={
            name: MailWords(_sentence(mail["subject"]), _sentences([*mail["body"], *read["closing"]]))
            for name, mail in read["mail"].items()
        },
    )


def filled(sentences: Sequence[Sentence], values: Values) -> list[str]:
    found = (_said(sentence, values) for sentence in sentences)
    return [one for one in found if one is not None]


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _said(sentence: Sentence, values: Values) -> str | None:
    known = {name: value for name, value in values.items() if value is not None}
    return next((form.format_map(known) for form in sentence if names_in(form) <= known.keys()), None)


def _sentences(written: Sequence[str | list[str]]) -> tuple[Sentence, ...]:
    return tuple(_sentence(one) for one in written)


def _sentence(written: str | list[str]) -> Sentence:
    forms = (written,) if isinstance(written, str) else tuple(written)
    return tuple(form.strip() for form in forms)
