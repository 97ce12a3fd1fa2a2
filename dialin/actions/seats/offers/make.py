"""Writes down that a seat has gone to somebody on the waiting list, who is to be told of it and asked."""

from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.seat_offers import WITHDRAWN, add_offer, answer_offer_of
from dialin.store.waiting import Waiting


def make_offer(act: Act, event: Event, waiting: Waiting) -> None:
    """The seat is theirs already. By which way they are told, a duty says: that takes more than the database.

    Once the doors are open, the rules of the evening hold: whoever had a seat and did not come is not told of another.
    """
    is_evening = phase_at(schedule_of(event), act.now) in (Phase.LOBBY, Phase.LIVE)
    if is_evening and waiting.had_a_seat:
        return
    answer_offer_of(act, waiting.id, outcome=WITHDRAWN, reason="lost")
    add_offer(act, {"event_id": event.id, "attendee_id": waiting.id, "offered_at": act.now})
