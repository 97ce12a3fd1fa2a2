"""Codes of the second factor: six digits that a person's app makes of a shared secret every half minute (RFC 6238)."""

import hashlib
import secrets
from base64 import b32encode
from datetime import datetime
from hmac import compare_digest

from pyotp import TOTP, random_base32

CODE_LENGTH, STEP_SECONDS = 6, 30
SKEW = (0, -1, 1)  # steps by which the clock of a telephone may be wrong
RECOVERY_CODES, BYTES_OF_A_CODE = 10, 10  # 80 bits each: no slow hash is needed to keep them from being guessed


def new_secret() -> str:
    return random_base32()


def address_for_app(secret: str, *, name: str, city: str | None) -> str:
    """What an app reads out of the square picture."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=f"dialin {city or ''}".strip())


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is; None where it is none of those that are good now."""
    totp, current = TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    steps = [current + skew for skew in SKEW if compare_digest(totp.generate_otp(current + skew), code)]
    return steps[0] if steps else None


def looks_like_code(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == CODE_LENGTH


def new_recovery_codes() -> list[str]:
    """As they are printed: four groups of four letters and digits."""
    drawn = [b32encode(secrets.token_bytes(BYTES_OF_A_CODE)).decode() for _ in range(RECOVERY_CODES)]
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in drawn]


def hash_recovery_code(staff_id: int, code: str) -> str:
    """Of what was typed: blanks and hyphens do not count, nor do small letters."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hashlib.sha256(f"{staff_id}:{plain}".encode()).hexdigest()
