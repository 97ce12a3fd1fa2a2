"""Frees seats whose call is over."""

import logging

from dialin.actions.house import House
from dialin.actions.seats.free_left_seats import free_left_seats
from dialin.store.calls import over_but_seated
from dialin.store.database import reading, transaction

log = logging.getLogger(__name__)


def do(house: House) -> None:
    with reading(house.database) as connection:
        if not over_but_seated(connection, lock=False):
            return
    with transaction(house.database) as connection:
        freed = free_left_seats(connection, now=house.clock())
    log.warning("%d seats were freed whose callers had hung up while being let in", freed)
