"""A mail as it was saved: its text, its page, the calendar entries and the forwarded mails in it."""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message

from dialin.invitations.sources.calendars import is_calendar, open_calendar
from dialin.invitations.sources.encodings import decode
from dialin.invitations.sources.pages import is_page, text_of
from dialin.invitations.sources.parts import Part

_HEAD = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){1,200}\r?\n")
_OF_MAIL = re.compile(
    rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Received|Message-ID|Return-Path|Delivered-To)[ ]*:",
    re.IGNORECASE | re.MULTILINE,
)
_BARE_PART = re.compile(rb"\A--(?P<boundary>[^\s\"]{5,70})\r?\n(?:Content-[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_CANCELLED = re.compile(r"^\W*(?:Abgesagt|Cancell?ed|Absage)\b", re.IGNORECASE)
_MOST_PARTS = 60
_LARGEST_PART = 2_000_000


def is_mail(source: bytes) -> bool:
    head = _HEAD.match(_begin(source)[:60_000])
    return bool(_BARE_PART.match(_begin(source)) or (head and _OF_MAIL.search(head[0])))


def open_mail(source: bytes) -> tuple[Part, ...]:
    source = _begin(source)
    bare = _BARE_PART.match(source)
    if bare:
        source = b'Content-Type: multipart/mixed; boundary="' + bare["boundary"] + b'"\r\n\r\n' + source
    message = message_from_bytes(source, policy=policy.compat32)
    bodies, calendars = _collect(message)
    is_cancelled = bool(_CANCELLED.match(_header(message, "Subject")))
    texts = tuple(text for text in bodies if text.strip())
    body = (Part(texts, is_cancelled),) if texts else ()
    return body + tuple(part for calendar in calendars for part in open_calendar(calendar))


def _begin(source: bytes) -> bytes:
    return source.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")


def _collect(message: Message) -> tuple[list[str], list[str]]:
    """Plain texts in one, pages in another; forwarded mails stand below the text that forwards them."""
    plain: list[str] = []
    pages: list[str] = []
    calendars: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.is_multipart():
            if number and part.get_content_type() == "message/rfc822":
                plain.append(_BELOW)
                pages.append(_BELOW)
            continue
        text = _text(part)
        if text is None:
            continue
        if is_calendar(text):
            calendars.append(text)
        elif part.get_content_type() == "text/html" or is_page(text):
            pages.append(text_of(text))
        else:
            plain.append(text)
    return ["\n\n".join(texts) if texts != [_BELOW] else "" for texts in (plain, pages)], calendars


_BELOW = "\n-----Original Message-----\n"


def _text(part: Message) -> str | None:
    """None of pictures and the like; a part that calls itself nothing is looked at by its name."""
    kind, name = part.get_content_type(), (part.get_filename() or "").lower()
    if (
        part.get_content_maintype() != "text"
        and not kind.endswith(("calendar", "ics"))
        and not name.endswith((".ics", ".txt", ".htm", ".html"))
    ):
        return None
    try:
        content = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError):
        return None
    if not isinstance(content, bytes):
        return None
    return decode(content[:_LARGEST_PART], part.get_param("charset", failobj=None))  # type: ignore[arg-type]


def _header(message: Message, name: str) -> str:
    try:
        return str(make_header(decode_header(str(message.get(name, "")))))
    except (ValueError, LookupError, UnicodeError):
        return str(message.get(name, ""))
