"""Letters that were encoded twice, "MÃ¼ller" for "Müller", read as they were meant."""

import re
import unicodedata
from functools import lru_cache

_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_LONGEST = 200  # characters without a plain letter among them; more are no words
_MARKS = {"Pd", "Pi", "Pf", "Ps", "Sk", "Zs"}
_CODECS = ("cp1252", "mac_roman", "cp850", "cp437")  # what took the UTF-8 for its own


def mend(text: str) -> str:
    """The same text where nothing was encoded twice."""
    return _RUN.sub(_mend_run, text)


def _mend_run(run: re.Match[str]) -> str:
    """Only where all of it is UTF-8 and gives letters or the marks among them, be they encoded once more."""
    for codec in _CODECS if len(run[0]) <= _LONGEST else ():
        read = _read(run[0], codec)
        if read is not None:
            return read
    return run[0]


def _read(run: str, codec: str) -> str | None:
    letters = _BYTES[codec]
    try:
        read = mend(bytes([letters[char] for char in run]).decode())
    except (KeyError, UnicodeDecodeError):
        return None
    return read if all(map(_is_meant, read)) else None


def _bytes_of(codec: str) -> dict[str, int]:
    """By letter. Windows leaves five bytes without one, and many programs keep them as control characters."""
    letters = {bytes([byte]).decode(codec, errors="ignore"): byte for byte in range(0x80, 0x100)}
    return letters | {chr(byte): byte for byte in range(0x80, 0xA0)}


@lru_cache(maxsize=1000)
def _is_meant(char: str) -> bool:
    is_letter = unicodedata.name(char, "").startswith(("LATIN", "COMBINING"))
    return is_letter or unicodedata.category(char) in _MARKS or char in "…€§°"


_BYTES = {codec: _bytes_of(codec) for codec in _CODECS}
