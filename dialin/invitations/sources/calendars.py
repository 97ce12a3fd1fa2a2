"""Entries of a calendar file: their description, place, page and links, each entry a part of its own."""

import re

from dialin.invitations.sources.pages import is_page, text_of
from dialin.invitations.sources.parts import Part

_BEGINS = re.compile(r"\A\s*(?:[^\n]{0,80}\n\s*){0,3}?BEGIN:VCALENDAR\b", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]")
_MOST_ENTRIES = 200
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "URL")
_PAGES = ("X-ALT-DESC",)


def is_calendar(text: str) -> bool:
    return bool(_BEGINS.match(text[:2000]))


def open_calendar(text: str) -> tuple[Part, ...]:
    """The entries that stand; cancelled ones only where there is no other."""
    from icalendar import Calendar, Component

    begin = re.search("BEGIN:VCALENDAR", text, re.IGNORECASE)
    text = text[begin.start() if begin else 0 :]
    try:
        calendars: list[Component] = list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return (_damaged(text),)
    parts = [
        _entry(entry, is_called_off=str(calendar.get("METHOD", "")).upper() == "CANCEL")
        for calendar in calendars
        for entry in calendar.walk("VEVENT")[:_MOST_ENTRIES]
    ]
    standing = [part for part in parts if not part.is_cancelled]
    return tuple(standing or parts) or (_damaged(text),)


def _entry(entry: object, *, is_called_off: bool) -> Part:
    get = entry.get  # type: ignore[attr-defined]
    beside = [str(get(name, "")) for name in ("LOCATION", *_LINKS)] + _conferences(get("CONFERENCE"))
    description = str(get("DESCRIPTION", ""))
    plain = text_of(description) if is_page(description) else description
    pages = [text_of(str(get(name))) for name in _PAGES if get(name)]
    texts = tuple("\n\n".join([text, *beside]) for text in (plain, *pages) if text.strip())
    is_cancelled = (
        is_called_off or str(get("STATUS", "")).upper() == "CANCELLED" or _is_named_so(str(get("SUMMARY", "")))
    )
    return Part(texts or ("\n\n".join(beside),), is_cancelled)


def _is_named_so(summary: str) -> bool:
    return bool(re.match(r"\W*(?:Abgesagt|Cancell?ed|Absage)\b", summary, re.IGNORECASE))


def _conferences(found: object) -> list[str]:
    """Ways in as RFC 7986 writes them; those for the moderator are not for callers."""
    several = found if isinstance(found, list) else [found] if found else []
    lines = []
    for one in several:
        parameters = getattr(one, "params", {})
        if "MODERATOR" not in str(parameters.get("FEATURE", "")).upper():
            lines.append(f"Dial-in {parameters.get('LABEL', '')}: {one}")
    return lines


def _damaged(text: str) -> Part:
    """What no parser takes is read as lines: unfolded, and without the escapes."""
    unfolded = _FOLD.sub("", text)
    plain = re.sub(r"\\[nN]", "\n", re.sub(r"\\([,;])", r"\1", unfolded))
    is_cancelled = bool(re.search(r"^(?:METHOD:CANCEL|STATUS:CANCELLED)", plain, re.IGNORECASE | re.MULTILINE))
    return Part(
        (re.sub(r"^(?:DESCRIPTION|LOCATION)[^:\n]*:", "", plain, flags=re.MULTILINE | re.IGNORECASE),), is_cancelled
    )
