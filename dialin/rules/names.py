"""Names of people: tidied for storing, and compared as people would compare them."""

import unicodedata

from dialin.rules.refusals import Refused

_LONGEST = 120
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # part of the spelling in Persian and Indian scripts
_HEARD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def clean_name(text: str) -> str | Refused:
    """A name of 1 to 120 characters on one line."""
    name = tidy_line(text)
    if name is None:
        return Refused("The name has characters that cannot be printed. Write it in letters and spaces.", field="name")
    if not name:
        return Refused("Write a name.", field="name")
    if len(name) > _LONGEST:
        longest = {"longest": str(_LONGEST)}
        return Refused("The name is too long. Write at most {longest} characters.", longest, field="name")
    return name


def tidy_line(text: str) -> str | None:
    """One line with single blanks and without invisible marks; None where control characters remain."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf" or char in _JOINERS)
    line = " ".join(unicodedata.normalize("NFC", seen).split())
    unprintable = any(unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co"} for char in line)
    return None if unprintable else line


def name_key(name: str) -> str:
    """The same for spellings that differ only in case, blanks, width or invisible marks."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join("".join(char for char in folded if unicodedata.category(char) != "Cf").split())


def is_named(name: str, typed: str) -> bool:
    """Whether every word typed begins a word of the name; umlauts may be written out, hyphens left out."""
    words = _words(name)
    return all(any(word.startswith(part) for word in words) for part in _words(typed))


def _words(text: str) -> list[str]:
    return name_key(text).translate(_HEARD).replace("-", " ").split()
