"""One key of the database, derived from a secret key, and the two ways in which it seals.

A sealed value begins with a mark: the way, and the id of the key, so that no key has to be tried. A number is sealed so
that the same one always looks the same, and can be looked up; all else looks new each time.
"""

import hmac
import os
import re
from base64 import urlsafe_b64encode
from binascii import hexlify, unhexlify
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

MARK: Final = re.compile(r"~[nf][a-p]{8}~")  # n: a number; f: freely, all else
MARK_LENGTH: Final = 11
NONCE: Final = 12  # bytes; with random ones, a key may seal 2^32 values (NIST SP 800-38D, 8.3)
# Half a byte a letter, without any digit: whoever looks for a PIN in the file finds none by chance. Python writes and
# reads this five times faster than base64.
_LETTERS, _DIGITS = b"abcdefghijklmnop", b"0123456789abcdef"
_TO_LETTERS, _TO_DIGITS = bytes.maketrans(_DIGITS, _LETTERS), bytes.maketrans(_LETTERS, _DIGITS)
FILLED_UP: Final = 16  # E.164 with its plus is no longer, and a sealed number does not tell how long it is


class WrongSecretKey(Exception):
    """Something sealed cannot be opened: DIALIN_SECRET_KEY is not the one that it was sealed with, or not set."""


@dataclass(frozen=True, slots=True)
class SealingKey:
    """id: eight letters that tell keys apart and say nothing of them."""

    id: str
    numbers: AESSIV
    free: AESGCM
    lookup: bytes  # of the hashes by which PINs are found
    pins_before: Fernet  # sealed the PINs up to 0.1.0; for the migration

    def seal_number(self, number: str) -> str:
        mark = f"~n{self.id}~"
        return mark + _spelled(self.numbers.encrypt(number.encode().ljust(FILLED_UP, b"\0"), [mark.encode()]))

    def seal_text(self, text: str) -> str:
        mark = f"~f{self.id}~"
        return mark + _spelled(self._free(mark.encode(), text.encode()))

    def seal_bytes(self, content: bytes) -> bytes:
        mark = f"~f{self.id}~".encode()
        return mark + self._free(mark, content)

    def _free(self, mark: bytes, content: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self.free.encrypt(nonce, content, mark)

    def hash(self, pin: str) -> str:
        """HMAC-SHA256 in hex: the same PIN has the same, and nobody without the key finds out which."""
        return hmac.digest(self.lookup, pin.encode(), "sha256").hex()

    def has_sealed(self, kept: object) -> bool:
        """Whether what is kept, in clear or sealed by any key, is sealed by this one."""
        mark = kept[:MARK_LENGTH] if isinstance(kept, str | bytes) else ""
        text = mark.decode("latin-1") if isinstance(mark, bytes) else mark
        return text in (f"~n{self.id}~", f"~f{self.id}~")

    def open(self, mark: str, sealed: bytes | str) -> bytes:
        """sealed: what follows the mark. Raises `WrongSecretKey` for what was changed since."""
        try:
            closed = unhexlify(sealed.encode().translate(_TO_DIGITS)) if isinstance(sealed, str) else sealed
            if mark.startswith("~n"):
                return self.numbers.decrypt(closed, [mark.encode()]).rstrip(b"\0")
            return self.free.decrypt(closed[:NONCE], closed[NONCE:], mark.encode())
        except (InvalidTag, ValueError):  # the second for what was cut short
            raise WrongSecretKey(
                "Something in the database was changed after it had been sealed. Restore it from a backup."
            ) from None


def _spelled(sealed: bytes) -> str:
    return hexlify(sealed).translate(_TO_LETTERS).decode()


def derive_sealing_key(secret: str) -> SealingKey:
    def derive(purpose: str, algorithm: str = "sha256") -> bytes:
        return hmac.digest(secret.encode(), f"dialin {purpose}".encode(), algorithm)

    return SealingKey(
        id=_spelled(derive("key id"))[:8],
        numbers=AESSIV(derive("numbers", "sha512")),
        free=AESGCM(derive("seal")),
        lookup=derive("pin lookup"),
        pins_before=Fernet(urlsafe_b64encode(derive("pin seal"))),
    )
