"""Which column of a table holds what: headings in German and English, in any order, case and spelling."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dialin.rules.refusals import Refused

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# "first", "last" and "mobile" are parts that many lists bring; they end up in name and phone.
_HEADINGS = {
    "name": (
        "name", "fullname", "attendee", "teilnehmer", "teilnehmerin", "teilnehmende", "teilnehmername",
        "vorundnachname", "vornameundnachname", "vornamenachname", "vornamename", "namevorname", "nachnamevorname",
    ),
    "first": ("vorname", "firstname", "givenname"),
    "last": ("nachname", "familienname", "zuname", "lastname", "surname", "familyname"),
    "phone": (
        "phone", "phonenumber", "phoneno", "telephone", "telephonenumber", "tel", "telno", "telnr", "telefon",
        "telefonnummer", "telefonnr", "rufnummer", "festnetz", "festnetznummer",
    ),
    "mobile": ("mobile", "mobilenumber", "mobil", "mobilnummer", "mobiltelefon", "handy", "handynummer", "handynr"),
    "language": ("language", "lang", "sprache"),
    "question": ("question", "questions", "frage", "fragen", "ihrefrage"),
    "delivery": ("delivery", "zustellung", "zustellart", "zustellweg", "versand", "versandart"),
    "email": ("email", "emailaddress", "mail", "mailaddress", "emailadresse", "mailadresse"),
    "callback": ("callback", "callbackwanted", "rueckruf", "rueckrufwunsch", "rueckrufgewuenscht", "rueckrufbitte"),
}  # fmt: skip
_COLUMN_OF = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
_MOST_SHOWN = 8  # headings repeated to the reader of a refusal


@dataclass(frozen=True, slots=True)
class Columns:
    """places: the index of each column that is there. ignored: headings that say nothing to us."""

    places: dict[str, int]
    width: int
    ignored: tuple[str, ...]

    def pick(self, cells: Sequence[str], column: str) -> str:
        place = self.places.get(column)
        return cells[place].strip() if place is not None and place < len(cells) else ""


def read_headings(cells: Sequence[str]) -> Columns | Refused:
    places: dict[str, int] = {}
    ignored = []
    for place, cell in enumerate(cells):
        column = _COLUMN_OF.get(plain(cell))
        if column is None:
            ignored += [cell.strip()] if cell.strip() else []
        elif column in places:
            first, second = cells[places[column]].strip(), cell.strip()
            return Refused(
                "The columns “{first}” and “{second}” mean the same. Keep one of them.",
                {"first": first, "second": second},
            )
        else:
            places[column] = place
    if not places.keys() & {"name", "last"} or not places.keys() & {"phone", "mobile"}:
        return _refuse(cells)
    return Columns(places, len(cells), tuple(ignored))


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are headings that are understood."""
    return sum(plain(cell) in _COLUMN_OF for cell in cells)


def plain(text: str) -> str:
    """Small letters a to z and digits only: "E-Mail " and "email" are the same, and so are "Rückruf" and "rueckruf"."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return "".join(char for char in folded if char.isascii() and char.isalnum())


def _refuse(cells: Sequence[str]) -> Refused:
    found = [" ".join(cell.split())[:30] for cell in cells if cell.strip()][:_MOST_SHOWN]
    return Refused(
        "The first line must name the columns, at least name and phone (or Name and Telefon), but it says: {found}.",
        {"found": ", ".join(found)},
    )
