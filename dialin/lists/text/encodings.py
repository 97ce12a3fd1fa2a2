"""Which of several encodings a text was written in: the one that reads as words, by how letters stand in them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from dialin.lists.text.lost import LOST

GERMAN = frozenset("äöüÄÖÜß")
_VOWELS = frozenset("aeiouyäöü")
_WORD = re.compile(r"[^\s;,\t\"()]+")
_MOST_WORDS = 3000  # of a file; more tell nothing new
_MOST_READ = 1_000_000  # bytes in which they are looked for
_LONGEST_WORD = 100
_AROUND = {"Pd", "Pi", "Pf", "Ps", "Sk", "Zs"}  # categories of marks that may stand beside letters
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"
_NOT_IN_NAMES = frozenset("ƒıªºŸµ")


@dataclass(frozen=True, slots=True)
class Encoding:
    """codec: as Python calls it."""

    name: str
    codec: str


WINDOWS = Encoding("Windows", "cp1252")
MAC = Encoding("Mac Roman", "mac_roman")
MS_DOS = Encoding("MS-DOS", "cp850")


@dataclass(frozen=True, slots=True)
class Reading:
    """odd: places that no word has. small: names that begin with a small letter. german: letters of that alphabet."""

    encoding: Encoding
    odd: int
    small: int
    german: int
    example: str  # a word with one of them


def choose_encoding(lines: Iterable[bytes]) -> Reading | tuple[Reading, Reading]:
    """Of lines that are no UTF-8; two where both read as words and only one of them has German letters."""
    written = b" ".join(line for line in lines if not line.isascii())[:_MOST_READ]
    readings = [_read(written, encoding) for encoding in (WINDOWS, MAC, MS_DOS)]
    windows = readings[0]
    best = min(readings, key=lambda one: (one.odd, one.small, -one.german))
    if best.odd:
        return _clear(best, windows)
    is_clear = windows.odd > best.odd or windows.small > best.small
    return best if best is windows or is_clear else windows if windows.german else (windows, best)


def _clear(best: Reading, windows: Reading) -> Reading:
    """The better one only where it is much better: a stray letter spoils its line and no other."""
    return best if best.german > 4 * best.odd and windows.odd > best.odd else windows


def _read(written: bytes, encoding: Encoding) -> Reading:
    text = written.decode(encoding.codec, errors="replace")
    found = (word[0][:_LONGEST_WORD] for word in _WORD.finditer(text) if not word[0].isascii())
    words = [word for word in islice(found, _MOST_WORDS) if not word.isascii()]
    german = [word for word in words if GERMAN & {*word}]
    return Reading(
        encoding,
        odd=sum(map(_oddities, words)),
        small=sum(not word[0].isascii() and word[0].islower() for word in words),
        german=sum(char in GERMAN for word in german for char in word),
        example=(german or words or [""])[0],
    )


def _oddities(word: str) -> int:
    return sum(_is_odd(word, place) for place, char in enumerate(word) if not char.isascii())


def _is_odd(word: str, place: int) -> bool:
    char = word[place]
    before, behind = word[place - 1 : place], word[place + 1 : place + 2]
    if not unicodedata.category(char).startswith("L"):
        return _is_odd_mark(char, before, behind)
    if char in _NOT_IN_NAMES or not unicodedata.name(char).startswith("LATIN"):
        return True
    return (char.isupper() and before.islower()) or _stands_wrong(char.lower(), word.lower(), place)


def _is_odd_mark(char: str, before: str, behind: str) -> bool:
    stands_inside, category = before.isalpha() and behind.isalpha(), unicodedata.category(char)
    if category in _AROUND:
        return stands_inside and char not in _APOSTROPHES
    stands_beside = behind.isalpha() if char == "…" else before.isalpha() or behind.isalpha()
    return char == LOST or category == "Cc" or stands_beside


def _stands_wrong(char: str, word: str, place: int) -> bool:
    """Vowels stand between consonants and consonants beside vowels: "Jšrg" is no word, nor is "Duöan"."""
    before, behind = word[max(place - 1, 0) : place], word[place + 1 : place + 2]
    match char:
        case "ä" | "ö" | "ü":
            stands_behind_vowel = before in ("a", "e", "o", "y") or (before == "u" and word[place - 2 : place] != "qu")
            return stands_behind_vowel or behind in ("a", "i", "o") or not behind.isalpha()
        case "ß":
            return before not in _VOWELS
        case "š" | "ž":
            return not {before, behind} & _VOWELS and before.isalpha() and behind.isalpha()
        case "á":
            return (
                not behind.isalpha() or before in _VOWELS - {"i", "u"} or word[place - 2 : place] in ("ei", "au", "eu")
            )
        case _:
            return False
