"""Looks after one offer of a seat: it is told, told by another way, closed, or passed on when nobody has answered."""

from collections.abc import Iterator

from dialin.actions.seats.offers.close import Closing, pass_on
from dialin.actions.seats.offers.tell import stop_telling, tell, tell_by, telling_of
from dialin.actions.seats.offers.ways import OfferTerms, ToTell, choose_way
from dialin.rules.outgoing.words import Lane, Outcome, Way
from dialin.rules.phases import Phase, doors_open_at, phase_at
from dialin.schedule import schedule_of
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.events import Event, lock_event
from dialin.store.live_calls import calls_of_event
from dialin.store.outgoing import tries_of
from dialin.store.seat_offers import (
    ACCEPTED,
    DECLINED,
    UNANSWERED,
    WITHDRAWN,
    SeatOffer,
    answer_offer,
    lock_open_offer,
    tell_offer,
)
from dialin.store.waiting import waiting_list
from dialin.store.work import Work

# What a way has come to that will never reach them; busy lines and the like are tried again.
IN_VAIN = {Outcome.NO_CALLS, Outcome.WRONG_PERSON, Outcome.UNREACHABLE, Outcome.BLOCKED}
ASKED_AHEAD = 20  # of those who wait, to see whether the seat could be passed on at all


def look_after_offer(act: Act, offer_id: int, event_id: int, terms: OfferTerms) -> None:
    event = lock_event(act, event_id)
    offer = lock_open_offer(act, offer_id)
    if offer is None:
        return
    person = load_attendee(act, offer.attendee_id)
    closing = _why_closed(act, event, offer, person)
    if closing is not None or person is None:
        _close(act, offer, closing or Closing(WITHDRAWN, "cancelled"))
    elif offer.way is None:
        _tell(act, offer, ToTell(person, event, terms))
    else:
        _see(act, offer, ToTell(person, event, terms), telling_of(act, offer))


def _why_closed(act: Act, event: Event, offer: SeatOffer, person: Attendee | None) -> Closing | None:
    schedule = schedule_of(event)
    if phase_at(schedule, act.now) in (Phase.OVER, Phase.CANCELLED):
        return Closing(WITHDRAWN, "over")
    if person is None or person.cancelled_at is not None:
        return Closing(WITHDRAWN, "cancelled")
    if person.barred_at is not None:
        return Closing(WITHDRAWN, "barred")
    seat = seats.seat_of(act, person.id)
    if seat is None:
        return Closing(WITHDRAWN, "lost")
    if seat.call_id is not None:
        return Closing(ACCEPTED, "came")
    if offer.offered_at < doors_open_at(schedule) <= act.now:
        return Closing(WITHDRAWN, "doors")
    return None


def _close(act: Act, offer: SeatOffer, closing: Closing) -> None:
    """Once the doors are open, a call still tells whoever does not know; a letter would come too late."""
    if answer_offer(act, offer.id, outcome=closing.outcome, reason=closing.reason):
        stop_telling(act, offer, but=Lane.CALLS if closing.reason == "doors" else None)


def _tell(act: Act, offer: SeatOffer, who: ToTell) -> None:
    """Whom nothing reaches in time is passed over, where somebody else can be told; else staff try."""
    if tell(act, offer, who):
        return
    if _can_pass_on(act, who) and pass_on(act, who.event, offer, Closing(UNANSWERED, "no_way")):
        return
    tell_by(act, offer, Way.STAFF)
    tell_offer(act, offer.id, way=Way.STAFF, until=None)


def _see(act: Act, offer: SeatOffer, who: ToTell, rows: list[Work]) -> None:
    last = rows[-1] if rows else None
    if last is not None and last.outcome is Outcome.DECLINED:
        pass_on(act, who.event, offer, Closing(DECLINED, "call"))
    elif last is not None and last.done_at is not None and last.outcome in IN_VAIN:
        _tell_otherwise(act, offer, who, rows)
    elif offer.until is not None and offer.until <= act.now:
        _after_the_deadline(act, offer, who, rows)


def _tell_otherwise(act: Act, offer: SeatOffer, who: ToTell, rows: list[Work]) -> None:
    tried = {Way(row.key.rpartition(":")[2]) for row in rows if row.done_at is not None and row.outcome in IN_VAIN}
    if Way.STAFF in tried:  # nobody but staff have tried, and they know
        tell_offer(act, offer.id, way=Way.STAFF, until=None)
    else:
        _tell(act, offer, ToTell(who.person, who.event, who.terms, tried))


def _after_the_deadline(act: Act, offer: SeatOffer, who: ToTell, rows: list[Work]) -> None:
    """Whoever is on the telephone is let finish, and whoever could not be asked yet is not passed over for it."""
    if any(work.done_at is None and work.begun_at is not None for work in rows) or _is_on_the_line(act, who):
        return
    if not any(_has_set_out(work) for work in rows):
        _tell(act, offer, who)
    elif _can_pass_on(act, who):
        pass_on(act, who.event, offer, Closing(UNANSWERED, "no_answer"))


def _has_set_out(work: Work) -> bool:
    """A call that was placed, a message or a letter that has left the house."""
    if work.lane is Lane.CALLS:
        return tries_of(work) > 0
    return work.done_at is not None and work.outcome is not Outcome.STOPPED


def _is_on_the_line(act: Act, who: ToTell) -> bool:
    return any(call.attendee_id == who.person.id for call in calls_of_event(act, who.event.id))


def _can_pass_on(act: Act, who: ToTell) -> bool:
    """Whether somebody waits who was not asked yet and can be told in time: else nobody would gain by it."""
    return any(choose_way(ToTell(one, who.event, who.terms), act.now) for one in _not_asked_yet(act, who.event))


def _not_asked_yet(act: Act, event: Event) -> Iterator[Attendee]:
    for waiting in waiting_list(act, event.id)[:ASKED_AHEAD]:
        person = None if waiting.had_a_seat else load_attendee(act, waiting.id)
        if person is not None and person.barred_at is None:
            yield person
