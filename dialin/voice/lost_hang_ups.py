"""Finds out, while a caller waits, whether a call is over and only the news of it was lost."""

import logging

from dialin.actions.calls.end_call import end_call
from dialin.provider.promise import ProviderTrouble
from dialin.services import Services
from dialin.store.act import CALLER, Act
from dialin.store.calls import Call, load_call_by_id
from dialin.store.seats import seat_of

log = logging.getLogger(__name__)


class InDoubt(Exception):
    """The turn is to be taken anew once the provider was asked about a call.

    Raised inside the turn's transaction, which leaves nothing behind: the provider is asked outside of any.
    """

    def __init__(self, sid: str) -> None:
        super().__init__(sid)
        self.sid = sid


class SeatInDoubt(InDoubt):
    """Another call sits in the caller's seat, and may be over."""


class CallInDoubt(InDoubt):
    """The call that asks was believed ended, or is not known: it goes on, unless the provider says that it is over."""


def doubt_seat(act: Act, call: Call) -> None:
    """Raises SeatInDoubt where another call sits in the caller's own seat."""
    seat = None if call.attendee_id is None else seat_of(act, call.attendee_id)
    sitting = None if seat is None or seat.call_id is None else load_call_by_id(act, seat.call_id)
    if sitting is not None and sitting.id != call.id:
        raise SeatInDoubt(sitting.sid)


def find_out(services: Services, doubt: InDoubt) -> bool:
    """Whether the provider says that the call is over; it is ended then. Without an answer it stays as it is."""
    if services.provider is None:
        return False
    try:
        found = services.provider.find_call(doubt.sid, quickly=True)
    except ProviderTrouble as trouble:
        log.warning("whether call %s is over cannot be found out: %s", doubt.sid, trouble)
        return False
    is_over = found is not None and not found.is_live
    # One that the provider does not know cannot sit anywhere; but whoever asks for it may be on another account.
    if is_over or (found is None and isinstance(doubt, SeatInDoubt)):
        with services.acting(CALLER) as act:
            end_call(act, doubt.sid, for_good=is_over)
        log.warning("call %s had ended without word of it, and is asked about again", doubt.sid)
    return is_over
