"""Prints lists: the fallback list for an evening without machines, and the seat list."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from babel import Locale

from dialin.letters.printing.press import press
from dialin.letters.printing.wording import language_of, written_date, written_moment, written_time
from dialin.rules.paper.letters import Gathering
from dialin.rules.paper.lists import FallbackList, Listed, SeatList
from dialin.rules.phone_numbers import spaced

TOLD = 3  # digits of a PIN that a list shows, its last: enough to find somebody, too few to get in
WANTED = {
    "de": {"soon": "bald", "after_event": "nach der Veranstaltung", "next_event": "vor der nächsten Veranstaltung"},
    "en": {"soon": "soon", "after_event": "after the event", "next_event": "before the next event"},
}
NEEDS = {
    "de": {"dial": "Wählscheibe", "person": "nur Menschen rufen an", "contact": "nach {} fragen"},
    "en": {"dial": "rotary dial", "person": "called by people only", "contact": "ask for {}"},
}
SHORT = 70  # characters of a question


def print_fallback_list(given: FallbackList) -> bytes:
    """A4 across, 12 point, for whoever sits at the desk when nothing else works; raises `PrintingTrouble`."""
    language = _language(given.gathering)
    begins, wanted = written_time(given.gathering.calls_begin, language), WANTED[language]
    return press(
        "lists.typ",
        {
            "kind": "fallback",
            **_head(given.gathering, given.printed_at),
            "people": [_listed(one, language) | {"call": begins if one.is_called else ""} for one in given.people],
            "call_backs": [
                {"when": wanted.get(one.wanted, one.wanted), "promised": _moment(one.promised_at, language),
                 "name": one.name or "", "phone": _phone(one.phone)}
                for one in given.call_backs
            ],
            "waiting": [
                {"position": str(one.position), "name": one.name, "ending": ending(one.pin), "phone": _phone(one.phone)}
                for one in given.waiting
            ],
            "questions": [
                {"topic": one.topic or "", "text": one.text, "name": one.name or ""} for one in given.questions
            ],
        },
        with_gaps=True,
    )  # fmt: skip


def print_seat_list(given: SeatList) -> bytes:
    """Raises `PrintingTrouble`."""
    seats = [{**asdict(one), "number": str(one.number), "phone": _phone(one.phone)} for one in given.seats]
    data = {"kind": "seats", **_head(given.gathering, given.printed_at), "seats": seats}
    return press("lists.typ", data, with_gaps=True)


def ending(pin: str | None) -> str:
    return "" if pin is None else f"…{pin[-TOLD:]}"


def _listed(one: Listed, language: str) -> dict[str, Any]:
    words = NEEDS[language]
    needs = (
        words["dial"] if one.has_dial else "",
        words["person"] if one.is_called_by_person else "",
        one.language and (Locale(language).languages.get(one.language) or one.language),
        one.contact and words["contact"].format(one.contact),
        one.room,
    )
    return {
        "name": one.name,
        "ending": ending(one.pin),
        "phone": _phone(one.phone),
        "needs": ", ".join(filter(None, needs)),
        "question": _short(one.question),
    }


def _head(gathering: Gathering, printed_at: datetime) -> dict[str, Any]:
    language = _language(gathering)
    return {
        "lang": language,
        "title": gathering.title,
        "when": written_moment(gathering.starts, language),
        "number": gathering.number and spaced(gathering.number),
        "office": gathering.office and spaced(gathering.office),
        "printed": _moment(printed_at, language),
    }


def _language(gathering: Gathering) -> str:
    return language_of(gathering.language, gathering.language)


def _moment(moment: datetime, language: str) -> str:
    return f"{written_date(moment, language)}, {written_time(moment, language)}"


def _phone(number: str | None) -> str:
    return "" if number is None else spaced(number)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"
