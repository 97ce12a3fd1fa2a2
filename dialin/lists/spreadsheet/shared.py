"""What the cells of a workbook refer to by number: its texts, and the formats of its amounts."""

import re
from collections.abc import Mapping

from dialin.lists.spreadsheet.formats import read_format
from dialin.lists.spreadsheet.parts import TooLarge
from dialin.lists.text.encoded_twice import mend

_MOST_STYLES = 150_000  # and formats; a spreadsheet takes 65,490 styles
LONGEST_TEXT = 40_000  # characters of a cell; a spreadsheet takes 32,767
_MOST_TEXT = 16_000_000  # characters of all texts together
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Spreadsheets write what XML cannot hold as _x000D_."""
    return _ESCAPED.sub(lambda found: _character(found[1], found[0]), text) if "_x" in text else text


def _character(code: str, written: str) -> str:
    return written if 0xD800 <= int(code, 16) <= 0xDFFF else chr(int(code, 16))


class Texts:
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


class Styles:
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

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_of_cells = False

    def formats(self) -> list[str]:
        return [read_format(number, self._codes.get(number, "")) for number in self._styles]
