"""What must be true after every deed of an evening, judged from the tables alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.dialogue.words.news import NewsKind
from dialin.rules.outgoing.words import Purpose
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.direct_lines import DirectLineTable
from dialin.store.events import load_event
from dialin.store.seat_offers import SeatOfferTable
from dialin.store.standbys import WORTH
from dialin.store.work import WorkTable
from tests.acting import looking
from tests.actions.histories.evening import Evening
from tests.actions.histories.worker import legs
from tests.building import DOORS, EVENING, seat_rows

SHOWS_OUT = (NewsKind.SEAT_MOVED, NewsKind.SEAT_WITHDRAWN, NewsKind.REMOVED, NewsKind.EVENT_ENDED)


@dataclass(frozen=True)
class Look:
    """The tables at one moment."""

    seats: Sequence[Any]
    lines: Sequence[Any]
    calls: dict[int, Any]
    attendees: dict[int, Any]  # of the event
    news: Sequence[Any]
    others: Sequence[Any]  # the seats of another event at the same time
    offers: Sequence[Any]
    is_worth_a_call: bool  # the end is not so near that nobody is called for a seat any more

    @property
    def seated(self) -> set[int]:
        return {seat.attendee_id for seat in self.seats if seat.attendee_id is not None}

    @property
    def through(self) -> set[int]:
        """The calls that have a line into the videoconference."""
        return {line.call_id for line in self.lines if line.call_id is not None}

    @property
    def lineless(self) -> set[int]:
        """The calls that sit and have none."""
        return {seat.call_id for seat in self.seats if seat.call_id is not None} - self.through

    def line_of(self, attendee_id: int) -> int | None:
        """The first call on which this attendee waits for a seat, or was promised to be called for one."""
        waiting = [one.id for one in self.calls.values() if one.attendee_id == attendee_id and waits(one)]
        return min([*waiting, *self.promised(attendee_id)], default=None)

    def promised(self, attendee_id: int) -> list[int]:
        """The calls in which this attendee asked to be called, of those who still are to be."""
        if self.attendees[attendee_id].barred_at is not None or not self.is_worth_a_call:
            return []
        rows = [one for one in self.news if one.kind == Purpose.STANDBY and one.attendee_id == attendee_id]
        return [one.call_id for one in rows if one.done_at is None and one.begun_at is None]

    def order(self, attendee_id: int) -> tuple[bool, int, int]:
        """The rule, said once more: never seated by registration, then who lost a seat by arrival."""
        lost_a_seat = self.attendees[attendee_id].seated_at is not None
        arrival = self.line_of(attendee_id) or 2**62
        return lost_a_seat, arrival if lost_a_seat else attendee_id, attendee_id


def waits(call: Any) -> bool:
    return bool(call.hung_up_at is None and call.is_waiting)


def look(evening: Evening) -> Look:
    with evening.services.looking() as act:
        return Look(
            seats=seat_rows(act, evening.event),
            lines=act.connection.execute(select(DirectLineTable.__table__)).all(),
            calls={row.id: row for row in act.connection.execute(select(CallTable.__table__))},
            attendees={
                row.id: row
                for row in act.connection.execute(select(AttendeeTable.__table__))
                if row.event_id == evening.event
            },
            news=act.connection.execute(select(WorkTable.__table__).order_by(WorkTable.id)).all(),
            offers=act.connection.execute(select(SeatOfferTable.__table__)).all(),
            is_worth_a_call=evening.now < evening.ends - WORTH,
            others=[] if evening.another is None else seat_rows(act, evening.another),
        )


def check(evening: Evening, before: Look, now: Look) -> None:
    """What is not as it must be comes with the story of how it came about."""
    try:
        _check(evening, before, now)
    except AssertionError as failed:
        failed.add_note(f"\n{evening.story}")
        raise


def _check(evening: Evening, before: Look, now: Look) -> None:
    check_seats(evening, now)
    check_callers(evening, now)
    check_inside(evening, now)
    check_counts(evening, now)
    check_lines(evening, now)
    check_offers(evening, now)
    check_bridge(evening)
    check_another(evening, now)
    if not evening.is_over:
        check_nothing_is_wasted(evening, now)
        check_holds(evening, before, now)
        check_order(evening, before, now)
        check_order_of_lines(evening, before, now)


def check_seats(evening: Evening, now: Look) -> None:
    """Rows are the capacity, nobody has two seats, and who sits is on the line and is whose seat it is."""
    assert len(now.seats) == evening.seats
    for column in ("attendee_id", "call_id", "number"):
        named = [getattr(seat, column) for seat in now.seats if getattr(seat, column) is not None]
        assert len(named) == len(set(named)), f"{column} in two places"
    for seat in now.seats:
        if seat.attendee_id is not None:
            assert now.attendees[seat.attendee_id].cancelled_at is None, "a cancelled attendee has a seat"
        if seat.call_id is not None:
            assert now.calls[seat.call_id].hung_up_at is None, "a call that is over sits"
            is_own = now.calls[seat.call_id].attendee_id == seat.attendee_id
            assert is_own or seat.leaving_since is not None, "somebody sits in another's seat"
        else:
            assert (seat.leaving_since, seat.next_call_id) == (None, None), "nobody is leaving a seat, and it is left"


def check_another(evening: Evening, now: Look) -> None:
    """Nobody sits in two events, and whoever is in the other one has its seat; it ends when the first was to end."""
    if evening.another is None or evening.now >= EVENING + timedelta(hours=2):
        return
    sitting = {seat.call_id for seat in now.others if seat.call_id is not None}
    assert sitting.isdisjoint({seat.call_id for seat in now.seats}), "somebody sits in two events"
    assert [call for call in sitting if now.calls[call].hung_up_at is not None] == [], "a call that is over sits"
    for call in staying(evening, now, "InRoom", of=evening.another):
        assert call.id in sitting, f"call {call.id} is in the other event without a seat"
    for telephone in evening.telephones:
        row = now.calls[evening.row(telephone).id]
        if telephone.is_inside and row.event_id == evening.another:
            assert row.id in sitting, f"{telephone.sid} is in the other room, and its seat is another's"


def check_bridge(evening: Evening) -> None:
    """Nobody is dialled twice: a second leg would be heard by everybody as an echo."""
    assert len(legs(evening)) <= 1, "two lines lead into the videoconference"


def check_left(evening: Evening) -> None:
    """Once everybody has gone, and the worker has looked: no seat, no line and no lobby keeps a call."""
    now = look(evening)
    try:
        seats = [*now.seats, *now.others]
        held = [seat for seat in seats if seat.held_until is not None and seat.held_until > evening.now]
        assert held + [seat for seat in seats if seat.call_id is not None] == [], "a seat leaks"
        assert now.through == set(), "a line leaks"
        assert [call.sid for call in now.calls.values() if call.hung_up_at is None] == [], "a call never ends"
    except AssertionError as failed:
        failed.add_note(f"\n{evening.story}")
        raise


def check_inside(evening: Evening, now: Look) -> None:
    """Whoever is in the room has a seat of their own, taken from them or not: never are two of one seat in it."""
    sitting = {seat.call_id for seat in now.seats}
    for telephone in evening.telephones:
        row = evening.row(telephone)
        if telephone.is_inside and not evening.is_over and row.event_id != evening.another:
            assert row.id in sitting, f"{telephone.sid} is in the room, and its seat is another's"


def check_callers(evening: Evening, now: Look) -> None:
    """Whoever hears the event sits, unless the news that leads them out is on its way."""
    inside = staying(evening, now, "InRoom")
    assert len(inside) <= evening.seats, "more callers in than seats"
    sitting = {seat.call_id for seat in now.seats}
    for call in inside:
        assert call.id in sitting, f"call {call.id} is in without a seat"
    assert max(Counter(call.attendee_id for call in inside).values(), default=0) <= 1, "somebody is in twice"


def staying(evening: Evening, now: Look, *stages: str, of: int | None = None) -> list[Any]:
    """The calls of an event in these stages which no news on its way leads out."""
    on_their_way = {
        work.call_id for work in now.news if work.id not in evening.delivered and work.details.get("news") in SHOWS_OUT
    }
    standing = {one.sid for one in evening.telephones if one.is_on}
    return [
        call
        for call in now.calls.values()
        if call.stage in stages and call.id not in on_their_way and call.event_id == (of or evening.event)
        if call.hung_up_at is None or call.sid in standing
    ]


def check_lines(evening: Evening, now: Look) -> None:
    """Rows are the limit: whoever is put through, or will be at the start, has one, sits, and is on the line."""
    assert len(now.lines) == (evening.lines or 0)
    sitting = {seat.call_id for seat in now.seats}
    assert len(now.through) == sum(line.call_id is not None for line in now.lines), "a call has two lines"
    assert now.through <= sitting, "a line is kept by a call without a seat"
    assert [call for call in now.through if now.calls[call].hung_up_at is not None] == []
    if evening.lines is not None:
        for call in staying(evening, now, "InRoom", "Lobby"):
            assert call.id in now.through, f"call {call.id} is in without a line"


def check_order_of_lines(evening: Evening, before: Look, now: Look) -> None:
    """No line is idle while somebody waits for one, and nobody gets one past who arrived before them."""
    if evening.lines is None:
        return
    if now.lineless:
        assert len(now.through) == evening.lines, "a line is idle while somebody waits for it"
    had = {before.calls[call].attendee_id for call in before.through}  # a second telephone takes the line over
    for taker in now.through - before.through:
        if now.calls[taker].attendee_id not in had:
            passed = {call for call in now.lineless & before.lineless if call < taker}
            assert passed == set(), f"call {taker} got a line before {passed}"


def check_offers(evening: Evening, now: Look) -> None:
    """Before the doors, whoever is being offered a seat has one, and is told by one way; nobody is offered two."""
    still = [offer for offer in now.offers if offer.answered_at is None and offer.event_id == evening.event]
    assert len(still) == len({offer.attendee_id for offer in still}), "somebody is offered two seats"
    if evening.now < DOORS and not evening.was_let_in_by_hand:
        assert {offer.attendee_id for offer in still} <= now.seated, "a seat is offered that is somebody else's"
    told = Counter(work.attendee_id for work in now.news if work.kind == Purpose.OFFER and work.done_at is None)
    assert max(told.values(), default=0) <= 1, "somebody is told twice of one seat"


def check_counts(evening: Evening, now: Look) -> None:
    with looking(evening.services, evening.now) as act:
        count = look_at_seats(act, load_event(act, evening.event))
    assert count.free + count.allocated + count.occupied + count.held == count.seats == evening.seats
    assert count.occupied == sum(seat.call_id is not None for seat in now.seats)
    registered = {one.id for one in now.attendees.values() if one.cancelled_at is None}
    assert count.waiting == len(registered - now.seated)
    if evening.is_over:
        assert count.free == count.seats


def check_nothing_is_wasted(evening: Evening, now: Look) -> None:
    """No seat is nobody's while somebody waits for one; late on, none is unused while somebody is on the line.

    One whose own attendee is on the line, about to be told, is not unused.
    """
    seatless = {one.id for one in now.attendees.values() if one.cancelled_at is None} - now.seated
    if seatless:
        nobodys = [seat for seat in now.seats if seat.attendee_id is None and seat.call_id is None]
        assert nobodys == [], "a seat is nobody's while somebody waits"
    if evening.no_shows_are_given_on and any(now.line_of(one) for one in seatless):
        held = [seat for seat in now.seats if seat.held_until is not None and seat.held_until > evening.now]
        unused = [seat for seat in now.seats if seat.call_id is None and seat not in held]
        unused = [seat for seat in unused if seat.attendee_id is None or now.line_of(seat.attendee_id) is None]
        assert unused == [], "a seat is unused while somebody waits on the line"


def check_holds(evening: Evening, before: Look, now: Look) -> None:
    """A seat that is held stays its attendee's, unless it is cancelled or they were called for it in vain."""
    owners = {seat.id: seat.attendee_id for seat in now.seats}
    for seat in before.seats:
        is_held = seat.call_id is None and seat.held_until is not None and seat.held_until > evening.now
        was_called = any(work.kind == Purpose.STANDBY and work.attendee_id == seat.attendee_id for work in now.news)
        if is_held and not was_called and now.attendees[seat.attendee_id].cancelled_at is None:
            assert owners.get(seat.id) == seat.attendee_id, "a held seat was passed on"


def check_order(evening: Evening, before: Look, now: Look) -> None:
    """Nobody got a seat past somebody who was ahead and could have had it."""
    newly = {one for one in now.seated - before.seated if one in before.attendees and one not in evening.let_in_by_hand}
    still = (
        {one.id for one in now.attendees.values() if one.cancelled_at is None and one.id in before.attendees}
        - now.seated
        - before.seated
    )
    for taker in newly:
        for passed in still:
            if evening.no_shows_are_given_on and now.line_of(passed) is None:
                continue  # not there to be let in
            assert before_or_now(before, now, taker) < now.order(passed), f"{taker} got in before {passed}"


def before_or_now(before: Look, now: Look, taker: int) -> tuple[bool, int, int]:
    """Where the taker stood in the order: as before the deed, with the line on which they came in."""
    lost_a_seat = before.attendees[taker].seated_at is not None
    lines = [call.id for call in now.calls.values() if call.attendee_id == taker and call.hung_up_at is None]
    lines += before.promised(taker)
    return lost_a_seat, min(lines, default=2**62) if lost_a_seat else taker, taker
