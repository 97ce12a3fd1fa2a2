"""How the waiting list moves: up when a seat frees, in its order, and never past somebody who is entitled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.waiting import waiting_list
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.building import EVENING, IN_JUNE, NO_SHOW, make_event, register_people


def waiting(services: Services, event: int) -> list[str]:
    with services.looking() as act:
        return [row.name[-1] for row in waiting_list(act, event)]


def resize(services: Services, event: int, seats: int) -> Refused | None:
    with services.acting("test") as act:
        refused = change_event(replace(act, now=IN_JUNE), event, {"seats": seats})
        if refused is not None:
            act.connection.rollback()
        return refused


def test_a_cancelled_seat_goes_to_the_first_of_the_waiting_list(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 4)
    assert [(one.seat, one.position) for one in people] == [(1, None), (None, 1), (None, 2), (None, 3)]
    with acting(services, IN_JUNE) as act:
        cancel(act, people[0].attendee_id)
    assert waiting(services, event) == ["2", "3"]
    assert [row.attendee for row in board(services.database, event).rows] == ["Erna Beispiel 1"]


def test_cancelling_somebody_who_waits_moves_only_those_behind(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 4)
    with acting(services, IN_JUNE) as act:
        cancel(act, people[2].attendee_id)
    assert waiting(services, event) == ["1", "3"]


def test_cancelling_twice_is_refused_and_moves_nobody(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 3)
    for expected in (None, Refused):
        with acting(services, IN_JUNE) as act:
            refused = cancel(act, people[0].attendee_id)
        assert refused is None if expected is None else isinstance(refused, expected)
    assert waiting(services, event) == ["2"]


def test_a_cancelled_caller_hears_it_and_the_next_in_line_is_told(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 2)
    inside = sits(services.database, people[0], event)
    outside = dial(services.database, people[1], event)
    assert claim(services.database, outside) == SeatAwaited(1)
    with acting(services) as act:
        cancel(act, people[0].attendee_id)
    assert news_for(services.database, inside) == ["seat_withdrawn"]
    assert news_for(services.database, outside) == ["seat_freed"]
    assert claim(services.database, outside) == SeatClaimed(1, waited=True)


def test_more_seats_let_the_waiting_list_move_up(services: Services) -> None:
    event = make_event(services, seats=1)
    register_people(services, event, 4)
    assert resize(services, event, 3) is None
    assert waiting(services, event) == ["3"]
    assert [row.number for row in board(services.database, event).rows] == [1, 2, 3]


def test_fewer_seats_than_are_allocated_are_refused_and_nothing_changes(services: Services) -> None:
    event = make_event(services, seats=3)
    register_people(services, event, 2)
    refused = resize(services, event, 1)
    assert "at least 2" in str(refused)
    assert board(services.database, event).seats == 3
    assert resize(services, event, 2) is None
    assert [row.number for row in board(services.database, event).rows] == [1, 2]


def test_seats_dropped_and_added_again_have_numbers_of_their_own(services: Services) -> None:
    event = make_event(services, seats=3)
    people = register_people(services, event, 3)
    with acting(services, IN_JUNE) as act:
        cancel(act, people[0].attendee_id)
    assert resize(services, event, 2) is None
    assert resize(services, event, 4) is None
    numbers = [row.number for row in board(services.database, event).rows]
    assert len(set(numbers)) == len(numbers) == 4


def test_the_no_show_time_lets_waiting_callers_in_at_the_next_look_of_the_duty(services: Services) -> None:
    event = make_event(services, seats=2)
    people = register_people(services, event, 4)
    outside = [dial(services.database, person, event) for person in people[2:]]
    for sid in outside:
        claim(services.database, sid)
    with acting(services, NO_SHOW - timedelta(seconds=1)) as act:
        expire_holds(act, event)
    assert sitting(services.database, event) == []
    with acting(services, NO_SHOW) as act:
        expire_holds(act, event)
    assert sitting(services.database, event) == outside
    assert [news_for(services.database, sid) for sid in outside] == [["seat_freed"]] * 2


def test_a_held_seat_goes_on_when_its_grace_time_ends(services: Services) -> None:
    event = make_event(services, seats=1, grace_minutes=10)
    holder, other = register_people(services, event, 2)
    hang_up(services.database, sits(services.database, holder, event, now=NO_SHOW), now=NO_SHOW)
    sid = dial(services.database, other, event)
    assert claim(services.database, sid, now=NO_SHOW) == SeatAwaited(1)
    ended = []
    for seconds in (599, 600):
        with acting(services, NO_SHOW + timedelta(seconds=seconds)) as act:
            ended.append(expire_holds(act, event))
    assert ended == [0, 1]
    assert sitting(services.database, event) == [sid]


def test_whoever_waited_and_hung_up_is_passed_over(services: Services) -> None:
    event = make_event(services, seats=1)
    _, first, second = register_people(services, event, 3)
    gone, here = dial(services.database, first, event), dial(services.database, second, event)
    for sid in (gone, here):
        claim(services.database, sid)
    hang_up(services.database, gone)
    with acting(services, NO_SHOW) as act:
        expire_holds(act, event)
    assert sitting(services.database, event) == [here]


def test_a_removed_callers_seat_goes_on_at_once(services: Services) -> None:
    event = make_event(services, seats=1)
    holder, other = register_people(services, event, 2)
    inside = sits(services.database, holder, event, now=NO_SHOW)
    outside = dial(services.database, other, event)
    assert claim(services.database, outside, now=NO_SHOW) == SeatAwaited(1)
    with acting(services, NO_SHOW) as act:
        remove_caller(act, call_of(services.database, inside).id)
    assert sitting(services.database, event) == [outside]
    assert news_for(services.database, inside) == ["removed"]
    assert news_for(services.database, outside) == ["seat_freed"]


def test_without_a_grace_time_a_dropped_seat_goes_on_at_once(services: Services) -> None:
    event = make_event(services, seats=1, grace_minutes=0)
    holder, other = register_people(services, event, 2)
    inside = sits(services.database, holder, event, now=NO_SHOW)
    outside = dial(services.database, other, event)
    assert claim(services.database, outside, now=NO_SHOW) == SeatAwaited(1)
    hang_up(services.database, inside, now=NO_SHOW)
    assert sitting(services.database, event) == [outside]


@pytest.mark.parametrize("by_staff", [True, False])
def test_nobody_moves_up_after_the_end(services: Services, by_staff: bool) -> None:
    event = make_event(services, seats=1)
    holder, other = register_people(services, event, 2)
    now = NO_SHOW if by_staff else EVENING + timedelta(hours=2)
    if by_staff:
        with acting(services, NO_SHOW) as act:
            end_event(act, event)
    sid = dial(services.database, other, event)
    claim(services.database, sid, now=now)
    with acting(services, now) as act:
        expire_holds(act, event)
        cancel(act, holder.attendee_id)
    assert sitting(services.database, event) == []
