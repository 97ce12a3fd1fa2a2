"""What happens to an invitation between the one who sends it and the one who pastes it."""

import base64
import html
import quopri
import re
import textwrap
from collections.abc import Callable, Iterator
from random import Random

Damage = Callable[[str, Random], str]
Carrier = Callable[[str], bytes]


def _wrapped(text: str, chance: Random) -> str:
    """At a blank, as mail programs do."""
    width = chance.choice([60, 68, 72, 76])
    return _by_line(text, lambda line: textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))


def _cut(text: str, chance: Random) -> str:
    """Also within a number or an address, as a narrow column of a PDF does; words stay whole."""
    width = chance.choice([32, 40, 56, 66])
    return _by_line(text, lambda line: list(_pieces(line, width)))


def _pieces(line: str, width: int) -> Iterator[str]:
    while len(line) > width:
        at = width
        while line[at - 1].isalpha() and line[at].isalpha() and at > 1:
            at -= 1
        at = width if at == 1 else at
        yield line[:at]
        line = line[at:]
    yield line


def _by_line(text: str, cut: Callable[[str], list[str]]) -> str:
    return "\n".join("\n".join(cut(line)) if line.strip() else line for line in text.split("\n"))


def _quoted(text: str, chance: Random) -> str:
    mark = chance.choice(["> ", ">> ", "| ", ">"])
    return "\n".join(mark + line for line in text.split("\n"))


def _with_directions(text: str, chance: Random) -> str:
    """Marks around numbers, as calendars set them for languages that are written from the right."""
    left, right = chance.choice([("\u202a", "\u202c"), ("\u200e", "\u200e"), ("\u2066", "\u2069")])
    return re.sub(r"\+?\d[\d ]+\d", lambda found: left + found[0] + right, text)


def _with_hard_blanks(text: str, chance: Random) -> str:
    blank = chance.choice(["\u00a0", "\u2009", "\u202f", "\u2007"])
    return re.sub(r"(?<=\S) (?=\S)", blank, text)


def _with_nothings(text: str, chance: Random) -> str:
    """Characters without width behind digits and hyphens."""
    nothing = chance.choice(["\u200b", "\u200c", "\ufeff", "\u00ad", "\u2060"])
    return re.sub(r"(?<=[\d-])(?=[\d-])", lambda _: nothing if chance.random() < 0.3 else "", text)


def _with_other_dashes(text: str, chance: Random) -> str:
    dash = chance.choice(["\u2010", "\u2011", "\u2013"])
    return re.sub(r"(?<=\d)-(?=\d)", dash, text)


def _ragged(text: str, chance: Random) -> str:
    """Blanks at the ends of lines, more empty lines, lines pushed in."""
    return "\n".join(" " * chance.choice([0, 0, 2, 8]) + line + " " * chance.choice([0, 1, 3]) for line in _airy(text))


def _airy(text: str) -> list[str]:
    return text.replace("\n\n", "\n\n\n").split("\n")


def _from_windows(text: str, _chance: Random) -> str:
    return text.replace("\n", "\r\n")


DAMAGES: dict[str, Damage] = {
    "wrapped": _wrapped, "cut": _cut, "quoted": _quoted, "directions": _with_directions,
    "hard blanks": _with_hard_blanks, "nothings": _with_nothings, "dashes": _with_other_dashes, "ragged": _ragged,
    "windows": _from_windows,
}  # fmt: skip


def _with_mark(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _pasted_encoded(text: str) -> bytes:
    """The source of a mail without its head."""
    return quopri.encodestring(text.encode())


def _mailed(text: str) -> bytes:
    return _head("text/plain", "quoted-printable") + quopri.encodestring(text.encode())


def _mailed_in_64(text: str) -> bytes:
    return _head("text/plain", "base64") + base64.encodebytes(text.encode())


def _page(text: str) -> bytes:
    lines = "<br>\n".join(html.escape(line).replace("  ", "&nbsp; ") for line in text.splitlines())
    return f'<html><head><meta charset="utf-8"></head><body><p>{lines}</p></body></html>'.encode()


def _page_of_parts(text: str) -> bytes:
    """Every line an element of its own, every run of digits another one."""
    lines = (
        re.sub(r"(\d[\d ]*\d)(#?)", r"<span>\1</span>\2", html.escape(line, quote=False)) for line in text.splitlines()
    )
    return f"<html><body>{''.join(f'<div>{line}</div>' for line in lines)}</body></html>".encode()


def _mailed_page(text: str) -> bytes:
    return _head("text/html", "quoted-printable") + quopri.encodestring(_page(text))


def _calendar(text: str) -> bytes:
    plain = text.replace("\r\n", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//X//Y//DE", "BEGIN:VEVENT", "UID:1@beispielstadt.example"]
    lines += ["DTSTAMP:20260302T081405Z", "DTSTART:20260312T170000Z", "SUMMARY:Abend"]
    lines += ["DESCRIPTION:" + plain.replace("\n", "\\n"), "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(_folded(line) for line in lines).encode()


def _folded(line: str) -> str:
    """At most 75 bytes a line, but no character in two."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 73:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])


def _head(kind: str, encoding: str) -> bytes:
    lines = (
        "From: Max Muster <max@beispielstadt.example>", "To: jana@beispielstadt.example", "Subject: Abend",
        "Date: Mon, 02 Mar 2026 09:14:05 +0100", "MIME-Version: 1.0", f"Content-Type: {kind}; charset=utf-8",
        f"Content-Transfer-Encoding: {encoding}", "", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


CARRIERS: dict[str, Carrier] = {
    "plain": str.encode, "mark": _with_mark, "pasted source": _pasted_encoded, "mail": _mailed,
    "mail in base64": _mailed_in_64, "page": _page, "page of parts": _page_of_parts, "mailed page": _mailed_page,
    "calendar": _calendar,
}  # fmt: skip
