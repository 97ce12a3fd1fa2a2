"""Compares our calls with the provider's, and ends those whose hang-up was lost: their seats become free."""

import logging
from collections.abc import Iterable, Iterator

from dialin.actions.bridges.end_leg import end_leg
from dialin.actions.calls.end_call import end_call
from dialin.provider.promise import Provider
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.bridge_legs import standing_legs
from dialin.store.live_calls import live_calls

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    """Our rows are read before the provider is asked, so a call that begins meanwhile is not missed there."""
    if services.provider is None:
        return
    with services.looking() as act:
        calls = [call.sid for call in live_calls(act)]
        legs = {leg.sid: leg for leg in standing_legs(act) if leg.sid is not None}
    if not calls and not legs:
        return
    live = services.provider.live_legs()
    for sid in _over(services.provider, calls, live):
        with services.acting(DIALIN) as act:
            if end_call(act, sid):
                log.warning("call %s had ended without word of it", sid)
    for sid in _over(services.provider, legs, live):
        with services.acting(DIALIN) as act:
            if end_leg(act, legs[sid], failure="lost"):
                log.warning("bridge leg %s had ended without word of it", sid)


def _over(provider: Provider, sids: Iterable[str], live: frozenset[str]) -> Iterator[str]:
    """Those whose call is over; each is asked for by itself, because a call that only rings is not in the list."""
    for sid in sids:
        if sid in live:
            continue
        found = provider.find_call(sid)
        if found is None or not found.is_live:
            yield sid
