"""A refusal is data: one sentence that says what to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refused:
    """Why something was not done, said so that the reader knows what to do instead.

    `sentence` is at once the English text and the key under which a translation is found, so it keeps its
    `{placeholders}`; `values` fills them in whichever language is shown.
    """

    sentence: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)
