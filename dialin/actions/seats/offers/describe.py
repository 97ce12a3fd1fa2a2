"""How an offer of a seat stands, for staff to read: whether it is told, taken, or why somebody was passed over."""

from dataclasses import dataclass
from datetime import datetime

from dialin.rules.outgoing.words import Way
from dialin.rules.refusals import mark
from dialin.store.seat_offers import ACCEPTED, DECLINED, UNANSWERED, WITHDRAWN, SeatOffer

OPEN = "open"
_NOT_TOLD = mark("A seat has become theirs. They are about to be told.")
_TOLD = {
    Way.CALL: mark("A seat has become theirs. They are called about it."),
    Way.LETTER: mark("A seat has become theirs. A letter tells them: please print it."),
    Way.SMS: mark("A seat has become theirs. An SMS tells them."),
    Way.EMAIL: mark("A seat has become theirs. An e-mail tells them."),
    Way.STAFF: mark("A seat has become theirs. Please tell them: nothing goes to them by itself."),
}
_UNANSWERED_BY = {
    Way.CALL: mark("They were called about a seat and did not answer in time. It went to the next."),
    Way.LETTER: mark("A letter offered them a seat, and they did not answer in time. It went to the next."),
    Way.SMS: mark("An SMS offered them a seat, and they did not answer in time. It went to the next."),
    Way.EMAIL: mark("An e-mail offered them a seat, and they did not answer in time. It went to the next."),
    Way.STAFF: mark("They did not answer in time. The seat went to the next."),
}
_NO_WAY = mark("Nothing would have reached them in time about a seat. It went to the next.")
_CLOSED = {
    (ACCEPTED, "call"): mark("They have taken the seat by telephone."),
    (ACCEPTED, "pin"): mark("They have called with their PIN: the seat is taken."),
    (ACCEPTED, "came"): mark("They have come to the event."),
    (ACCEPTED, "staff"): mark("They have taken the seat."),
    (DECLINED, "call"): mark("They have said no to a seat on the telephone. It went to the next."),
    (DECLINED, "staff"): mark("They have said no to a seat. It went to the next."),
    (WITHDRAWN, "doors"): mark("The doors are open. The seat is kept for them like any other."),
    (WITHDRAWN, "cancelled"): mark("They have cancelled. The seat went to the next."),
    (WITHDRAWN, "barred"): mark("They were barred while a seat was offered to them."),
    (WITHDRAWN, "over"): mark("The event is over or cancelled."),
    (WITHDRAWN, "lost"): mark("The seat went to somebody else before they answered."),
}


@dataclass(frozen=True, slots=True)
class OfferDescribed:
    """state: open, accepted, declined, unanswered or withdrawn. until: when the seat passes on; None: it does not."""

    state: str
    way: Way | None
    until: datetime | None
    sentence: str

    @property
    def is_open(self) -> bool:
        return self.state == OPEN


def describe_offer(offer: SeatOffer) -> OfferDescribed:
    return OfferDescribed(offer.outcome or OPEN, offer.way, offer.until, _sentence(offer))


def _sentence(offer: SeatOffer) -> str:
    if offer.outcome is None:
        return _NOT_TOLD if offer.way is None else _TOLD[offer.way]
    if offer.outcome == UNANSWERED:
        return _NO_WAY if offer.reason == "no_way" else _UNANSWERED_BY[offer.way or Way.STAFF]
    return _CLOSED.get((offer.outcome, offer.reason or ""), _CLOSED[(WITHDRAWN, "lost")])
