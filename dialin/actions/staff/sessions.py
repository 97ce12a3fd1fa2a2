"""What a signed-in session is: a secret in a cookie, its hash in the database, and an end that moves with use."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.store import staff, staff_sessions
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff

SESSION_LASTS = timedelta(hours=8)  # without use
LONGEST_SESSION = timedelta(hours=12)  # whatever is used
CONFIRMED_FOR = timedelta(minutes=10)  # since a password or a code was typed
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """token: the secret for the cookie; the database keeps only its hash."""

    token: str = field(repr=False)
    staff_id: int


def hash_token(token: str) -> str:
    """SHA-256 in hex: the token is 32 random bytes, so no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_by(created_at: datetime, now: datetime) -> datetime:
    """When a session that is used now ends."""
    return min(now + SESSION_LASTS, created_at + LONGEST_SESSION)


def open_session(act: Act, login: Staff, *, language: str, browser: str, replaces: str) -> SignedIn:
    """A new session each time. replaces: the token that this browser had, whose session ends here."""
    staff_sessions.close_expired_sessions(act)
    staff_sessions.close_session(act, hash_token(replaces))
    token = secrets.token_urlsafe(32)
    session = {
        "token_hash": hash_token(token),
        "staff_id": login.id,
        "language": language,
        "created_at": act.now,
        "expires_at": end_by(act.now, act.now),
        "used_at": act.now,
        "confirmed_at": act.now,
        "browser": browser,
    }
    staff_sessions.open_session(act, session)
    staff.change_staff(act, login.id, {"signed_in_at": act.now})
    log_change(act, "staff.sign_in")
    return SignedIn(token, login.id)
