"""Forgets sign-ins that have expired, and counts of wrong PINs and passwords that hold nobody up any more."""

from datetime import timedelta

from dialin.store.act import Act
from dialin.store.staff import close_expired_sessions
from dialin.store.throttles import forget_tries

LONGEST_WINDOW = timedelta(days=1)


def forget_attempts(act: Act) -> None:
    close_expired_sessions(act)
    forget_tries(act, before=act.now - LONGEST_WINDOW)
