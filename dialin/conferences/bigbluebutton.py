"""Asks a BigBlueButton server, or Scalelite in front of several, about one meeting by the API that both speak."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from dialin.conferences.callers import has_line
from dialin.conferences.http import TIME_OUTS, fetch
from dialin.conferences.numbers import nearest_first, read_numbers
from dialin.conferences.promise import Asked, ConferenceTrouble, Reason, Seen

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A server may take some of them only; an answer to a wrong one says no more than to a wrong secret. The first is taken
# by every server since 2.5 that was not told otherwise, the last by those that are older than this choice.
HASHES = ("sha256", "sha512", "sha384", "sha1")
# The last where it is no id that it would have given.
_NO_MEETING = {"notFound", "invalidMeetingIdentifier", "invalidMeetingId", "validationError"}
_BY_TELEPHONE = {"DIAL-IN", "DIAL-IN-USER", "VOICE-USER"}


class BigBlueButton:
    """time_outs: seconds, to connect and between bytes."""

    def __init__(self, *, time_outs: tuple[float, float] = TIME_OUTS) -> None:
        self._time_outs = time_outs

    def look(self, event: Asked) -> Seen:
        """By the meeting's id; where the server knows none of these letters, by its name."""
        meeting = event.bridge_meeting or ""
        try:
            found = self._ask(event, "getMeetingInfo", meetingID=meeting)
        except ConferenceTrouble as trouble:
            if trouble.reason is not Reason.UNKNOWN:
                raise
            found = _by_name(self._ask(event, "getMeetings"), meeting)
        return _seen(found, event)

    def _ask(self, event: Asked, call: str, **asked: str) -> "Element":
        for last, kind in enumerate(HASHES, 1 - len(HASHES)):
            try:
                return _successful(self._fetch(event, call, kind, asked))
            except ConferenceTrouble as trouble:
                if trouble.reason is not Reason.REFUSED or last == 0:
                    raise
        raise AssertionError("the last hash has been tried")

    def _fetch(self, event: Asked, call: str, kind: str, asked: dict[str, str]) -> bytes:
        query = urlencode(asked)
        summed = hashlib.new(kind, f"{call}{query}{event.bridge_secret or ''}".encode(), usedforsecurity=False)
        signed = f"{query}{'&' if query else ''}checksum={summed.hexdigest()}"
        return fetch(f"{base_of(event.bridge_api or '')}/{call}?{signed}", time_outs=self._time_outs)


def base_of(api: str) -> str:
    """Where the calls are, out of what bbb-conf shows, of the API's own address or of the server alone."""
    bare = api.rstrip("/").removesuffix("/api")
    return f"{bare}/api" if urlsplit(bare).path else f"{bare}/bigbluebutton/api"


def _successful(answer: bytes) -> "Element":
    root = _parsed(answer)
    if root.tag != "response" or (code := _text(root, "returncode")) is None:
        raise ConferenceTrouble(Reason.NONSENSE, "The answer is none of BigBlueButton's.")
    if code.upper() == "SUCCESS":
        return root
    key = _text(root, "messageKey") or ""
    if key == "checksumError":
        raise ConferenceTrouble(Reason.REFUSED, "BigBlueButton does not know the secret.")
    if key in _NO_MEETING:
        raise ConferenceTrouble(Reason.UNKNOWN, "BigBlueButton knows no such meeting: it has not begun, or is over.")
    raise ConferenceTrouble(Reason.NONSENSE, f"BigBlueButton says no: {key[:40] or 'without a reason'}.")


def _parsed(answer: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    try:
        root: Element = fromstring(answer, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        said = f"The answer of the platform cannot be read: {type(error).__name__}."
        raise ConferenceTrouble(Reason.NONSENSE, said) from None
    return root


def _by_name(meetings: "Element", name: str) -> "Element":
    """Greenlight shows its rooms' names, and to nobody the ids that it gives their meetings."""
    wanted = " ".join(name.split()).casefold()
    found = [one for one in meetings.iter("meeting") if (_text(one, "meetingName") or "").casefold() == wanted]
    found = [one for one in found if _text(one, "isBreakout") != "true"]
    if not found:
        raise ConferenceTrouble(Reason.UNKNOWN, "BigBlueButton knows no such meeting: it has not begun, or is over.")
    if len(found) > 1:
        raise ConferenceTrouble(Reason.AMBIGUOUS, f"{len(found)} meetings have this name. Write the meeting's id.")
    return found[0]


def _seen(meeting: "Element", event: Asked) -> Seen:
    telephones = list(_telephones(meeting))
    made = _whole(meeting, "createTime")
    return Seen(
        numbers=nearest_first(read_numbers(_text(meeting, "dialNumber") or ""), event.number),
        code=_digits(_text(meeting, "voiceBridge")),
        is_running=_truth(meeting, "running"),
        participants=_whole(meeting, "participantCount"),
        telephones=len(telephones),
        has_our_leg=has_line(telephones, event.number),
        made_at=None if not made else _moment(made),
    )


def _telephones(meeting: "Element") -> Iterator[str]:
    """The names of those who dialled in: a v_ before their id, or a kind of their own in some versions."""
    for one in meeting.iterfind("attendees/attendee"):
        kinds = {(_text(one, name) or "").upper() for name in ("clientType", "role")}
        if (_text(one, "userID") or "").startswith("v_") or kinds & _BY_TELEPHONE:
            yield _text(one, "fullName") or ""


def _text(element: "Element", name: str) -> str | None:
    found = element.findtext(name)
    return None if found is None else " ".join(found.split())


def _digits(text: str | None) -> str | None:
    return text if text and text.isascii() and text.isdigit() and len(text) <= 20 else None


def _whole(element: "Element", name: str) -> int | None:
    digits = _digits(_text(element, name))
    return int(digits) if digits and len(digits) <= 15 else None


def _truth(element: "Element", name: str) -> bool | None:
    return {"true": True, "false": False}.get(_text(element, name) or "")


def _moment(milliseconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
