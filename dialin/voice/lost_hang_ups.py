"""Finds out, while a caller waits, whether the call in their seat is over and only the news of it was lost."""

import logging

from dialin.actions.calls.end_call import end_call
from dialin.provider.promise import ProviderTrouble
from dialin.services import Services
from dialin.store.act import CALLER

log = logging.getLogger(__name__)


class SeatInDoubt(Exception):
    """The turn is to be taken anew once the provider was asked about the call in the caller's seat.

    Raised inside the turn's transaction, which leaves nothing behind: the provider is asked outside of any.
    """

    def __init__(self, sid: str) -> None:
        super().__init__(sid)
        self.sid = sid


def end_if_over(services: Services, sid: str) -> None:
    """Ends the call where the provider says so; without an answer it stays, and the caller is asked instead."""
    if services.provider is None:
        return
    try:
        found = services.provider.find_call(sid, quickly=True)
    except ProviderTrouble as trouble:
        log.warning("whether call %s is over cannot be found out: %s", sid, trouble)
        return
    if found is None or not found.is_live:
        with services.acting(CALLER) as act:
            end_call(act, sid)
        log.warning("call %s had ended without word of it, and is called again", sid)
