"""The keys of the PINs: a keyed hash to find them by, a seal to print them from; both from the secret key."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken


class WrongSecretKey(Exception):
    """A sealed PIN cannot be opened: DIALIN_SECRET_KEY is not the one it was sealed with."""


@dataclass(frozen=True, slots=True)
class PinKeys:
    """A leaked database alone opens no PIN: with six digits the guard is the key, kept outside the database.

    choose: a number from 0 to its argument - 1, from the operating system's cryptographic source.
    """

    lookup_key: bytes
    fernet: Fernet
    choose: Callable[[int], int] = secrets.randbelow

    def lookup(self, pin: str) -> str:
        """HMAC-SHA256 of the PIN, in hex."""
        return hmac.digest(self.lookup_key, pin.encode(), "sha256").hex()

    def seal(self, pin: str) -> bytes:
        return self.fernet.encrypt(pin.encode())

    def open(self, sealed: bytes) -> str:
        """The PIN. Raises `WrongSecretKey` under another secret key."""
        try:
            return self.fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise WrongSecretKey("The PINs were sealed with another DIALIN_SECRET_KEY. Set the earlier one.") from None


def derive_pin_keys(secret: str) -> PinKeys:
    def derive(purpose: bytes) -> bytes:
        return hmac.new(secret.encode(), b"dialin " + purpose, hashlib.sha256).digest()

    return PinKeys(derive(b"pin lookup"), Fernet(urlsafe_b64encode(derive(b"pin seal"))))
