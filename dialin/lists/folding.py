"""Words folded so that spellings of the same word are the same, for whoever compares headings and cells."""

import re
import unicodedata

LONGEST = 200  # letters; a longer text is no heading, name or telephone number, and slow to look through

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_OTHER = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")


def plain(text: str) -> str:
    """Small letters a to z and digits only: "E-Mail " and "email" are the same, and so are "Rückruf" and "rueckruf"."""
    return _OTHER.sub("", _folded(text))


def words_of(text: str) -> list[str]:
    """The same, word by word: "HomePhone2" is "home", "phone", "2"."""
    return _WORD.findall(_folded(_CAMEL.sub(" ", text)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
