"""What people write around a telephone number: whose it is, what kind it is, when somebody is there."""

import re

from dialin.lists.folding import words_of
from dialin.rules.refusals import Notice, Refused

_KINDS = (
    "privat|priv|zuhause|zu hause|daheim|dienstlich|dienstl|dienst|geschäftlich|geschäftl|gesch|beruflich|büro|buero|"
    "arbeit|firma|mobiltelefon|mobil|mob|handy|festnetz|home|work|office|cell|mobile|tagsüber|tags|abends|morgens"
)
_LABEL = re.compile(
    rf"(?:(?:telefonnummer|telefon|telephone|tel|phone|fon|ruf|{_KINDS})[.:\-\s]*|[pdgmt][.:]+\s*)+(?=[+(0-9])",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(r"(?:telefonnummer|telefon|telephone|tel|phone|fon|ruf|t)[.:\s]*", re.IGNORECASE)
_KIND_BEHIND = re.compile(rf"(?<=[0-9])(?:[\s,]+(?:{_KINDS}|[pdgm])\.?)+$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*[^\W\d_][^()]*\)")
_REMARK = re.compile(r"\s*(\([^()]*[^\W\d_][^()]*\))\s*$")  # "(Tochter, ab 18 Uhr)" behind a number
_OF_NUMBERS = re.compile(r"[0-9](?:\W*[0-9]){4}|\b(?:durchw|dw|app|apparat|nst|nebenst|ext|x)", re.IGNORECASE)
_BETWEEN = {
    "oder", "und", "o", "u", "bzw", "or", "and", "sowie", "tel", "telefon", "phone", "fon", "fax", "p", "d", "g", "m",
}  # fmt: skip
_KNOWN = _BETWEEN | {word for kind in _KINDS.split("|") for word in words_of(kind)}
RUNS_ON = Refused(
    "A cell in this line runs on over several lines. Write it on one; in a CSV file, look for a stray quotation mark."
)


def without_remarks(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The number alone; what is more than a word for a telephone is said to be left out."""
    label = _LABEL.match(text)
    number = text[label.end() :] if label else text
    said = [label[0]] if label and not _PLAIN_LABEL.fullmatch(label[0]) else []
    for behind in (_REMARK, _KIND_BEHIND):
        found = behind.search(number)
        if found and re.search("[0-9]", number[: found.start()]) and not _OF_NUMBERS.search(found[0]):
            number = number[: found.start()]
            said.append(found[0])
    remarks = (re.sub(r"^[\s,]+|[\s:]+$", "", remark) for remark in said)
    return number.strip(), tuple(
        Notice("The remark {remark} beside the telephone number was not taken over.", {"remark": remark})
        for remark in remarks
    )


def hide_brackets(text: str) -> str:
    """As long as before, so that what stands in brackets separates nothing."""
    return _IN_BRACKETS.sub(lambda found: "~" * len(found[0]), text)


def refuse_run_on(text: str) -> Refused | None:
    """A cell of several lines that are not numbers one below the other: a quotation mark may have swallowed people."""
    lines = hide_brackets(text.strip()).splitlines()
    words = {word for line in lines[1:] for word in words_of(line) if not word.isdigit()}
    return None if len(lines) < 2 or words <= _KNOWN else RUNS_ON
