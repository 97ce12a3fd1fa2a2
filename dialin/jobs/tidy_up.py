"""Forgets what is no longer needed: expired sign-ins and old counts of wrong PINs."""

from datetime import timedelta

from dialin.services import Services
from dialin.store.database import transaction
from dialin.store.staff import close_expired_sessions
from dialin.store.throttles import forget_tries

LONGEST_WINDOW = timedelta(days=1)


def do(services: Services) -> None:
    now = services.clock()
    with transaction(services.database) as connection:
        close_expired_sessions(connection, now)
        forget_tries(connection, before=now - LONGEST_WINDOW)
