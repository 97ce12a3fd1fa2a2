"""The columns of telephone numbers of one table, each with the column of its area code, in the order of choice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialin.lists.columns.phone_headings import PhoneHeading, Use, read_phone_heading
from dialin.lists.folding import plain

_MOBILE_LABELS, _BUSINESS_LABELS = ("mobil", "handy", "cell"), ("work", "arbeit", "dienst", "gesch", "büro", "firma")
_NOT_THEIRS = ("fax", "pager")
_REST = {"nummer", "nr", "anschluss", "anschlussnummer", "number", "no"}


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """Where a number stands, and where its area code, its country code, its extension and its label do, if anywhere."""

    heading: str
    place: int
    use: Use
    area: int | None = None
    country: int | None = None
    extension: int | None = None
    label: int | None = None

    @property
    def places(self) -> tuple[int, ...]:
        parts = (self.place, self.area, self.country, self.extension, self.label)
        return tuple(one for one in parts if one is not None)

    def use_in(self, label: str) -> Use | None:
        """What the label beside a number makes of it: "Work" makes it a business line; None: no telephone."""
        word = label.casefold()
        if any(one in word for one in _NOT_THEIRS):
            return None
        if any(one in word for one in _BUSINESS_LABELS):
            return Use.BUSINESS
        if any(one in word for one in _MOBILE_LABELS):
            return Use.MOBILE
        return Use.PRIVATE if word and ("home" in word or "privat" in word) else self.use


def is_phone_heading(heading: str) -> bool:
    """Of numbers or parts of them."""
    return read_phone_heading(heading) is not None


def has_numbers(headings: Sequence[str]) -> bool:
    return any(read.part == "number" for _, read in _read_headings(headings))


def has_area_codes(headings: Sequence[str]) -> bool:
    """Whether area codes stand in a column of their own."""
    return any(read.part == "area" for cell in headings if (read := read_phone_heading(cell)))


def phone_columns(headings: Sequence[str]) -> tuple[PhoneColumn, ...]:
    read = _read_headings(headings)
    numbers = [(place, found) for place, found in read if found.part == "number"]
    columns = [
        PhoneColumn(
            heading=" ".join(headings[place].split()),
            place=place,
            use=heading.use,
            area=_belonging("area", (place, heading), read),
            country=_belonging("country", (place, heading), read),
            extension=_belonging("extension", (place, heading), read),
            label=next((at for at, one in read if one.part == "label" and one.count == heading.count), None),
        )
        for place, heading in numbers
    ]
    return tuple(sorted(columns, key=lambda column: column.use))


def _read_headings(headings: Sequence[str]) -> list[tuple[int, PhoneHeading]]:
    """A column "Nummer" may hold anything, but behind an area code it is the rest of the number."""
    read: list[tuple[int, PhoneHeading]] = []
    for place, cell in enumerate(headings):
        found = read_phone_heading(cell)
        if found is None and read and read[-1][0] == place - 1 and read[-1][1].part == "area" and plain(cell) in _REST:
            found = replace(read[-1][1], part="number")
        read += [(place, found)] if found else []
    return read


def _belonging(part: str, number: tuple[int, PhoneHeading], read: Sequence[tuple[int, PhoneHeading]]) -> int | None:
    """The column of this part for a number: one of the same kind, else one that names no kind and stands beside it."""
    place, heading = number
    kinds = {at: (one.use, one.count) for at, one in read if one.part == part}
    same = [at for at, kind in kinds.items() if kind == (heading.use, heading.count)]
    loose = [at for at, kind in kinds.items() if kind == (Use.PLAIN, "")]
    beside = [at for at in loose if _number_beside(at, read, is_behind=part != "extension") == place]
    return next(iter([at for at in same if at not in loose] or beside or same), None)


def _number_beside(loose: int, read: Sequence[tuple[int, PhoneHeading]], *, is_behind: bool) -> int:
    """The number that follows a part which names no kind, or the one in front of it where that is missing.

    is_behind: the number is rather expected behind than in front, as it is for all parts but extensions.
    """
    numbers = [at for at, one in read if one.part == "number"]
    behind, in_front = [at for at in numbers if at > loose], [at for at in numbers if at < loose]
    if is_behind:
        return min(behind) if behind else max(in_front)
    return max(in_front) if in_front else min(behind)
