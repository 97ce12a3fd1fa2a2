"""Logging: one line per event, as text or JSON, with no PIN, no whole telephone number and nobody's name in it."""

import json
import logging
import re
from importlib.metadata import version
from typing import Any, Literal

from dialin.config import Settings
from dialin.demands import name_of
from dialin.provider.dialects import CALL_IDS
from dialin.rules.number_words import Kind, lexicon_of

TALKATIVE = ("alembic", "twilio")  # the latter names each request's numbers: of these, warnings only
Form = Literal["text", "json"]
log = logging.getLogger(__name__)

# What an operator has to read: the provider's ids and codes of errors, which have five digits as no PIN has; processes,
# ports, times and the end of the audit log.
_DATE = r"\b(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b"
_A_CALL = rf"\b(?:{CALL_IDS.pattern})(?![\w-])"
_READABLE = (
    r"\b[A-Z]{2}[0-9a-f]{32}\b",
    _A_CALL,
    r"\bcode:? [0-9]{5}\b",
    r"\bpid:\s?[0-9]{1,7}\b",
    r"\bListening at: \S+ \([0-9]{1,7}\)",
    r"\bport:? [0-9]{1,5}\b",
    r"\b(?:127\.0\.0\.1|localhost|0\.0\.0\.0|\[::1?\]):[0-9]{1,5}\b",
    r"\bthe last one with [0-9a-f]{16}\b",  # how the audit log ends, which is to be compared
    rf"{_DATE}(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-9.]{{2,9}})?)?",
)
_KEPT = "|".join(_READABLE)
# Any other five digits in a row are a PIN, a number, or nothing that a log needs; so are those with gaps, as people
# write them, and four digits said in words one after the other.
_DIGITS = r"\+?[0-9](?:[ \u00a0\u202f/(),-]{0,2}[0-9]){4,}"
_WORDS = "|".join(
    sorted(
        {
            spelt
            for lexicon in map(lexicon_of, ("de", "en"))
            for word, meant in lexicon.words.items()
            if meant.kind in (Kind.UNIT, Kind.TEEN, Kind.TENS)
            for spelt in (word, word.replace("ue", "ü"), word.replace("oe", "ö"), word.replace("ss", "ß"))
        },
        key=len,
        reverse=True,
    )
)
_BETWEEN = r"(?:[\s.,;:\u2013-]{1,4}|\s?(?:und|and)\s?|\s?<[^<>]{0,80}>\s?)?"  # once, so that no text takes long
_SPELT = rf"\b(?:{_WORDS})(?:{_BETWEEN}(?:{_WORDS})){{3,40}}"
_SECRET = re.compile(rf"({_KEPT})|{_DIGITS}|(?i:{_SPELT})")
# A database tells which row it refused; after that SQLAlchemy says the statement, without its values.
_ROW = re.compile(r"^(?:DETAIL|CONTEXT|HINT):.*?(?=^\[SQL|^\s*$|\Z)", re.MULTILINE | re.DOTALL)
# An exception quotes the value that it cannot use. Those that quote names of code, files or rules stay whole.
_KINDS = r"[\w.]*(?:Error|Exception|Violation|Representation|State|Refused)"
_MESSAGE = re.compile(rf"^(?P<kind>{_KINDS}): (?P<said>.*)$", re.MULTILINE)
_OF_CODE = re.compile(r"(?:Attribute|Name|Import|NotFound|Permission|OS|Integrity|Operational)Error$|Violation$")
_QUOTED = re.compile(r"['\"].*['\"]")  # from the first to the last: an apostrophe is one, too
_CALL = re.compile(_A_CALL)


def mask(text: str) -> str:
    return _SECRET.sub(lambda found: found[1] or "***", text)


def nameless(traceback: str) -> str:
    """Where it broke and by what, without the values that it broke by."""
    return _MESSAGE.sub(_unquoted, _ROW.sub("", traceback))


def _unquoted(found: re.Match[str]) -> str:
    said = found["said"] if _OF_CODE.search(found["kind"]) else _QUOTED.sub("'***'", found["said"])
    return f"{found['kind']}: {said}"


class Nameless(logging.Formatter):
    """Of an exception."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's own name)
        return nameless(super().formatException(ei))


class LineFormatter(Nameless):
    """Text on one line, tracebacks included, so that no message can look like two."""

    def format(self, record: logging.LogRecord) -> str:
        at, level = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), record.levelname
        return f"{at} {level} {record.name}: " + " | ".join(mask(_said(self, record)).splitlines())


class JSONFormatter(Nameless):
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


def say_where(settings: Settings, what: str) -> None:
    """The first line of a server's or worker's log: what has started, and on what it works."""
    log.info(
        "%s of dialin %s begins. home: %s, database: %s, address: %s",
        what, version("dialin"), settings.home, name_of(settings), settings.shown_url or "none",
    )  # fmt: skip


def set_up_logging(form: Form) -> None:
    """To standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JSONFormatter() if form == "json" else LineFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for talkative in TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.WARNING)
