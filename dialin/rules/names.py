"""Names of people: tidied for storing, and compared as people would compare them."""

import unicodedata
from itertools import takewhile

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


_TITLES = {
    "dr", "prof", "dipl", "ing", "med", "phil", "jur", "rer", "nat", "pol", "theol", "mag", "hc", "habil", "dent",
    "vet", "oec", "univ", "pd", "privdoz", "herr", "frau", "hr", "fr", "mr", "mrs", "ms", "herrn", "eheleute",
    "familie", "fam",
}  # fmt: skip
_FIRMS = {"fa", "firma", "gmbh", "ggmbh", "ug", "kg", "ohg", "gbr", "verein", "ev"}
_NO_FIRST_NAMES = {"geb", "geborene", "verw", "jun", "jr", "sen", "sr", "mdb", "mdl"}


def said_name(name: str) -> str:
    """As people say it and letters write it: "Müller, Dr. Erna" of a list is "Dr. Erna Müller".

    Two people behind one comma stay as they are: a word on both sides tells them. So does what is no person.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    lasts, firsts = last.split(), first.split()
    is_one_name = bool(last and comma and first) and "," not in first and not {*lasts} & {*firsts}
    if not is_one_name or _is_no_person(lasts, firsts):
        return name
    titles = list(takewhile(_is_title, lasts[:-1]))
    return " ".join([*titles, *firsts, *lasts[len(titles) :]])


def _is_no_person(lasts: list[str], firsts: list[str]) -> bool:
    """A firm, its departments with a number, or what is said about somebody behind their name."""
    words = {_bare(word) for word in (*lasts, *firsts)}
    return bool(words & _FIRMS) or any(map(str.isdigit, words)) or _bare(firsts[0]) in _NO_FIRST_NAMES


def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "đ": "d"})


def parts_of_name(name: str) -> tuple[str, ...]:
    """The words of a name in one order, without titles, marks and accents: "Beispiel, Anna" is "Dr. Anna Beispiel"."""
    folded = unicodedata.normalize("NFD", name_key(name).translate(_FOLDED))
    letters = "".join(char if char.isalnum() else " " for char in folded if not unicodedata.combining(char))
    words = letters.split()
    return tuple(sorted(word for word in words if word not in _TITLES) or sorted(words))


def are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names at the same number may be one person's: one is part of the other, shortened, or mistyped.

    A couple with one telephone has two first names, and is two people.
    """
    left, right = [word for word in one if word not in other], [word for word in other if word not in one]
    if not left or not right:
        return len(left) + len(right) < len(one) + len(other)
    shares_word = len(left) < len(one)
    if len(left) != 1 or len(right) != 1:
        return False
    shorter, longer = sorted((left[0], right[0]), key=len)
    return (shares_word and len(shorter) == 1 and longer.startswith(shorter)) or _is_slip(shorter, longer)


def _is_slip(shorter: str, longer: str) -> bool:
    """One letter changed, left out or put in, or two exchanged; a last letter that makes Andreas of Andrea is none."""
    if len(shorter) < 4 or len(longer) - len(shorter) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    same_length = len(shorter) == len(longer)
    if at >= len(shorter) - same_length:
        return False
    return shorter[at + same_length :] == longer[at + 1 :] or (
        same_length and shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
    )
