"""What a workbook is made of: its sheets in their order, its texts, and the formats of its amounts."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialin.lists.spreadsheet.formats import read_format
from dialin.lists.spreadsheet.parts import Package, TooLarge, Unreadable
from dialin.lists.text.encoded_twice import mend

_MOST_SHEETS = 60
_MOST_RELATIONS = 10_000  # of one part
_MOST_STYLES = 150_000  # and formats; a spreadsheet takes 65,490 styles
LONGEST_TEXT = 40_000  # characters of a cell; a spreadsheet takes 32,767
_MOST_TEXT = 16_000_000  # characters of all texts together
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """formats: by the number of a cell's style; texts: by the number that a cell holds."""

    sheets: tuple[Sheet, ...]
    texts: list[str]
    formats: list[str]


def read_book(package: Package) -> Book:
    """Raises Unreadable or TooLarge."""
    main = next((to for kind, to in _relations(package, "").values() if kind == "officeDocument"), "xl/workbook.xml")
    if main not in package.names():
        raise Unreadable
    related = _relations(package, main)
    listed = _Sheets()
    package.parse(main, listed)
    sheets = tuple(
        Sheet(name, related[relation][1], state != "visible")
        for name, relation, state in listed.found
        if related.get(relation, ("", ""))[0] == "worksheet"
    )
    texts, styles = _Texts(), _Styles()
    for kind, reader in (("sharedStrings", texts), ("styles", styles)):
        for part in (to for one, to in related.values() if one == kind and to in package.names()):
            package.parse(part, reader)
    return Book(sheets, texts.found, styles.formats())


def unescaped(text: str) -> str:
    """Spreadsheets write what XML cannot hold as _x000D_."""
    return _ESCAPED.sub(lambda found: _character(found[1], found[0]), text) if "_x" in text else text


def _character(code: str, written: str) -> str:
    return written if 0xD800 <= int(code, 16) <= 0xDFFF else chr(int(code, 16))


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """By their id: what a part refers to, as the last word of its kind and the name of the other part."""
    folder, name = posixpath.split(part)
    listed, at = _Relations(), posixpath.join(folder, "_rels", f"{name}.rels")
    if at in package.names():
        package.parse(at, listed)
    return {
        relation: (kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for relation, kind, target in listed.found
    }


class _Quiet:
    """A reader that waits for attributes only."""

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


@dataclass
class _Relations(_Quiet):
    found: list[tuple[str, str, str]] = field(default_factory=list)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found.append((attributes.get("Id", ""), attributes.get("Type", ""), attributes.get("Target", "")))
        if len(self.found) > _MOST_RELATIONS:
            raise TooLarge


@dataclass
class _Sheets(_Quiet):
    found: list[tuple[str, str, str]] = field(default_factory=list)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.found.append((attributes.get("name", ""), relation, attributes.get("state", "visible")))
        if len(self.found) > _MOST_SHEETS:
            raise TooLarge


class _Texts:
    """The shared texts; how a word is pronounced stands beside it and is passed over."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_open, self._is_spoken, self._length, self._total = False, False, 0, 0

    def begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts, self._length = [], 0
        self._is_spoken = self._is_spoken or name == "rPh"
        self._is_open = name == "t" and not self._is_spoken

    def text(self, data: str) -> None:
        if self._is_open:
            self._parts.append(data)
            self._length += len(data)
            self._total += len(data)
            if self._length > LONGEST_TEXT or self._total > _MOST_TEXT:
                raise TooLarge

    def end(self, name: str) -> None:
        self._is_open = False
        if name == "rPh":
            self._is_spoken = False
        if name == "si":
            self.found.append(mend(unescaped("".join(self._parts))))


class _Styles(_Quiet):
    """The format of each style, as it is written."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self._count = 0
        self._is_of_cells = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        self._is_of_cells = self._is_of_cells or name == "cellXfs"
        if name == "xf" and self._is_of_cells:
            self._styles.append(attributes.get("numFmtId", "0"))
        self._count += name in ("numFmt", "xf")
        if self._count > _MOST_STYLES:
            raise TooLarge

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_of_cells = False

    def formats(self) -> list[str]:
        return [read_format(number, self._codes.get(number, "")) for number in self._styles]
