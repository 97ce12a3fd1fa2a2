"""Frees seats whose call is over."""

import logging

from dialin.actions.seats.free_left_seats import free_left_seats
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.live_calls import left_seats

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    with services.looking() as act:
        if not left_seats(act, lock=False):
            return
    with services.acting(DIALIN) as act:
        freed = free_left_seats(act)
    log.warning("%d seats were freed whose callers had hung up while being let in", freed)
