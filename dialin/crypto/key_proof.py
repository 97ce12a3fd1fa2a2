"""The proof of a secret key: kept in the database, it tells the right one from others, and gives nothing of it away."""

import hashlib
import hmac


def proof_of(secret: str) -> str:
    """HMAC-SHA256 under the key itself, in hex."""
    return hmac.new(secret.encode(), b"dialin proof of the key", hashlib.sha256).hexdigest()
