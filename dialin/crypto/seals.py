"""Seals what has to leave the house for a moment and come back: nobody on the way reads or changes it."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


@dataclass(frozen=True, slots=True)
class Seal:
    fernet: MultiFernet

    def seal(self, text: str) -> str:
        """For addresses: letters, digits, - and _."""
        return self.fernet.encrypt(text.encode()).decode().rstrip("=")

    def open(self, sealed: str, *, within: int) -> str | None:
        """within: seconds since it was sealed. None for what is older, or was not sealed with this key."""
        try:
            return self.fernet.decrypt(sealed + "=" * (-len(sealed) % 4), ttl=within).decode()
        except (InvalidToken, ValueError):  # the second where it is no text of this alphabet
            return None


def derive_seal(*secrets: str) -> Seal:
    """Seals by the first of these secret keys, and opens by any."""
    keys = [hmac.new(secret.encode(), b"dialin seal of addresses", hashlib.sha256).digest() for secret in secrets]
    return Seal(MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys]))
