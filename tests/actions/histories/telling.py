"""An evening as a story: one numbered sentence for each deed, with the time of day and what came of it."""

import textwrap
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
WIDTH = 118


@dataclass
class Story:
    sentences: list[str] = field(default_factory=list)

    def tell(self, at: datetime, sentence: str) -> None:
        self.sentences.append(f"{at.astimezone(BERLIN):%H:%M:%S} {sentence}")

    def add(self, more: str) -> None:
        """What came of the deed that was told last."""
        self.sentences[-1] += f": {more}"

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        numbered = (f"{number:3}. {sentence}" for number, sentence in enumerate(self.sentences, 1))
        return [line for one in numbered for line in textwrap.wrap(one, WIDTH, subsequent_indent=" " * 14)]
