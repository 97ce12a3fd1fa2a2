"""On the evening a caller who waits may hang up: they are called when a seat is free, in the order of calling."""

from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.events.change_event import change_event
from dialin.actions.outgoing.conclude import conclude_call
from dialin.actions.seats.standby.ask_for_call import ask_for_call
from dialin.actions.seats.standby.keep_for import KEPT
from dialin.dialogue.words.seat import SeatAwaited, SeatCallPromised, SeatCallRefused, SeatClaimed
from dialin.jobs import expire_holds
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store import calls
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.work import Work
from tests.actions.callers import board, claim, dial, hang_up, sits
from tests.building import ENDS, EVENING, NO_SHOW, make_event, register_people

LATER = NO_SHOW + timedelta(minutes=5)


class Evening:
    """One seat, in which the first of the people sits; the others have none."""

    def __init__(self, services: Services, count: int) -> None:
        self.services = services
        self.event = make_event(services, seats=1)
        self.people = register_people(services, self.event, count)
        services.clock.now = EVENING
        self.holder = sits(services.database, self.people[0], self.event, caller="+493023125010")
        self.now = EVENING

    @property
    def now(self) -> Any:
        return self.services.clock.now

    @now.setter
    def now(self, moment: Any) -> None:
        self.services.clock.now = moment

    def waits(self, place: int, sid: str | None = None, *, caller: str | None = "") -> str:
        line = f"+4930231250{10 + place}" if caller == "" else caller
        sid = dial(self.services.database, self.people[place], self.event, sid=sid, caller=line)
        outcome = claim(self.services.database, sid, now=self.now)
        assert isinstance(outcome, SeatAwaited), outcome
        return sid

    def hangs_up_to_be_called(self, place: int, **given: Any) -> SeatCallPromised | SeatCallRefused:
        sid = self.waits(place, **given)
        with self.services.acting("test") as act:
            call = calls.load_call(act, sid)
            assert call is not None
            outcome = ask_for_call(act, call)
        hang_up(self.services.database, sid, now=self.now)
        return outcome

    def frees_the_seat(self) -> None:
        with self.services.acting("test") as act:
            cancel(act, self.people[0].attendee_id)
        hang_up(self.services.database, self.holder, now=self.now)
        self.works()

    def works(self, **span: float) -> None:
        self.services.clock.pass_time(**span)
        expire_holds.do(self.services)
        place_calls.do(self.services)

    def seat(self) -> tuple[int | None, str]:
        (row,) = board(self.services.database, self.event, now=self.now).rows
        ids = [one.attendee_id for one in self.people]
        return (None if row.attendee_id is None else ids.index(row.attendee_id), row.state)

    def orders(self) -> list[Work]:
        with self.services.looking() as act:
            return list_outgoing(act, Wanted(event_id=self.event, purposes=(Purpose.STANDBY,)))

    def called(self) -> list[str]:
        return [one.to for one in self.services.provider.requests("place_call")]

    def ends(self, status: str) -> None:
        row = [one for one in self.orders() if one.sid is not None and one.done_at is None][-1]
        assert row.sid is not None
        self.services.provider.end(row.sid, status)
        self.services.clock.pass_time(seconds=1)  # no call is over as soon as it was placed
        with self.services.acting("test") as act:
            conclude_call(act, row.id, row.attempts, row.sid, status)


@pytest.fixture
def evening(services: Services) -> Evening:
    return Evening(services, 4)


def test_whoever_hung_up_first_is_called_first_and_the_seat_is_held_for_them(evening: Evening) -> None:
    evening.now = LATER
    assert [evening.hangs_up_to_be_called(place) for place in (1, 2)] == [SeatCallPromised()] * 2
    evening.works()
    assert evening.called() == []
    evening.frees_the_seat()
    assert evening.seat() == (1, "held")
    assert evening.called() == ["+493023125011"]


def test_whoever_waits_on_the_line_and_came_later_waits_on(evening: Evening) -> None:
    """Both lost a seat, so that the order is that of calling."""
    evening.now = LATER
    assert evening.hangs_up_to_be_called(1) == SeatCallPromised()
    evening.waits(2)
    evening.frees_the_seat()
    assert evening.seat() == (1, "held")


