"""Forgets sign-ins and invitations that have expired, and counts of tries that no limit looks at any more."""

from datetime import timedelta

from dialin.store.act import Act
from dialin.store.guesses import forget_old_guesses
from dialin.store.sign_in_counts import forget_counts
from dialin.store.staff_invitations import close_expired_invitations
from dialin.store.staff_sessions import close_expired_sessions
from dialin.store.throttles import forget_tries

LONGEST_WINDOW = timedelta(days=1)


def forget_attempts(act: Act) -> None:
    close_expired_sessions(act)
    close_expired_invitations(act)
    forget_counts(act, before=act.now - LONGEST_WINDOW)
    forget_old_guesses(act)
    forget_tries(act, before=act.now - LONGEST_WINDOW)
