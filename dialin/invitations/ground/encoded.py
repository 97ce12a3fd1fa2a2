"""A mail's source that was pasted without its head is still in quoted-printable, under marks of quoting too."""

import quopri
import re

_SOFT_BREAK = re.compile(r"=[ ]*\r?\n(?:[ ]{0,12}(?:[>|][ ]?)+)?")
_ESCAPE = re.compile(r"=(?:[89A-F][0-9A-F]|3D|20|2C|0[AD]|2E|2B|09|23)")
_SURE = re.compile(r"=[CDE][0-9A-F]=[89AB][0-9A-F]|(?<=\d)=[ ]*\r?\n[> |]*(?=\d)")  # an umlaut; a torn number
_ENOUGH = 50_000  # characters to tell by


def decode_pasted(text: str) -> str:
    """The text itself, encoded once or, by a second mail, twice; any other text as it was."""
    for _ in range(2):
        head = text[:_ENOUGH]
        breaks, escapes = len(_SOFT_BREAK.findall(head)), len(_ESCAPE.findall(head))
        if not _SURE.search(head) and (breaks + escapes < 2 or (breaks == 0 and escapes < 3)):
            break
        text = _decode(_SOFT_BREAK.sub("", text))
    return text


def _decode(text: str) -> str:
    content = quopri.decodestring(text.encode("utf-8", errors="replace"))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
