"""Postal addresses: as people write them, in three fields or in one, and as the lines of a letter."""

import re
from dataclasses import dataclass
from typing import Protocol

from dialin.rules.names import tidy_line
from dialin.rules.reaching.countries import GERMANY, country_of, take_country
from dialin.rules.reaching.postcodes import plain_postcode, read_postcode
from dialin.rules.refusals import Refused

LONGEST_STREET, LONGEST_TOWN, LONGEST_ADDRESS = 100, 80, 300
_MOST_LINES = 5  # above the one for the name, as a window shows them
_IN_TOWN = re.compile(r"((?:[A-Za-z]{1,3}\s*-\s*)?[0-9]{4,5}(?:[.,]0+)?)[\s,]*([^\W\d_].*)")
_BEHIND_TOWN = re.compile(r"([^\W\d_][^0-9]*?)[\s,]+([0-9]{5})")
_IN_LINE = re.compile(r"(.*\S)\s+((?:[A-Za-z]{1,3}-\s?)?[0-9]{5})\s+([^\W\d_][^0-9]*)")
_HAS_POSTCODE = re.compile(r"\b[0-9]{4,5}\b")
_BETWEEN = re.compile(r"\s*[,;\n]\s*")


@dataclass(frozen=True, slots=True)
class Address:
    """Each part may be missing: people are registered before all of it is known. town: with a country abroad."""

    street: str = ""
    postcode: str = ""
    town: str = ""


class Addressed(Protocol):
    """Whoever may be written to, as they are on file. address: in one piece, from before its parts were asked for."""

    @property
    def street(self) -> str | None: ...
    @property
    def postcode(self) -> str | None: ...
    @property
    def town(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...


def read_address(written: Address) -> Address | Refused:
    """The parts tidied, and a postcode that was written in the field of the town set apart, or the other way round."""
    street, town = tidy_line(written.street), tidy_line(written.town)
    if street is None or len(street) > LONGEST_STREET:
        return _unfit("street", LONGEST_STREET)
    if town is None or len(town) > LONGEST_TOWN:
        return _unfit("town", LONGEST_TOWN)
    postcode, town = _set_apart(plain_postcode(written.postcode), town)
    read = read_postcode(postcode, town)
    return read if isinstance(read, Refused) else Address(street, read, _without_germany(town))


def split_address(text: str) -> Address | None:
    """An address that was written in one piece; None where it cannot be told for sure what is what."""
    if len(text) > LONGEST_ADDRESS:
        return None  # and slow to look through
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    abroad = parts.pop() if len(parts) > 1 and country_of(parts[-1]) else ""
    if len(parts) == 1 and (found := _IN_LINE.fullmatch(parts[0])):
        parts = [found[1], f"{found[2]} {found[3]}"]
    if len(parts) != 2:
        return None
    towns = [_IN_TOWN.fullmatch(part) for part in parts]
    if (towns[0] is None) == (towns[1] is None):
        return None
    place, street = (towns[1], parts[0]) if towns[1] else (towns[0], parts[1])
    assert place is not None
    read = read_address(Address(street, place[1], ", ".join(filter(None, (place[2], abroad)))))
    return None if isinstance(read, Refused) else read


def read_lines(text: str) -> str | Refused:
    """An address as it was written, at most five lines of it: what cannot be told apart is printed as it stands."""
    lines = [tidy_line(line) for line in text.replace("\r", "").split("\n")]
    kept = [line for line in lines if line]
    if None in lines or len(text) > LONGEST_ADDRESS or len(kept) > _MOST_LINES:
        return Refused(
            "The address is too long or has characters that cannot be printed. Write at most five lines.",
            field="address",
        )
    return "\n".join(kept)


def lines_of(person: Addressed) -> tuple[str, ...]:
    """What stands below the name on a letter; nothing where no letter would arrive.

    The address in one piece counts where its parts are not known.
    """
    if person.street and person.postcode and person.town:
        return person.street, f"{person.postcode} {person.town}"
    is_begun = person.street or person.postcode or person.town
    address = person.address or ""
    return tuple(address.split("\n")) if is_whole(address) and not is_begun else ()


def is_whole(address: str) -> bool:
    """Whether a letter would arrive by an address in one piece: it has several lines, or a postcode in its only one."""
    return "\n" in address or _HAS_POSTCODE.search(address) is not None


def _unfit(field: str, longest: int) -> Refused:
    return Refused(
        "Write this part of the address on one line, with at most {longest} characters.",
        {"longest": str(longest)},
        field=field,
    )


def _set_apart(postcode: str, town: str) -> tuple[str, str]:
    if found := _IN_TOWN.fullmatch(postcode):
        return (found[1], found[2]) if town.casefold() in ("", found[2].casefold()) else (postcode, town)
    if (found := _IN_TOWN.fullmatch(town)) and postcode in ("", found[1]):
        return found[1], found[2]
    if (found := _BEHIND_TOWN.fullmatch(town)) and postcode in ("", found[2]):
        return found[2], found[1]
    return postcode, town


def _without_germany(town: str) -> str:
    alone, country = take_country(town)
    return alone if country == GERMANY else town
