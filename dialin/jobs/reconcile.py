"""Compares our calls with the provider's, and ends those whose hang-up was lost: their seats become free."""

import logging
from collections.abc import Iterable, Iterator

from dialin.actions.bridges.end_leg import end_leg
from dialin.actions.calls.end_call import end_call
from dialin.provider.promise import Provider
from dialin.services import Services
from dialin.store.bridge_legs import standing_legs
from dialin.store.calls import live_calls
from dialin.store.database import Record, reading, transaction

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    """Our rows are read before the provider is asked, so a call that begins meanwhile is not missed there."""
    if services.provider is None:
        return
    with reading(services.database) as connection:
        calls, legs = live_calls(connection), [leg for leg in standing_legs(connection) if leg.sid is not None]
    if not calls and not legs:
        return
    live = services.provider.live_legs()
    for call in _over(services.provider, calls, live):
        with transaction(services.database) as connection:
            if end_call(connection, call.sid, now=services.clock()):
                log.warning("call %s had ended without word of it", call.sid)
    for leg in _over(services.provider, legs, live):
        with transaction(services.database) as connection:
            if end_leg(connection, leg, failure="lost", now=services.clock()):
                log.warning("bridge leg %s had ended without word of it", leg.sid)


def _over(provider: Provider, rows: Iterable[Record], live: frozenset[str]) -> Iterator[Record]:
    """Rows whose call is over; each is asked for by itself, because a call that only rings is not in the list."""
    for row in rows:
        if row.sid in live:
            continue
        found = provider.find_call(row.sid)
        if found is None or not found.is_live:
            yield row
