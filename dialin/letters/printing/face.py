"""The typeface: Source Sans, from its package and from nowhere else; which characters it has, and how wide they are.

Its 1, 7 and l, its 6, 8, 9 and 0 are told apart by old eyes, and it has every letter of German, Polish and Turkish.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dialin.letters.printing.trouble import NOT_INSTALLED, PrintingTrouble

FAMILY = "Source Sans Pro"
PACKAGE = "font_source_sans_pro"
_FILES = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Face:
    """The characters that every cut of it has, each with its width in thousandths of an em."""

    folder: Path
    widths: Mapping[int, int]

    def missing_in(self, text: str) -> str:
        """The characters of this text that it has not, each once; blanks and ends of lines are none."""
        return "".join(dict.fromkeys(char for char in text if not char.isspace() and ord(char) not in self.widths))

    def shown(self, text: str) -> str:
        """With a ? for each character that it has not."""
        missing = self.missing_in(text)
        return "".join("?" if char in missing else char for char in text) if missing else text

    def width(self, text: str, size: float) -> float:
        """In millimetres, for type of this size in points; kerning is left out, which only makes it narrower."""
        return sum(self.widths.get(ord(char), 1000) for char in text) / 1000 * size * _MM_PER_POINT


@cache
def face() -> Face:
    """Raises `PrintingTrouble` where the package is missing or is not the one that letters were made for."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise PrintingTrouble(NOT_INSTALLED)
    folder = Path(found.origin).parent / "files"
    if missing := [name for name in _FILES if not (folder / name).is_file()]:
        raise PrintingTrouble(
            f"The typeface of letters is incomplete: there is no {folder / missing[0]}. Install it anew."
        )
    cuts = [_widths(folder / name) for name in _FILES]
    return Face(folder, {char: max(cut[char] for cut in cuts) for char in cuts[0].keys() & cuts[1].keys()})


def _widths(file: Path) -> dict[int, int]:
    try:
        from fontTools.ttLib import TTFont
    except ImportError:
        raise PrintingTrouble(NOT_INSTALLED) from None
    with TTFont(file, lazy=True) as font:
        metrics, per_em = font["hmtx"], font["head"].unitsPerEm
        return {char: round(metrics[name][0] * 1000 / per_em) for char, name in font.getBestCmap().items()}
