"""Browsers that have signed in before: a signed, long-lived cookie says to which logins, so that none is a stranger."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from dialin.store.staff import Staff

REMEMBERED = timedelta(days=365)
MOST_LOGINS = 8  # colleagues who share a desk


@dataclass(frozen=True, slots=True)
class Browser:
    """signed_in: when each login last signed in with it, in seconds of the epoch."""

    id: str
    signed_in: dict[str, int] = field(default_factory=dict)

    def knows(self, login: Staff, now: datetime) -> bool:
        """Whether this login signed in with it within the year, and since it was last reset."""
        at = self.signed_in.get(str(login.id))
        since = now - REMEMBERED if login.known_from is None else max(now - REMEMBERED, login.known_from)
        return at is not None and at >= int(since.timestamp())

    def remembering(self, staff_id: int, now: datetime) -> "Browser":
        newest = sorted((self.signed_in | {str(staff_id): int(now.timestamp())}).items(), key=lambda one: -one[1])
        return Browser(self.id, dict(newest[:MOST_LOGINS]))


def read_browser(cookie: str, secret: str) -> Browser:
    """One nobody has signed in with, where the cookie is missing, or not ours."""
    try:
        browser_id, signed_in = _serializer(secret).loads(cookie)
        return Browser(str(browser_id), {str(staff_id): int(at) for staff_id, at in signed_in.items()})
    except (BadData, ValueError, TypeError, AttributeError):
        return Browser(secrets.token_hex(8))


def written(browser: Browser, secret: str) -> str:
    text = _serializer(secret).dumps([browser.id, browser.signed_in])
    assert isinstance(text, str)
    return text


def _serializer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="dialin browser of staff")
