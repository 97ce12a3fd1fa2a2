"""Passwords of staff: hashed with argon2id, and checked in the same time whether or not the name is known."""

import functools
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError


@functools.cache
def _hasher() -> PasswordHasher:
    """The library's defaults are RFC 9106's second choice: 64 MiB and three passes, some 150 ms of processor time."""
    return PasswordHasher()


@functools.cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_urlsafe())


def hash_password(password: str) -> str:
    """Takes its 150 ms: never call it while a transaction is open on the voice path's database."""
    return _hasher().hash(_composed(password))


def is_right_password(password_hash: str | None, password: str) -> bool:
    """None, for a name that nobody has, takes as long as a wrong password."""
    decoy = _nobodys_hash()
    try:
        return _hasher().verify(password_hash or decoy, _composed(password)) and password_hash is not None
    except (Argon2Error, InvalidHashError):
        return False


def _composed(password: str) -> str:
    """One keyboard sends an umlaut as one character, another as two; it is the same password."""
    return unicodedata.normalize("NFC", password)


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than are used today."""
    return _hasher().check_needs_rehash(password_hash)
