"""What a signed-in session is: a secret in a cookie, its hash in the database, and an end that moves with use."""

import hashlib
from datetime import timedelta

SESSION_LASTS = timedelta(hours=8)
LANGUAGES = ("de", "en")


def hash_token(token: str) -> str:
    """SHA-256 in hex: the token is 32 random bytes, so no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(token.encode()).hexdigest()
