"""What a workbook is made of: its sheets in their order, its texts, and the formats of its amounts."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialin.lists.spreadsheet.parts import Package, TooLarge, Unreadable
from dialin.lists.spreadsheet.shared import Styles, Texts

_MOST_SHEETS = 60
_MOST_RELATIONS = 10_000  # of one part


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
    texts, styles = Texts(), Styles()
    for kind, reader in (("sharedStrings", texts), ("styles", styles)):
        for part in (to for one, to in related.values() if one == kind and to in package.names()):
            package.parse(part, reader)
    return Book(sheets, texts.found, styles.formats())


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