def test_whoever_was_called_sits_down_and_is_called_no_more(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    evening.frees_the_seat()
    own = dial(evening.services.database, evening.people[1], evening.event, sid="CA-own")
    assert claim(evening.services.database, own, now=evening.now) == SeatClaimed(1, waited=True)
    assert [one.outcome for one in evening.orders()] == [Outcome.STOPPED]
    hang_up(evening.services.database, own, now=evening.now)
    evening.works(minutes=5)
    assert evening.seat() == (1, "held")


def test_nobody_answers_and_the_seat_goes_on_at_once(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    evening.hangs_up_to_be_called(2)
    evening.frees_the_seat()
    evening.ends("no-answer")
    evening.works(seconds=1)
    assert evening.seat() == (2, "held")
    evening.works(seconds=1)
    assert evening.called() == ["+493023125011", "+493023125012"]
    assert claim_says_missed(evening)
    evening.works(minutes=3)
    assert evening.called().count("+493023125011") == 1


def claim_says_missed(evening: Evening) -> bool:
    sid = dial(evening.services.database, evening.people[1], evening.event, sid="CA-again")
    outcome = claim(evening.services.database, sid, now=evening.now)
    hang_up(evening.services.database, sid, now=evening.now)
    return outcome == SeatAwaited(2, late=True, missed=True)


def test_a_busy_line_is_called_once_more_while_the_seat_is_held(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    evening.hangs_up_to_be_called(2)
    evening.frees_the_seat()
    evening.ends("busy")
    evening.works(minutes=2)
    assert evening.seat() == (1, "held")
    assert evening.called() == ["+493023125011"] * 2
    evening.ends("busy")
    evening.works(seconds=1)
    assert evening.seat() == (2, "held")


def test_whoever_could_not_be_called_waits_on_and_is_called_for_the_next_seat(evening: Evening) -> None:
    """As where other calls take all the places of every second."""
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    evening.waits(2)
    with evening.services.acting("test") as act:
        cancel(act, evening.people[0].attendee_id)
    hang_up(evening.services.database, evening.holder, now=evening.now)
    expire_holds.do(evening.services)
    assert evening.seat() == (1, "held")
    evening.services.clock.now += KEPT
    expire_holds.do(evening.services)
    assert evening.seat() == (2, "occupied")
    assert evening.called() == []
    (row,) = evening.orders()
    assert (row.done_at, row.due_at) == (None, ENDS)


def test_calling_in_again_keeps_the_place_and_leads_in(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    evening.waits(2)
    again = evening.waits(1, "CA-again")
    evening.frees_the_seat()
    assert claim(evening.services.database, again, now=evening.now) == SeatClaimed(1, waited=True)
    assert evening.called() == []
    assert [one.outcome for one in evening.orders()] == [Outcome.STOPPED]


def test_nobody_is_called_in_the_last_minutes_nor_without_a_number(evening: Evening) -> None:
    evening.now = LATER
    assert evening.hangs_up_to_be_called(1, caller=None) == SeatCallRefused()
    assert evening.hangs_up_to_be_called(2) == SeatCallPromised()
    evening.now = ENDS - timedelta(minutes=15)
    assert evening.hangs_up_to_be_called(3) == SeatCallRefused()
    evening.frees_the_seat()
    assert evening.called() == []
    assert evening.orders()[0].done_at is None


def test_whoever_waits_at_home_waits_on_where_the_event_goes_on_for_longer(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    with evening.services.acting("test") as act:
        assert change_event(act, evening.event, {"ends": "2026-06-19T21:00"}) is None
    evening.now = ENDS + timedelta(minutes=1)
    evening.works()
    assert [one.due_at for one in evening.orders() if one.done_at is None] == [ENDS + timedelta(hours=1)]
    evening.frees_the_seat()
    assert evening.called() == ["+493023125011"]


def test_whoever_cancels_is_not_called(evening: Evening) -> None:
    evening.now = LATER
    evening.hangs_up_to_be_called(1)
    with evening.services.acting("test") as act:
        cancel(act, evening.people[1].attendee_id)
    evening.frees_the_seat()
    assert evening.called() == []


def test_before_the_no_show_time_a_cancelled_seat_is_theirs_by_the_list(evening: Evening) -> None:
    evening.now = EVENING + timedelta(minutes=2)
    evening.hangs_up_to_be_called(2)
    evening.hangs_up_to_be_called(1)
    evening.frees_the_seat()
    assert evening.seat() == (1, "held")
    assert evening.called() == ["+493023125011"]
