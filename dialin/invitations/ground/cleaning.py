"""Takes away what copying does to a text: odd blanks and dashes, invisible marks, escapes, wrapped links."""

import html
import re
import unicodedata
from urllib.parse import unquote

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]")
_ODD = re.compile(r"[^ -~\n]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_SAFELINK = re.compile(
    r"https?://[\w.-]*safelinks\.protection\.outlook\.com/[^\s<>\"]*?[?&](?:amp;)?url=([^&\s<>\"]+)[^\s<>\"]*",
    re.IGNORECASE,
)
_URLDEFENSE = re.compile(
    r"https?://urldefense\.(?:com|proofpoint\.com)/v\d/__([^\s<>\"]{1,2000}?)__;[^\s<>\"]*", re.IGNORECASE
)
_GOOGLE_WRAP = re.compile(r"https?://www\.google\.com/url\?(?:[^\s<>\"]*?&)?q=([^&\s<>\"]+)[^\s<>\"]*", re.IGNORECASE)
_TEL_LINK = re.compile(r"tel:(?://)?[^\s<>\"')\]]+", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(\s*<?([^()\s<>]{1,2000}(?:\([^()\s]*\)[^()\s<>]*)?)>?\s*\)")
_ESCAPED = re.compile(r"\\([,;\\#+*_()\[\].-])")
_EMPHASIS = re.compile(r"\*\*|(?<![_\w])__(?=[^_\s])|(?<=[^_\s])__(?![_\w])|`")
_BOLD_VALUE = re.compile(r"(?<![\w,;*#])\*(?=\S)([^*\n,;]{1,80}?)(?<=\S)\*(?![\w*#])")  # *Kenncode:*, not ,,,,*123#
_MANGLED_PLUS = re.compile(r"\bpplluuss\b[ ]?|\(\+\)(?=[ ]?\d)", re.IGNORECASE)
_MOJIBAKE = re.compile("Ã[\x80-\xbf\u0152-\u2122]|â€|Â[\xa0-\xbf]")


def clean(text: str) -> str:
    """The same words in plain characters; lines stay lines."""
    text = _entities(_mojibake(_LINE_ENDS.sub("\n", text)))
    text = _ODD.sub(lambda found: "".join(map(_plain, unicodedata.normalize("NFKC", found[0]))), text)
    text = _BLANKS.sub(" ", _ODD.sub(lambda found: "".join(map(_plain, found[0])), text))
    text = _unescape(_unwrap(text))
    return _MANGLED_PLUS.sub("+", _BOLD_VALUE.sub(r"\1", _EMPHASIS.sub("", text)))


def _plain(char: str) -> str:
    if char == "\t":
        return " "
    match unicodedata.category(char):
        case "Nd":
            return str(unicodedata.decimal(char))
        case "Pd":
            return "-"
        case "Cf" | "Cc":
            return ""
        case _:
            return "-" if char == "\N{MINUS SIGN}" else char


def _entities(text: str) -> str:
    for _ in range(2):  # &amp;#43; was escaped twice
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return _LINE_ENDS.sub("\n", text)


def _mojibake(text: str) -> str:
    """UTF-8 that was read as Windows-1252 on its way."""
    if not _MOJIBAKE.search(text):
        return text
    return re.sub(r"[^\x00-\x7f]{2,}", _as_utf8, text)


def _as_utf8(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode()
    except UnicodeError:
        return found[0]


def _unwrap(text: str) -> str:
    """Links that a gateway has hidden in its own, and what a link to dial has percent-encoded."""
    text = _URLDEFENSE.sub(r"\1", text)
    for wrapped in (_SAFELINK, _GOOGLE_WRAP):
        text = wrapped.sub(lambda found: unquote(found[1]), text)
    text = _MARKDOWN_LINK.sub(r"\1 <\2>", text)
    return _TEL_LINK.sub(lambda found: re.sub(r"[^\S ]", "", unquote(found[0])), text)


def _unescape(text: str) -> str:
    r"""Backslashes of calendar files and of markdown; `\n` only where it stands for the ends of lines."""
    if "\\" not in text:
        return text
    if len(re.findall(r"\\[nN]", text)) >= 3 or (re.search(r"\\[nN]", text) and "\\," in text):
        text = re.sub(r"\\[nN]", "\n", text)
    return _ESCAPED.sub(r"\1", text)
