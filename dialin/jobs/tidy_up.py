"""Forgets what is no longer needed: expired sign-ins and old counts of wrong PINs."""

from datetime import timedelta

from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.staff import close_expired_sessions
from dialin.store.throttles import forget_tries

LONGEST_WINDOW = timedelta(days=1)


def do(services: Services) -> None:
    now = services.clock()
    with services.acting(DIALIN) as act:
        close_expired_sessions(act)
        forget_tries(act, before=now - LONGEST_WINDOW)
