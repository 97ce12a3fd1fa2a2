"""Signs a member of staff in, slowly enough for people and too slowly for guessing."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.actions.staff.sessions import SESSION_LASTS, hash_token
from dialin.crypto.passwords import hash_password, is_outdated, is_right_password
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import staff, throttles
from dialin.store.act import DIALIN, Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff

WINDOW = timedelta(minutes=10)
MOST_PER_NAME, MOST_PER_ADDRESS, MOST_IN_TOTAL = 8, 30, 200

WRONG = Refused("The name and the password do not match. Check both and try again.", field="name")
TOO_MANY = Refused("There were too many attempts to sign in. Wait ten minutes, then try again.")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed. address: where the request came from. language: of the pages from here on."""

    name: str
    password: str = field(repr=False)
    address: str
    language: str = "de"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """token: the secret for the cookie; the database keeps only its hash."""

    token: str = field(repr=False)
    expires_at: datetime


def sign_in(services: Services, attempt: Attempt) -> SignedIn | Refused:
    """Opens a session. The answer and its time are the same for a wrong password and for a name that nobody has.

    Opens its own transactions: between them lie 150 ms of hashing, during which the one writer of SQLite must be free
    to answer the telephone. Each attempt is counted before the password is looked at, so that attempts made at the
    same time cannot slip past the limit.
    """
    name = attempt.name.strip()
    with services.acting(DIALIN) as act:
        if _is_one_too_many(act, attempt):
            return TOO_MANY
        found = staff.find_staff(act, name)
    if not is_right_password(found.password_hash if found else None, attempt.password) or found is None:
        with services.acting(found.name if found else DIALIN) as act:
            log_change(act, "staff.sign_in_failed")
        return WRONG
    renewed = hash_password(attempt.password) if is_outdated(found.password_hash) else None
    with services.acting(found.name) as act:
        if renewed:
            staff.change_staff(act, found.id, {"password_hash": renewed})
        return _open_session(act, found, attempt)


def _scopes(attempt: Attempt) -> tuple[tuple[str, int], ...]:
    """People type passwords into the wrong field, so the name is counted by its hash."""
    name = hashlib.sha256(attempt.name.strip().casefold().encode()).hexdigest()[:32]
    return (
        (f"sign_in:name:{name}", MOST_PER_NAME),
        (f"sign_in:address:{attempt.address}", MOST_PER_ADDRESS),
        ("sign_in:total", MOST_IN_TOTAL),
    )


def _is_one_too_many(act: Act, attempt: Attempt) -> bool:
    counts = [(throttles.count_try(act, scope, window=WINDOW), most) for scope, most in _scopes(attempt)]
    if any(tries == most + 1 for tries, most in counts):
        log_change(act, "staff.sign_in_throttled")
    return any(tries > most for tries, most in counts)


def _open_session(act: Act, found: Staff, attempt: Attempt) -> SignedIn:
    for scope, _ in _scopes(attempt)[:2]:
        throttles.reset(act, scope)
    staff.close_expired_sessions(act)
    token, expires_at = secrets.token_urlsafe(32), act.now + SESSION_LASTS
    session = {
        "token_hash": hash_token(token),
        "staff_id": found.id,
        "language": attempt.language,
        "created_at": act.now,
        "expires_at": expires_at,
    }
    staff.open_session(act, session)
    log_change(act, "staff.sign_in")
    return SignedIn(token, expires_at)
