"""What would stand in the logs, in both forms at once, at the levels that a server is shipped with."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dialin.cli.logs import TALKATIVE, JSONFormatter, LineFormatter


@dataclass
class Logbook:
    """as_text, as_json: what a server would have written. raw: the same before anything is masked."""

    streams: dict[str, io.StringIO] = field(default_factory=dict)

    def text(self, form: str) -> str:
        return self.streams[form].getvalue()

    @property
    def written(self) -> list[str]:
        """JSON as its reader has it: with every letter, and no escape in its place."""
        read = [str(json.loads(line)) for line in self.text("json").splitlines()]
        return [self.text("text"), *read]


FORMS = {"text": LineFormatter(), "json": JSONFormatter(), "raw": logging.Formatter()}


@contextmanager
def logbook() -> Iterator[Logbook]:
    book, root = Logbook(), logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in TALKATIVE} | {"": root.level}
    handlers = []
    for form, formatter in FORMS.items():
        book.streams[form] = io.StringIO()
        handler = logging.StreamHandler(book.streams[form])
        handler.setFormatter(formatter)
        handlers.append(handler)
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield book
    finally:
        for handler in handlers:
            root.removeHandler(handler)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
