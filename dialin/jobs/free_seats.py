"""Frees seats whose call is over."""

import logging

from dialin.actions.seats.free_left_seats import free_left_seats
from dialin.services import Services
from dialin.store.calls import over_but_seated
from dialin.store.database import reading, transaction

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    with reading(services.database) as connection:
        if not over_but_seated(connection, lock=False):
            return
    with transaction(services.database) as connection:
        freed = free_left_seats(connection, now=services.clock())
    log.warning("%d seats were freed whose callers had hung up while being let in", freed)
