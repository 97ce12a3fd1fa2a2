"""The cells of one sheet as they look, with what is hidden, what is merged and what is only shown as a 0."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialin.lists.cells.faults import UNWORKED
from dialin.lists.rows import MOST_COLUMNS
from dialin.lists.spreadsheet import formats
from dialin.lists.spreadsheet.book import Book
from dialin.lists.spreadsheet.parts import Enough, TooLarge, Unreadable
from dialin.lists.spreadsheet.shared import LONGEST_TEXT, unescaped
from dialin.lists.text.encoded_twice import mend

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST_CELLS = 2_000_000  # laid out, the empty ones in front of the last of a line included
_MOST_LETTERS = 20_000_000  # of all cells; a text that is stored once may be shown in each
_MOST_MERGED = 20_000
_MOST_WIDTHS = 20_000  # places that say how wide columns are; a sheet has 16,384 columns
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')  # ="0631 4711", whose result is itself
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one, whose value stands in the first; columns from 0, lines from 1."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass
class Cells:
    """lines: the cells of each line that has some. put_back: amounts as stored, by line and column."""

    lines: dict[int, list[str]] = field(default_factory=dict)
    hidden_lines: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    put_back: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class _Cell:
    """One that is being read: where, of which type and style, and the pieces of its text and of its formula."""

    column: int
    kind: str
    style: str
    pieces: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)
    has_formula: bool = False
    has_value: bool = False


class SheetReader:
    """Reads a sheet's part up to so many filled lines."""

    def __init__(self, book: Book, most_lines: int) -> None:
        self.cells = Cells()
        self._book, self._most, self._laid_out, self._letters = book, most_lines, 0, 0
        self._line, self._column, self._row, self._columns = 0, -1, list[str](), 0
        self._cell: _Cell | None = None
        self._of_row: Mapping[str, str] = {}
        self._taking: list[str] | None = None
        self._is_spoken, self._length = False, 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v" | "t" if self._cell is not None and not self._is_spoken:
                self._taking, self._cell.has_value = self._cell.pieces, True
            case "f" if self._cell is not None:
                self._taking, self._cell.has_formula = self._cell.formula, True
            case "row":
                self._begin_row(attributes)
            case "rPh":
                self._is_spoken = True
            case "col":
                self._note_column(attributes)
            case "mergeCell":
                self._note_merged(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        if self._taking is not None:
            self._taking.append(data)
            self._length += len(data)
            if self._length > LONGEST_TEXT:
                raise TooLarge

    def end(self, name: str) -> None:
        match name:
            case "v" | "t" | "f":
                self._taking = None
            case "rPh":
                self._is_spoken = False
            case "c" if self._cell is not None:
                self._keep(self._cell, self._value(self._cell))
                self._cell = None
            case "row":
                self._end_row()

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._line = _whole(attributes.get("r"), self._line + 1)
        self._row, self._column, self._of_row = [], -1, attributes

    def _end_row(self) -> None:
        if not self._row:
            return
        if any(cell.strip() for cell in self._row):
            self.cells.lines[self._line] = self._row
            self._laid_out += len(self._row)
            self._letters += sum(map(len, self._row))
            if self._of_row.get("hidden") in _TRUE or self._of_row.get("ht") == "0":
                self.cells.hidden_lines.add(self._line)
        if self._laid_out > _MOST_CELLS or self._letters > _MOST_LETTERS:
            raise TooLarge
        if len(self.cells.lines) > self._most:
            raise Enough

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        if self._column >= MOST_COLUMNS:
            raise TooLarge
        self._cell = _Cell(self._column, attributes.get("t", "n"), attributes.get("s", ""))
        self._length = 0

    def _value(self, cell: _Cell) -> str:
        text = "".join(cell.pieces)
        if cell.has_formula and not (text or (cell.has_value and cell.kind == "str")):
            literal = _LITERAL.fullmatch("".join(cell.formula))
            return literal[1].replace('""', '"') if literal else UNWORKED
        try:
            return self._written(cell, text)
        except (ValueError, IndexError):
            raise Unreadable from None

    def _written(self, cell: _Cell, text: str) -> str:
        match cell.kind:
            case "s":
                return self._book.texts[int(text)] if text else ""
            case "b":
                return {"1": "ja", "0": "nein"}.get(text, text)
            case "n" if text.strip():
                return self._amount(cell, text)
            case _:
                return mend(unescaped(text))

    def _amount(self, cell: _Cell, text: str) -> str:
        form = self._book.formats[int(cell.style)] if cell.style and self._book.formats else ""
        shown, stored = formats.written(text, form), formats.written(text, "")
        if shown != stored and form != formats.DATE:
            self.cells.put_back[self._line, cell.column] = stored
        return shown

    def _keep(self, cell: _Cell, value: str) -> None:
        if value:
            self._row.extend([""] * (cell.column + 1 - len(self._row)))
            self._row[cell.column] = value

    def _note_column(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = _whole(attributes.get("min"), 1), _whole(attributes.get("max"), 1)
            self.cells.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        self._columns += 1
        if self._columns > _MOST_WIDTHS:
            raise TooLarge

    def _note_merged(self, written: str) -> None:
        found = _RANGE.fullmatch(written)
        if found:
            self.cells.merged.append(Merged(_column(found[1]), int(found[2]), _column(found[3]), int(found[4])))
        if len(self.cells.merged) > _MOST_MERGED:
            raise TooLarge


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _column(letters: str) -> int:
    """From 0: A is 0, Z is 25, AA is 26."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
