"""Moves an attendee's seat from one telephone to another: never two of them in the event, not for an instant."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.seat import SeatClaimed, SeatInUse, SeatNotLeft, SeatOutcome
from dialin.store import calls, seats
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.direct_lines import hand_line_over
from dialin.store.leaving import is_out
from dialin.store.seats import Claim, Seat


def take_seat_over(act: Act, claim: Claim, seat: Seat, *, is_sure: bool) -> SeatOutcome:
    """What the claim of the attendee's own seat comes to, in which another telephone sits or sat. It must be locked.

    The former call is told to go and keeps the seat until it is known to be out; whoever claims it meanwhile is next,
    and whoever was next before is so no more. is_sure: the caller has said that the other telephone should give way.
    Nobody has to say so of a call that is over, or that may not stay anyhow while nobody else is next.
    """
    former = None if seat.call_id is None else calls.load_call_by_id(act, seat.call_id)
    if former is not None and not is_sure and not _has_given_way(former, seat, claim):
        return SeatInUse()
    if former is not None and former.id == claim.by_call:  # sent away a moment ago; the news of it is on its way
        return SeatInUse()
    if former is not None and former.hung_up_at is None and seat.leaving_since is None:
        tell_call(act, former.id, NewsKind.SEAT_MOVED)
    if former is not None and not is_out(act, former.id, since=seat.leaving_since):
        if seat.next_call_id != claim.by_call:
            seats.claim_next(act, claim)
        return SeatNotLeft()
    taken = seats.take_over_own_seat(act, claim)
    assert taken is not None
    if former is not None:
        hand_line_over(act, from_call=former.id, to_call=claim.by_call)
    return SeatClaimed(taken.number, returned=True)


def _has_given_way(former: Call, seat: Seat, claim: Claim) -> bool:
    may_not_stay = former.hung_up_at is not None or seat.leaving_since is not None
    return may_not_stay and seat.next_call_id in (None, claim.by_call)
