"""What one SMS holds: its own alphabet of 7 bits, 160 signs of it, or 70 of any other."""

import unicodedata

LONGEST = 160  # of the SMS's own alphabet; a second part costs as much again, and old telephones show them apart
LONGEST_OTHER = 70  # once a single sign is not in it
# The alphabet of 3GPP TS 23.038, without its Greek letters, which telephones mix up with Latin ones.
_SIGNS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅå_ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_AS_TWO = frozenset("^{}\\[~]|€")
_INSTEAD = str.maketrans({
    "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'", "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "œ": "oe", "Œ": "OE", "ẞ": "SS",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
})  # fmt: skip


def fits(text: str) -> bool:
    """Whether it goes as one SMS."""
    signs = [_width(char) for char in text]
    return sum(signs) <= LONGEST if all(signs) else _in_utf16(text) <= LONGEST_OTHER


def in_sms_alphabet(text: str) -> str:
    """The same as far as an SMS's own alphabet goes: umlauts stay, ł becomes l, and what has no like is left out."""
    return "".join(_plain(char) for char in unicodedata.normalize("NFC", text.translate(_INSTEAD)))


def _plain(char: str) -> str:
    if _width(char):
        return char
    return "".join(part for part in unicodedata.normalize("NFKD", char) if _width(part))


def _width(char: str) -> int:
    """0: not in the alphabet."""
    if char in _AS_TWO:
        return 2
    return int(char in _SIGNS)


def _in_utf16(text: str) -> int:
    return len(text.encode("utf-16-be", "surrogatepass")) // 2
