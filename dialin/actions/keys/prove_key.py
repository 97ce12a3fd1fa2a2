"""Finds out whether the secret key is the one that this database is used with, and remembers the first."""

import hmac
from collections.abc import Sequence
from enum import Enum

from dialin.crypto.key_proof import proof_of
from dialin.crypto.pin_keys import WrongSecretKey, derive_pin_keys
from dialin.store.act import Act
from dialin.store.instance import KEY_PROOF, find_fact, keep_fact
from dialin.store.pins import any_sealed_pin

# For operators, in English as all that commands and the log say.
WRONG_KEY = (
    "DIALIN_SECRET_KEY is not the key that this database is used with: nobody's PIN would be known. "
    "Set the earlier one."
)
FORMER_KEY = "DIALIN_SECRET_KEY has been changed, and the PINs have not. Run: dialin keys rotate"


class KeyFound(Enum):
    """Which of the keys given the database is used with."""

    FIRST = "first"
    FORMER = "former"  # one behind the first: it is being changed
    NONE = "none"


def look_at_key(act: Act, secrets: Sequence[str]) -> KeyFound:
    """Writes nothing. secrets: the present one, then former ones."""
    kept = find_fact(act, KEY_PROOF)
    at = _first_that_opens(act, secrets) if kept is None else _first_that_proves(kept, secrets)
    if at is None:
        return KeyFound.NONE
    return KeyFound.FORMER if at else KeyFound.FIRST


def prove_key(act: Act, secrets: Sequence[str]) -> str | None:
    """What is wrong with the key, if anything; a key that is right is known from now on."""
    if refused := refuse_wrong_key(act, secrets):
        return refused
    is_first = _proves(keep_fact(act, KEY_PROOF, proof_of(secrets[0])), secrets[0])
    return None if is_first else WRONG_KEY  # somebody with another key was faster


def refuse_wrong_key(act: Act, secrets: Sequence[str]) -> str | None:
    """The same, for whoever only looks."""
    return {KeyFound.FIRST: None, KeyFound.FORMER: FORMER_KEY, KeyFound.NONE: WRONG_KEY}[look_at_key(act, secrets)]


def _first_that_proves(kept: str, secrets: Sequence[str]) -> int | None:
    return next((at for at, secret in enumerate(secrets) if _proves(kept, secret)), None)


def _proves(kept: str, secret: str) -> bool:
    return hmac.compare_digest(kept, proof_of(secret))


def _first_that_opens(act: Act, secrets: Sequence[str]) -> int | None:
    """In a database that is older than its proof, a sealed PIN tells; where there is none, any key will do."""
    sealed = any_sealed_pin(act)
    return 0 if sealed is None else next((at for at, secret in enumerate(secrets) if _opens(sealed, secret)), None)


def _opens(sealed: bytes, secret: str) -> bool:
    try:
        derive_pin_keys(secret).open(sealed)
    except WrongSecretKey:
        return False
    return True
