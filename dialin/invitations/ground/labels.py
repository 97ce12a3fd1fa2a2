"""Codes with the word in front of them that says what they are for, in German and English."""

import re
from dataclasses import dataclass

from dialin.invitations.ground.label_words import WORD, Label

_JOINT = re.compile(
    r"(?:\n?[ ]*\)|[ ]*\([^()]{0,60}\))?(?P<colon>[ ]*[:=]|[ ]*\n?[ ]*[:=])?"
    r"(?:[ ]+(?:lautet|ist|is|-)|[ ]+(?:f\S{1,3}r|for|zur|to)(?:[ ][^\W\d_]+){1,4})?"
    r"[ ]*[:=]?[ '\"*_]*(?P<end>(?:\n[ ]*){0,2})"
)
_DIGITS = r"\d(?:[ .\-/]?\d)*(?:[ ]-[ ]\d+)*"
_NUMERIC = re.compile(rf"\*?(?P<digits>{_DIGITS})(?P<hash>[ ]?#)?")
_MORE = re.compile(rf"[ \-]*\n[ ]*(?P<more>{_DIGITS})(?P<hash>[ ]?#)?(?![\w.:,+/])(?P<alone>(?=[ ]*(?:\n|$)))?")
_LONGEST = 16  # digits of a code
_TOKEN = re.compile(r"[^\s<>\"']{2,40}")
_FROM_PHONES = re.compile(
    r"\(\s*(?P<digits>\d(?:\n?\d){3,11})\s+[^()\d]{0,60}?(?:phone|telefon|video)[^()]{0,60}\)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?<![\d+])(?P<digits>\d(?:[ ]?\d){2,13})[ ]?#?\s+(?:as|als)\s+(?:the|die|den|Ihre|Ihren|your|a|an|eine)?\s*"
    r"(?:[\w-]+\s+){0,2}?(?:conference|konferenz|meeting|zugangs|access)?[\s-]*(?:PIN|code|Nummer|number)",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?:enter|key in|press|dial in|eingeben|geben\s+Sie|gib|tippen\s+Sie|dr\S{1,3}cken\s+Sie|Eingabe(?:\s+von)?)"
    r"[^\d\n+]{0,40}\n?[^\d\n+]{0,20}(?<![\d+(])(?P<digits>[1-9]\d(?:[ ]?\d){2,11})(?P<hash>[ ]?#)?(?![\d,])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is written. `other` is the other way to read one at the end of a line."""

    label: Label
    start: int
    end: int
    value: str  # digits; of a code with letters the token
    is_numeric: bool = True
    other: str | None = None


def find_codes(text: str) -> tuple[Code, ...]:
    """In the order of the text, each once."""
    found = [code for word in WORD.finditer(text) for code in [_behind(text, word)] if code]
    found += [_code(_whose(text, one), one) for one in _FROM_PHONES.finditer(text)]
    found += [_code(Label.CONFERENCE, one) for one in _BEFORE.finditer(text)]
    taken = [(code.start, code.end) for code in found]
    for one in _KEYED.finditer(text):
        if not any(start < one.end("digits") and one.start("digits") < end for start, end in taken):
            found.append(_code(Label.KEYED, one))
    return tuple(sorted(found, key=lambda code: code.start))


def _whose(text: str, found: re.Match[str]) -> Label:
    """Panellists have a password for telephones too, in brackets behind their own."""
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    is_hosts = any(word.lastgroup == Label.HOST for word in WORD.finditer(line))
    return Label.HOST if is_hosts else Label.PHONE_PASSCODE


def _code(label: Label, found: re.Match[str]) -> Code:
    return Code(label, found.start(), found.end(), re.sub(r"\D", "", found["digits"]))


def _behind(text: str, word: re.Match[str]) -> Code | None:
    label = Label(str(word.lastgroup))
    joint = _JOINT.match(text, word.end())
    assert joint is not None  # every part of it may be missing
    number = _NUMERIC.match(text, joint.end())
    if number and not re.match(r"[A-Za-zÄÖÜäöüß@]", text[number.end("digits") : number.end("digits") + 1]):
        return _numeric(label, word, number, text)
    if not joint["colon"] or "\n" in joint["end"]:
        return None
    token = _TOKEN.match(text, joint.end())
    if token is None or WORD.match(text, joint.end()):
        return None
    return Code(label, word.start(), token.end(), token[0].rstrip(".,;"), is_numeric=False)


def _numeric(label: Label, word: re.Match[str], number: re.Match[str], text: str) -> Code | None:
    digits = re.sub(r"\D", "", number["digits"])
    if re.match(r"[.:]\d|[ ]?(?:Uhr|Minuten|%)|/\d", text[number.end("digits") : number.end("digits") + 8]):
        return None
    if number["hash"]:
        return Code(label, word.start(), number.end("hash"), digits)
    longer, longer_end, is_sure = _torn(text, number.end("digits"), digits)
    if is_sure:
        return Code(label, word.start(), longer_end, longer, other=digits)
    return Code(label, word.start(), number.end("digits"), digits, other=longer if longer != digits else None)


def _torn(text: str, at: int, digits: str) -> tuple[str, int, bool]:
    """What goes on below; surely so where it is closed by a #, or has a line of its own."""
    is_sure = False
    while (more := _MORE.match(text, at)) and len(longer := digits + re.sub(r"\D", "", more["more"])) <= _LONGEST:
        if more["more"].startswith("0") and len(more["more"]) > 6 and not more["hash"]:
            break  # a telephone number
        digits, at = longer, more.end("hash") if more["hash"] else more.end("more")
        is_sure = bool(more["hash"]) or more["alone"] is not None
        if more["hash"]:
            break
    return digits, at, is_sure
