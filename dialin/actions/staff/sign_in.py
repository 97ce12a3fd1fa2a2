"""Signs a member of staff in by name and password, slowly enough for people and too slowly for guessing."""

import hashlib
import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.actions.staff.attempts import (
    BUSY_SECONDS,
    LONGEST_NAME,
    TURN_LASTS,
    Limit,
    TryLater,
    Turn,
    count_try,
    limits_of_stranger,
    limits_of_turn,
    open_again,
    pair_of,
    seconds_closed,
)
from dialin.actions.staff.browsers import Browser
from dialin.actions.staff.sessions import SignedIn, open_session
from dialin.crypto.hashing_places import place_to_hash
from dialin.crypto.passwords import hash_password, is_outdated, is_right_password
from dialin.rules.names import tidy_line
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import staff
from dialin.store.act import DIALIN, Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff

WRONG = Refused("The name and the password do not match. Check both and try again.", field="name")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the door. address: where the request came from. turn: what this browser was promised before."""

    address: str
    browser: Browser
    turn: Turn | None = None
    language: str = "de"  # of the pages from here on
    browser_words: str = ""  # such as Firefox, Windows
    token: str = field(default="", repr=False)  # of the session that this browser has had


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """The password was right, and a code of the second factor is still wanted. proof: of the password it was."""

    staff_id: int
    proof: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Try:
    """limits: those that hold this try up. also: those that it counts against as well. pair: of name and address."""

    found: Staff | None
    pair: str
    limits: list[Limit]
    also: list[Limit] = field(default_factory=list)
    is_known: bool = False


def sign_in(services: Services, attempt: Attempt, visitor: Visitor) -> SignedIn | CodeWanted | TryLater | Refused:
    """Opens a session. The answer and its time are the same for a wrong password and for a name that nobody has.

    Opens its own transactions: between them lie 150 ms of hashing, during which the one writer of SQLite must be free
    to answer the telephone. Whoever has to wait is told so after a look alone, which keeps nobody from writing.
    """
    with services.looking() as act:
        one_try, seconds = _try(act, attempt.name, visitor)
        if seconds:
            return _later(act, one_try, visitor, seconds)
    with place_to_hash(known=one_try.is_known) as there_is_one:
        if not there_is_one:
            return TryLater(BUSY_SECONDS, visitor.turn)
        with services.acting(DIALIN) as act:
            if seconds := count_try(act, one_try.limits, also=one_try.also):
                return _later(act, one_try, visitor, seconds)
        found = one_try.found
        is_right = is_right_password(found.password_hash if found else None, attempt.password)
        if not is_right or found is None:
            return _refuse(services, found)
        renewed = hash_password(attempt.password) if is_outdated(found.password_hash) else None
    with services.acting(found.name) as act:
        return _after_password(act, found, one_try, visitor, renewed)


def _after_password(
    act: Act, checked: Staff, one_try: _Try, visitor: Visitor, renewed: str | None
) -> SignedIn | CodeWanted | Refused:
    """While the password was checked, the login may have been disabled, or given another one."""
    found = staff.lock_staff(act, checked.id)
    if found is None or found.disabled_at is not None or found.password_hash != checked.password_hash:
        return WRONG
    if renewed is not None:
        staff.change_staff(act, found.id, {"password_hash": renewed})
    if one_try.is_known:
        open_again(act, one_try.limits)
    if found.has_second_factor:
        return CodeWanted(found.id, proof_of(renewed or found.password_hash))
    return let_in(act, found, visitor)


def proof_of(password_hash: str) -> str:
    """Tells one password's hash from the next, and nothing else."""
    return hashlib.sha256(password_hash.encode()).hexdigest()[:16]


def let_in(act: Act, found: Staff, visitor: Visitor) -> SignedIn:
    return open_session(act, found, language=visitor.language, browser=visitor.browser_words, replaces=visitor.token)


def _try(act: Act, name: str, visitor: Visitor) -> tuple[_Try, int]:
    """What this try would be, and how many seconds it has to wait."""
    found = staff.find_staff(act, tidy_line(name[:LONGEST_NAME]) or "")
    if found is not None and found.disabled_at is not None:
        found = None
    pair = pair_of(act, name, visitor.address)
    if found is not None and visitor.browser.knows(found, act.now):
        own = [Limit(f"browser:{visitor.browser.id}:{found.id}", free=10)]
        return _Try(found, pair, own, is_known=True), seconds_closed(act, own)
    usual = limits_of_stranger(act, name, visitor.address)
    seconds = seconds_closed(act, usual)
    if seconds and _has_come(visitor.turn, pair, act.now):
        in_turn = limits_of_turn(act, pair, visitor.address)
        if not seconds_closed(act, in_turn):
            return _Try(found, pair, in_turn, also=usual), 0
    return _Try(found, pair, usual), seconds


def _has_come(turn: Turn | None, pair: str, now: datetime) -> bool:
    return turn is not None and turn.pair == pair and turn.at <= now <= turn.at + TURN_LASTS


def _later(act: Act, one_try: _Try, visitor: Visitor, seconds: int) -> TryLater:
    """A promise that was made before stands: asking too early costs nothing."""
    if one_try.is_known:
        return TryLater(seconds)
    turn = visitor.turn
    if turn is None or turn.pair != one_try.pair or turn.at <= act.now:
        turn = Turn(one_try.pair, act.now + timedelta(seconds=seconds))
    return TryLater(max(1, math.ceil((turn.at - act.now).total_seconds())), turn)


def _refuse(services: Services, found: Staff | None) -> Refused:
    with services.acting(found.name if found else DIALIN) as act:
        log_change(act, "staff.sign_in_failed")
    return WRONG
