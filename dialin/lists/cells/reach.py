"""How a person of a list is reached: an address in its columns or in one cell, whom to ask for, and who calls there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dialin.lists.cells.words import is_date, read_yes_or_no
from dialin.lists.columns.headings import Columns
from dialin.lists.folding import plain, words_of
from dialin.rules.reaching.addresses import LONGEST_ADDRESS, Address, split_address
from dialin.rules.reaching.countries import GERMANY, country_of, take_country
from dialin.rules.refusals import Notice, Refused

Read = tuple[Mapping[str, Any], tuple[Notice, ...]]
Cell = Callable[[str], str]

_NOTHING = {
    "keine", "keiner", "kein", "keineangabe", "keineangaben", "ka", "na", "nv", "nn", "unbekannt", "unknown", "none",
    "null", "entfaellt", "fehlt", "ohne", "keinemail", "keineemail", "keineadresse", "nichtvorhanden",
}  # fmt: skip
_LANDS = {
    "badenwuerttemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburgvorpommern",
    "niedersachsen", "nordrheinwestfalen", "rheinlandpfalz", "saarland", "sachsen", "sachsenanhalt",
    "schleswigholstein", "thueringen", "bw", "nrw", "nw", "rp", "rlp",
}  # fmt: skip
_PEOPLE = {
    "mensch", "menschen", "person", "personen", "mitarbeiter", "mitarbeiterin", "mitarbeitende", "buero", "amt",
    "staff", "human", "persoenlich", "people", "kollege", "kollegin",
}  # fmt: skip
_MACHINES = {"automat", "automatisch", "maschine", "machine", "computer", "automatic", "system", "egal"}
_AS_NUMBER = re.compile(r"([0-9]+)[.,]0+")
_ONLY_POSTCODE = re.compile(r"(?:[A-Za-z]{1,3}\s*-\s*)?[0-9]{4,5}")


def read_reach(cells: Sequence[str], columns: Columns) -> Read | Refused:
    """What a Registration is told of it; what is no postcode is left for the registration to refuse."""

    def cell(column: str) -> str:
        text = columns.pick(cells, column)
        return "" if says_nothing(text) else text

    street = _street(cell)
    called_by = _called_by(cell("called_by"))
    has_dial = read_yes_or_no(cell("has_dial"))
    for read in (street, called_by, has_dial):
        if isinstance(read, Refused):
            return read
    address, said = _address(str(street), cell)
    contact, doubt = _contact(cell("contact"))
    rest = {"contact": contact, "room": _whole(cell("room")), "has_dial": has_dial, "called_by": called_by}
    return {**address, **rest}, said + doubt


def says_nothing(text: str) -> bool:
    """Whether a cell is filled to say that nothing is known."""
    return not text.strip("-\N{EN DASH}\N{EM DASH}./_? ") or (len(text) < 30 and plain(text) in _NOTHING)


def _street(cell: Cell) -> str | Refused:
    street, house = cell("street"), _whole(cell("house"))
    if is_date(house):
        return Refused(
            "The spreadsheet has made the house number a date, {date}. Format the column as text and write it again.",
            {"date": house},
            field="street",
        )
    house += _whole(cell("house_addition"))
    is_there = not house or re.search(rf"(?:^|\s){re.escape(house)}$", street) is not None
    return street if is_there else f"{street} {house}".strip()


def _whole(text: str) -> str:
    """A number as it was before a spreadsheet took it for an amount."""
    number = _AS_NUMBER.fullmatch(text)
    return number[1] if number else text


def _address(street: str, cell: Cell) -> tuple[Mapping[str, str], tuple[Notice, ...]]:
    postcode, town, place, whole = _whole(cell("postcode")), cell("town"), cell("place"), cell("address")
    if _ONLY_POSTCODE.fullmatch(_whole(place)) and not postcode:
        postcode, place = _whole(place), ""
    town = town or place
    if whole and not street and (town or postcode) and not split_address(whole):
        street, whole = whole, ""  # the column "Adresse" beside those of postcode and town
    if street and not whole and not town and not postcode and split_address(street):
        street, whole = "", street
    if whole and not street:
        return _in_one_piece(whole)
    town, said = _with_country(town, cell("country"))
    return asdict(Address(street, postcode, town)), said


def _in_one_piece(whole: str) -> tuple[Mapping[str, str], tuple[Notice, ...]]:
    if len(whole) > LONGEST_ADDRESS:
        return {"address": whole}, ()  # for the registration to refuse
    apart = split_address(whole)
    if apart is not None:
        return asdict(apart), ()
    lines = "\n".join(part for part in re.split(r"\s*[,;\n]\s*", whole) if part)
    said = Notice(
        "What of the address “{address}” is street, postcode and town is not clear. It was kept as it is written.",
        {"address": " ".join(whole.split())[:80]},
    )
    return {"address": lines}, (said,)


def _with_country(town: str, country: str) -> tuple[str, tuple[Notice, ...]]:
    known = country_of(country)
    if not country or known == GERMANY or plain(country) in _LANDS or take_country(town)[1]:
        return town, ()
    if known is None or not town:
        return town, (Notice("The country “{country}” was not taken over.", {"country": country[:40]}),)
    return f"{town}, {country}", ()


def _contact(text: str) -> tuple[str, tuple[Notice, ...]]:
    if not text or (any(map(str.isalpha, text)) and "@" not in text):
        return text, ()
    said = Notice("“{contact}” is nobody who can be asked for on the telephone, and was left out.", {"contact": text})
    return "", (said,)


def _called_by(text: str) -> str | Refused:
    """Of a column that asks who calls, or whether a person does."""
    words = {*words_of(text)}
    if words & _PEOPLE and not words & _MACHINES:
        return "person"
    if not text or (words & _MACHINES and not words & _PEOPLE):
        return "machine"
    is_person = read_yes_or_no(text)
    if isinstance(is_person, Refused):
        return Refused("“{word}” does not say who calls. Write Mensch or Automat.", {"word": text[:20]})
    return "person" if is_person else "machine"
