"""The keys of the PINs: a keyed hash to find them by, a seal to print them from; both from the secret key."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from dialin.crypto.keyring import Keyring, is_sealed
from dialin.crypto.sealing_key import WrongSecretKey


@dataclass(frozen=True, slots=True)
class PinKeys:
    """A leaked database alone opens no PIN: with six digits the guard is the key, kept outside the database.

    choose: a number from 0 to its argument - 1, from the operating system's cryptographic source.
    """

    keyring: Keyring
    choose: Callable[[int], int] = secrets.randbelow

    def lookup(self, pin: str) -> str:
        """HMAC-SHA256 of the PIN, in hex."""
        return self.keyring.present.hash(pin)

    def seal(self, pin: str) -> bytes:
        return self.keyring.present.seal_bytes(pin.encode())

    def open(self, sealed: bytes) -> str:
        """The PIN. Raises `WrongSecretKey` under another secret key."""
        if not is_sealed(sealed):
            raise WrongSecretKey("This PIN was sealed by another version of dialin. Run: dialin db upgrade")
        return self.keyring.open_bytes(sealed).decode()


def derive_pin_keys(*secret_keys: str) -> PinKeys:
    """secret_keys: the first, and the former one while it is being changed."""
    return PinKeys(Keyring(secret_keys))
