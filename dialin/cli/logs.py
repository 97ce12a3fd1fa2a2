"""Logging: one line per event, as text or JSON, with no PIN and no whole telephone number in it."""

import json
import logging
import re
from typing import Literal

# Five digits in a row or more: a PIN, a telephone number, or nothing that a log needs.
_DIGITS = re.compile(r"(?<![0-9A-Za-z])\+?\d{5,}(?![0-9A-Za-z])")


class _Masked(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _DIGITS.sub("•••", super().format(record)).replace("\n", "\n  ")


class _JSON(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "room": record.name,
            "message": _DIGITS.sub("•••", record.getMessage()),
        }
        if record.exc_info:
            entry["trouble"] = _DIGITS.sub("•••", self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


def set_up_logging(form: Literal["text", "json"]) -> None:
    """To standard error. The provider's ids of calls are letters and digits mixed and stay readable."""
    handler = logging.StreamHandler()
    handler.setFormatter(_JSON() if form == "json" else _Masked("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
