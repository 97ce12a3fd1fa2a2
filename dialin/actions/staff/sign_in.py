"""Signs a member of staff in, slowly enough for people and too slowly for guessing."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.staff.record import DIALIN, record
from dialin.actions.staff.sessions import SESSION_LASTS, hash_token
from dialin.crypto.passwords import hash_password, is_outdated, is_right_password
from dialin.rules.refusals import Refused
from dialin.store import staff, throttles
from dialin.store.database import Database, Record, transaction

WINDOW = timedelta(minutes=10)
MOST_PER_NAME, MOST_PER_ADDRESS, MOST_IN_TOTAL = 8, 30, 200

WRONG = Refused("Name and password do not fit together. Check both and try again.", field="name")
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


def sign_in(database: Database, attempt: Attempt, *, now: datetime) -> SignedIn | Refused:
    """Opens a session. The answer and its time are the same for a wrong password and for a name that nobody has.

    Takes the database, not a connection: between its two transactions stand 150 ms of hashing, in which the one
    writer of SQLite must be free to answer the telephone. Each attempt is counted before the password is looked at,
    so that attempts made at the same time cannot slip past the limit.
    """
    name = attempt.name.strip()
    with transaction(database) as connection:
        if _is_one_too_many(connection, attempt, now):
            return TOO_MANY
        found = staff.find_staff(connection, name)
    if not is_right_password(found.password_hash if found else None, attempt.password) or found is None:
        with transaction(database) as connection:
            record(connection, "staff.sign_in_failed", actor=found.name if found else DIALIN, now=now)
        return WRONG
    renewed = hash_password(attempt.password) if is_outdated(found.password_hash) else None
    with transaction(database) as connection:
        if renewed:
            staff.change_staff(connection, found.id, {"password_hash": renewed})
        return _open_session(connection, found, attempt, now)


def _scopes(attempt: Attempt) -> tuple[tuple[str, int], ...]:
    """People type passwords into the wrong field, so the name is counted by its hash."""
    name = hashlib.sha256(attempt.name.strip().casefold().encode()).hexdigest()[:32]
    return (
        (f"sign_in:name:{name}", MOST_PER_NAME),
        (f"sign_in:address:{attempt.address}", MOST_PER_ADDRESS),
        ("sign_in:total", MOST_IN_TOTAL),
    )


def _is_one_too_many(connection: Connection, attempt: Attempt, now: datetime) -> bool:
    counts = [
        (throttles.count_try(connection, scope, window=WINDOW, now=now), most) for scope, most in _scopes(attempt)
    ]
    if any(tries == most + 1 for tries, most in counts):
        record(connection, "staff.sign_in_throttled", actor=DIALIN, now=now)
    return any(tries > most for tries, most in counts)


def _open_session(connection: Connection, found: Record, attempt: Attempt, now: datetime) -> SignedIn:
    for scope, _ in _scopes(attempt)[:2]:
        throttles.reset(connection, scope)
    staff.close_expired_sessions(connection, now)
    token, expires_at = secrets.token_urlsafe(32), now + SESSION_LASTS
    session = {
        "token_hash": hash_token(token),
        "staff_id": found.id,
        "language": attempt.language,
        "created_at": now,
        "expires_at": expires_at,
    }
    staff.open_session(connection, session)
    record(connection, "staff.sign_in", actor=found.name, now=now)
    return SignedIn(token, expires_at)
