"""Prints lists: the fallback list for an evening without machines, and the seat list."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from dialin.letters.printing.contents import Gathering
from dialin.letters.printing.press import press
from dialin.letters.printing.wording import language_of, written_date, written_moment, written_time
from dialin.rules.phone_numbers import spaced

TOLD = 3  # digits of a PIN that a list shows, its last: enough to find somebody, too few to get in
SHORT = 70  # characters of a question


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody with a seat. needs: what to mind when talking to them, in words."""

    name: str
    pin: str | None
    phone: str | None
    call: str = ""
    needs: tuple[str, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody without a seat; position from 1."""

    position: int
    name: str
    pin: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A call-back that is still to be made. when: in words."""

    when: str
    promised_at: datetime
    name: str | None
    phone: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the moderator; name: None where it may not be read out."""

    topic: str | None
    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat; name: None where it is free."""

    number: int
    name: str | None
    phone: str | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FallbackList:
    """What the office has to have on paper; each part in the order in which it is printed."""

    gathering: Gathering
    printed_at: datetime
    people: tuple[Listed, ...]
    call_backs: tuple[Promised, ...]
    waiting: tuple[Waiting, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class SeatList:
    """All seats by number."""

    gathering: Gathering
    printed_at: datetime
    seats: tuple[Seat, ...]


def print_fallback_list(given: FallbackList) -> bytes:
    """A4 across, 12 point, for whoever sits at the desk when nothing else works; raises `PrintingTrouble`."""
    language = _language(given.gathering)
    return press(
        "lists.typ",
        {
            "kind": "fallback",
            **_head(given.gathering, given.printed_at),
            "people": [
                {**asdict(one), "ending": ending(one.pin), "phone": _phone(one.phone), "pin": None,
                 "needs": ", ".join(one.needs), "question": _short(one.question)}
                for one in given.people
            ],
            "call_backs": [
                {"when": one.when, "promised": _moment(one.promised_at, language), "name": one.name or "",
                 "phone": _phone(one.phone)}
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
    )  # fmt: skip


def print_seat_list(given: SeatList) -> bytes:
    """Raises `PrintingTrouble`."""
    seats = [{**asdict(one), "number": str(one.number), "phone": _phone(one.phone)} for one in given.seats]
    return press("lists.typ", {"kind": "seats", **_head(given.gathering, given.printed_at), "seats": seats})


def ending(pin: str | None) -> str:
    return "" if pin is None else f"…{pin[-TOLD:]}"


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
