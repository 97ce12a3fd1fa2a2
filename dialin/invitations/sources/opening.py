"""Tells mails, calendar files, web pages and plain texts apart, and opens each."""

import re

from dialin.invitations.ground.encoded import decode_pasted
from dialin.invitations.sources.calendars import is_calendar, open_calendar
from dialin.invitations.sources.encodings import decode
from dialin.invitations.sources.mails import is_mail, open_mail
from dialin.invitations.sources.pages import is_page, text_of
from dialin.invitations.sources.parts import Part
from dialin.rules.refusals import Refused

LARGEST = 10_000_000  # bytes: a mail with pictures
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "a message of Outlook's own kind (.msg)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CANCELLED = re.compile(
    r"^\W*(?:(?:Subject|Betreff|Titel)\s*:\s*)?(?:Abgesagt|Cancell?ed|Absage)\s*:", re.IGNORECASE | re.MULTILINE
)


def refuse_source(source: bytes) -> Refused | None:
    """Why nothing can be read from these bytes at all."""
    if not source.strip():
        return Refused("The invitation is empty. Save or paste its whole text.")
    if len(source) > LARGEST:
        return Refused("The invitation is larger than 10 MB. Save its text only.")
    kind = next((name for begins, name in _KINDS if source.startswith(begins)), None)
    if kind:
        return Refused("The invitation is {kind}. Open it and copy its text instead.", {"kind": kind})
    if _is_binary(source):
        return Refused("The invitation is not a text. Copy it from the mail or the calendar as text.")
    return None


def _is_binary(source: bytes) -> bool:
    head = source[:4096]
    if (
        head.startswith((b"\xff\xfe", b"\xfe\xff"))
        or head[1::2].count(0) > len(head) // 4
        or head[::2].count(0) > len(head) // 4
    ):
        return decode(source).count("\N{REPLACEMENT CHARACTER}") * 10 > len(source)
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)
    return odd * 10 > len(head)


def open_source(source: bytes) -> tuple[Part, ...]:
    """All parts that may hold an invitation; none of bytes that are no text."""
    if refuse_source(source):
        return ()
    if is_mail(source):
        return open_mail(source)
    return open_text(decode(source))


def open_text(text: str) -> tuple[Part, ...]:
    text = decode_pasted(text)
    if is_calendar(text):
        return open_calendar(text)
    if is_page(text):
        return (Part((text_of(text),), is_cancelled=is_called_off(text)),)
    return (Part((text,), is_cancelled=is_called_off(text)),)


def is_called_off(text: str) -> bool:
    return bool(_CANCELLED.search(text[:2000]))
