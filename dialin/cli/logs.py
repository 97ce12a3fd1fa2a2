"""Logging: one line per event, as text or JSON, with no PIN and no whole telephone number in it."""

import json
import logging
import re
from typing import Literal

Form = Literal["text", "json"]

# The provider's ids stay readable; any other five digits in a row are a PIN, a number, or nothing that a log needs.
_SECRET = re.compile(r"\b([A-Z]{2}[0-9a-f]{32})\b|\+?[0-9]{5,}")
_CALL = re.compile(r"\bCA[0-9a-f]{32}\b")


def mask(text: str) -> str:
    return _SECRET.sub(lambda found: found[1] or "***", text)


class LineFormatter(logging.Formatter):
    """Text on one line, tracebacks included, so that no message can look like two."""

    def format(self, record: logging.LogRecord) -> str:
        at, level = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), record.levelname
        return f"{at} {level} {record.name}: " + " | ".join(mask(_said(self, record)).splitlines())


class JSONFormatter(logging.Formatter):
    """One document on one line; `call` is the provider's id of the call that the event is about."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage()
        entry = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": mask(said),
        }
        if call := getattr(record, "call", None) or _CALL.search(said):
            entry["call"] = call if isinstance(call, str) else call[0]
        if record.exc_info:
            entry["trouble"] = mask(self.formatException(record.exc_info))
        return json.dumps(entry)


def _said(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    trouble = "\n" + formatter.formatException(record.exc_info) if record.exc_info else ""
    return record.getMessage() + trouble


def set_up_logging(form: Form) -> None:
    """To standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JSONFormatter() if form == "json" else LineFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for talkative in ("alembic", "twilio"):  # the latter names each request's numbers
        logging.getLogger(talkative).setLevel(logging.WARNING)
