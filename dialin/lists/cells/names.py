"""The name of a line: put together from its parts, and refused where it can be nobody's."""

import re
import unicodedata
from collections.abc import Sequence

from dialin.lists.cells.phones import has_number
from dialin.lists.cells.titles import is_title
from dialin.lists.columns.headings import Columns, is_heading
from dialin.lists.folding import LONGEST, plain, words_of
from dialin.rules.refusals import Notice, Refused

Read = tuple[str, tuple[Notice, ...]]

_PLACEHOLDERS = {
    "keineangabe", "keineangaben", "keinname", "ohnename", "unbekannt", "unknown", "anonym", "anonymous", "noname",
    "namefehlt", "nomennominandum", "nomennescio", "tba", "tbd", "xxx", "xx", "x", "nn", "null", "none", "platzhalter",
    "namefolgt", "nochoffen",
}  # fmt: skip
_SHORTENED = re.compile(r"(?:k\s?[./]\s?a|n\s?[./]\s?n|n\s?[./]\s?a|n\s?[./]\s?v|n\s?[./]\s?b)\s?[.]?", re.IGNORECASE)
_KEPT = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}](?:t|s|n|k)\b[ -]", re.IGNORECASE)  # 't Hooft, 's-Gravesande
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}"
_TITLES = {
    "dr", "prof", "dipl", "ing", "med", "phil", "jur", "rer", "nat", "pol", "theol", "mag", "h", "c", "hc", "habil",
    "dent", "vet", "oec", "univ", "mba", "msc", "bsc", "ma", "ba", "pd", "priv", "doz",
}  # fmt: skip

_COUNTED = re.compile(r"(?:\(?[0-9]{1,4}[.)]|#[0-9]{1,4}[.:)]?)\s+")  # "12. Erna Müller"
_TOGETHER = re.compile(
    r"\b(?:ehepaar|eheleute|familie|fam\.|geschwister|zwillinge|begleitung|begleitperson|begl\.|personen|pers\.|couple|family)|"
    r"[^\W\d_.]\s+(?:und|(?-i:u\.)|and|&|\+)\s+[^\W\d_]|[^\W\d_]{2}\s?/\s?[^\W\d_]{2}|\+\s?[1-9]\b",
    re.IGNORECASE,
)

_QUOTES = '„“”"»«'


def read_name(cells: Sequence[str], columns: Columns) -> Read | Refused:
    """The name as it is to be stored; one that is too long is left for the registration to refuse."""
    name = _put_together(cells, columns)
    if len(name) > LONGEST:
        return name, ()
    bare, apostrophe = _without_apostrophe(name)
    kept, count = _without_count(bare)
    return _refuse(kept, cells, columns) or (kept, apostrophe + count + _doubt(kept) + _several(kept))


def _put_together(cells: Sequence[str], columns: Columns) -> str:
    first, middle, last, whole, title = (
        " ".join(columns.pick(cells, part).split()) for part in ("first", "middle", "last", "name", "title")
    )
    if not last and first and whole.casefold().split()[:1] == first.casefold().split()[:1]:
        return whole  # an address book has the whole name beside its parts
    shown = title if title and all(word in _TITLES for word in words_of(title)) else ""
    return " ".join(filter(None, (shown, first, middle, last or whole)))


def _without_apostrophe(name: str) -> Read:
    if name[:1] not in tuple(_APOSTROPHES) or _KEPT.match(name):
        return name, ()
    kept = name[1:].strip()
    kept = kept[:-1].strip() if kept[-1:] == name[0] else kept
    return kept, (Notice("The apostrophe in front of {name} was left out.", {"name": kept}),)


def _without_count(name: str) -> Read:
    counted = _COUNTED.match(name)
    if not counted:
        return name, ()
    kept = name[counted.end() :]
    values = {"count": counted[0].strip(), "name": kept}
    return kept, (Notice("The running number {count} in front of {name} was left out.", values),)


def _refuse(name: str, cells: Sequence[str], columns: Columns) -> Refused | None:
    word, is_reachable = plain(name), has_number(cells, columns)
    if not name:
        return Refused("Write a name.", field="name")
    if not any(unicodedata.category(char).startswith("L") for char in name) or (
        word in _PLACEHOLDERS or _SHORTENED.fullmatch(name)
    ):
        return Refused("“{name}” is no name. Write the person's name.", {"name": name[:40]})
    if is_reachable:
        return None
    if is_heading(name) and any(is_heading(cell) for cell in cells if cell.strip() != name):
        return Refused("This line repeats the headings. Leave it out.")
    if is_title(name):
        return Refused(
            "“{name}” looks like a total or a title of the list and has no telephone number. "
            "Leave this line out, or write the person's number.",
            {"name": name.strip(_QUOTES)[:40]},
        )
    return None


def _doubt(name: str) -> tuple[Notice, ...]:
    if not is_title(name):
        return ()
    return (
        Notice("“{name}” was taken for a person's name, since a telephone number stands beside it.", {"name": name}),
    )


def _several(name: str) -> tuple[Notice, ...]:
    if not _TOGETHER.search(name):
        return ()
    return (
        Notice(
            "“{name}” may be several people, who get one seat and one PIN. To change that, give each a line.",
            {"name": name},
        ),
    )
