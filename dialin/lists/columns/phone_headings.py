"""Which columns hold telephone numbers, in the spellings of offices, Outlook, Google and address books."""

import re
from dataclasses import dataclass
from enum import IntEnum

from dialin.lists.folding import LONGEST, words_of


class Use(IntEnum):
    """In the order in which a number is chosen among several."""

    PRIVATE = 0
    PLAIN = 1
    MOBILE = 2
    OTHER = 3
    BUSINESS = 4


@dataclass(frozen=True, slots=True)
class PhoneHeading:
    """part: "number", "area" (code), "country" (code), "extension", "label" (what kind of number it is)."""

    part: str
    use: Use
    count: str  # "2" for "Telefon 2"


_PHONE = (
    "kontaktnummer|telefonnummer|telefon|telephone|telephon|phone|tel|fon|rueckrufnummer|rufnummer|ruf|festnetz|landline|"
    "mobiltelefon|mobilfunk|mobile|mobil|handy|cellular|cell|smartphone|gsm"
)
_USES = {
    Use.BUSINESS: "geschaeftlich|geschaeftl|geschaeft|gesch|dienstlich|dienstl|dienst|diens|buero|firmen|firma|"
    "business|work|office|arbeit|beruflich|company|zentrale",
    Use.MOBILE: "mobiltelefon|mobilfunk|mobile|mobil|handy|cellular|cell|smartphone|gsm|car",
    Use.PRIVATE: "privates|private|privat|priv|home|haus|zuhause|daheim|festnetz|landline",
    Use.OTHER: "other|weitere|weiteres|sonstige|alternativ",
}
_FILLING = "nummern|nummer|number|num|nr|no|anschluss|kontakt|main|primary|haupt|value|vorwahl|vorw|s"
_QUALITIES = "|".join(_USES.values())
_COMPOUND = re.compile(f"(?:{_PHONE}|{_QUALITIES}|{_FILLING})+")
_HAS_PHONE = re.compile(_PHONE)
_AREA = re.compile("(?:telefon|tel|mobil|mobilfunk|handy|festnetz|orts?)?(?:vorwahl|vorwahlen|vorw)(?:nummer|nr)?")
_COUNTRY = re.compile("(?:land|laender|landes|international|internationale)(?:vorwahl|vorw|kennzahl)")
_EXTENSION = re.compile("(?:durchwahl|durchw|dw|nebenstelle|nebenst|nst|apparat|extension|ext)(?:nummer|nr)?")
_WITH = {"mit", "inkl", "incl", "inklusive", "einschl", "with", "including", "und", "u", "ohne", "samt"}
_NUMBER = {"nummer", "rufnummer", "telefonnummer", "number"}
_SHORTENED = {"p": Use.PRIVATE, "d": Use.BUSINESS, "g": Use.BUSINESS, "m": Use.MOBILE}
_REACHED = {"erreichbar", "erreichen", "rueckruf", "reach", "contact", "kontakt"}  # "erreichbar unter"
_WHERE = {"unter", "wie", "nummer", "number", "nr"}
_LABELS = {"type", "typ", "label", "art"}
# Another machine's number, or another person's: a list brings them, and nobody wants to be reached there.
_NOT_THEIRS = re.compile(
    "fax|telefax|pager|telex|isdn|tty|tdd|radio|phonetic|yomi|assistants?|assistent.*|notfall.*|emergency|angehoerig.*|"
    ".*waehlscheibe.*|drehscheibe.*|rotary|dial|kontaktperson.*|ansprechpartner.*|betreuer.*|tochter|sohn|eltern|mutter|vater|arzt|nachbar.*|geraet"
)


def read_phone_heading(heading: str) -> PhoneHeading | None:
    """None where the column holds something else."""
    words = words_of(heading[:LONGEST])
    if not words or any(_NOT_THEIRS.fullmatch(word) or "fax" in word for word in words):
        return None
    part = _part(words)
    count = next((word for word in words if word.isdigit()), "")
    return PhoneHeading(part, _use(words), count) if part else None


def _part(words: list[str]) -> str | None:
    names_phone = any(_COMPOUND.fullmatch(word) and _HAS_PHONE.search(word) for word in words)
    names_phone = names_phone or bool(_REACHED & {*words} and _WHERE & {*words})
    if any(map(_COUNTRY.fullmatch, words)) or {"country", "code"} <= {*words}:
        return "country"
    is_area = any(map(_AREA.fullmatch, words)) or {"area", "code"} <= {*words} or words == ["areacode"]
    if is_area and not _WITH & {*words} and not _NUMBER & {*words}:
        return "area"
    if any(map(_EXTENSION.fullmatch, words)) and not _WITH & {*words}:
        return "extension"
    if names_phone and _LABELS & {*words}:
        return "label"
    return "number" if names_phone or (is_area and _NUMBER & {*words}) else None


def _use(words: list[str]) -> Use:
    shortened = next((_SHORTENED[word] for word in words if word in _SHORTENED), None)
    if shortened is not None:
        return shortened
    for use, qualities in _USES.items():
        if any(_COMPOUND.fullmatch(word) and re.search(f"(?:{qualities})", word) for word in words):
            return use
    return Use.PLAIN
