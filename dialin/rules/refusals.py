"""Sentences as data: what to change, how a list was read; a mark says that words want translating."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


def mark(msgid: str) -> str:
    """The same words; says to whoever collects the sentences that these want translating."""
    return msgid


@dataclass(frozen=True)
class Refused:
    """Why something was not done, said so that the reader knows what to do instead.

    `sentence` is at once the English text and the key under which a translation is found, so it keeps its
    `{placeholders}`; `values` fills them in whichever language is shown.
    """

    sentence: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    field: str | None = None  # what to change, by the name that forms, columns and options share; None: nothing typed

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)

    def at(self, field: str) -> Self:
        """The same about this field, for a rule that reads what stands in several."""
        return dataclasses.replace(self, field=field)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a list did not say in so many words, and how it was read; `sentence` and `values` are as in a refusal."""

    sentence: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    line: int | None = None  # from 1, as the person sees it; None: the whole file

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)

    def at(self, line: int) -> Self:
        return dataclasses.replace(self, line=line)
