"""Who is at the desk: reads the session's cookie, and keeps the session alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from dialin.actions.staff.sessions import CONFIRMED_FOR, LONGEST_SESSION, end_by, hash_token
from dialin.config import is_loopback
from dialin.rules.rights import Right, may, sees_every_event
from dialin.store.act import Act
from dialin.store.staff_events import events_seen_by
from dialin.store.staff_sessions import SignedIn, find_session

COOKIE, FORM_COOKIE = "dialin_staff", "dialin_form"
DOES_NOT_COUNT_AS_USE = ("admin.live_board", "admin.live_campaigns")  # these pages ask on their own
PAUSE = timedelta(minutes=5)  # between two writes that move a session's end


class SignedOut(Exception):
    """Nobody is signed in, and the page is not for everybody."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who is signed in."""

    id: int
    name: str
    role: str
    language: str  # in which the pages are read
    expires_at: datetime  # as this request leaves it
    token_hash: str
    has_moved_end: bool  # the session's end, by coming here; it has yet to be written down
    ends_for_good: bool  # then, whatever is done here until then
    has_second_factor: bool
    is_confirmed: bool  # has typed the password, or a code, a few minutes ago
    event_ids: frozenset[int] | None  # that this login may see; None: every event

    def may(self, right: str) -> bool:
        return may(self.role, Right(right))

    def sees(self, event_id: int | None) -> bool:
        """What belongs to no event yet is seen by all."""
        return event_id is None or self.event_ids is None or event_id in self.event_ids


def colleague() -> Colleague:
    """Who is signed in; only for pages behind the sign-in."""
    found = g.colleague
    assert isinstance(found, Colleague)
    return found


def is_secure(app: Flask) -> bool:
    """Whether cookies are for https only: always, but for a trial on this machine."""
    url = urlsplit(app.extensions["dialin"].settings.public_url or "")
    return not (url.scheme == "http" and is_loopback(url.hostname or ""))


def cookie_name(app: Flask, name: str = COOKIE) -> str:
    """Over https browsers keep a name with this prefix from other hosts of the same domain, and from plain http."""
    return f"__Host-{name}" if is_secure(app) else name


def sent_token() -> str:
    """What the request says who it comes from; empty where it says nothing."""
    return request.cookies.get(cookie_name(current_app), "")


def recognise(act: Act) -> Colleague | None:
    """Who has sent this request; the pages know it from here on."""
    token = sent_token()
    found = find_session(act, hash_token(token)) if 0 < len(token) <= 100 else None
    who = None if found is None else _colleague(act, found, hash_token(token))
    g.colleague = who
    return who


def _colleague(act: Act, found: SignedIn, token_hash: str) -> Colleague:
    is_used = request.endpoint not in DOES_NOT_COUNT_AS_USE
    latest = end_by(found.created_at, act.now)
    moves = is_used and found.expires_at < latest - PAUSE
    ends = latest if moves else found.expires_at
    sees_all = found.sees_all_events or sees_every_event(found.role)
    return Colleague(
        id=found.id,
        name=found.name,
        role=found.role,
        language=found.language,
        expires_at=ends,
        token_hash=token_hash,
        has_moved_end=moves,
        ends_for_good=ends >= found.created_at + LONGEST_SESSION,
        has_second_factor=found.has_second_factor,
        is_confirmed=found.confirmed_at is not None and act.now < found.confirmed_at + CONFIRMED_FOR,
        event_ids=None if sees_all else events_seen_by(act, found.id),
    )


def send_to_sign_in(_signed_out: Exception) -> AnyResponse:
    if request.endpoint in DOES_NOT_COUNT_AS_USE:
        return Response("signed out", 401, mimetype="text/plain")
    after = request.full_path.rstrip("?") if request.method != "POST" else None
    return redirect(url_for("admin.sign_in", next=after), 303)
