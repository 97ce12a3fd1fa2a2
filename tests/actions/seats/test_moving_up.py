"""How the waiting list moves: up when a seat frees, in its order, and never past somebody who is entitled."""

from datetime import timedelta

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.actions.house import House
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.inputs import SeatAwaited, SeatClaimed
from dialin.rules.refusals import Refused
from dialin.store import attendees
from dialin.store.database import reading, transaction
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.building import EVENING, IN_JUNE, NO_SHOW, make_event, register_people


def waiting(house: House, event: int) -> list[str]:
    with reading(house.database) as connection:
        return [row.name[-1] for row in attendees.waiting_list(connection, event)]


def resize(house: House, event: int, seats: int) -> Refused | None:
    with transaction(house.database) as connection:
        refused = change_event(connection, event, {"seats": seats}, actor="test", now=IN_JUNE)
        if refused is not None:
            connection.rollback()
        return refused


def test_a_cancelled_seat_goes_to_the_first_of_the_waiting_list(house: House) -> None:
    event = make_event(house, seats=1)
    people = register_people(house, event, 4)
    assert [(one.seat, one.position) for one in people] == [(1, None), (None, 1), (None, 2), (None, 3)]
    with transaction(house.database) as connection:
        cancel(connection, people[0].attendee_id, actor="test", now=IN_JUNE)
    assert waiting(house, event) == ["2", "3"]
    assert [row.attendee for row in board(house.database, event).rows] == ["Erna Beispiel 1"]


def test_cancelling_somebody_who_waits_moves_only_those_behind(house: House) -> None:
    event = make_event(house, seats=1)
    people = register_people(house, event, 4)
    with transaction(house.database) as connection:
        cancel(connection, people[2].attendee_id, actor="test", now=IN_JUNE)
    assert waiting(house, event) == ["1", "3"]


def test_cancelling_twice_is_refused_and_moves_nobody(house: House) -> None:
    event = make_event(house, seats=1)
    people = register_people(house, event, 3)
    for expected in (None, Refused):
        with transaction(house.database) as connection:
            refused = cancel(connection, people[0].attendee_id, actor="test", now=IN_JUNE)
        assert refused is None if expected is None else isinstance(refused, expected)
    assert waiting(house, event) == ["2"]


def test_a_cancelled_caller_hears_it_and_the_next_in_line_is_told(house: House) -> None:
    event = make_event(house, seats=1)
    people = register_people(house, event, 2)
    inside = sits(house.database, people[0], event)
    outside = dial(house.database, people[1], event)
    assert claim(house.database, outside) == SeatAwaited(1)
    with transaction(house.database) as connection:
        cancel(connection, people[0].attendee_id, actor="test", now=EVENING)
    assert news_for(house.database, inside) == ["seat_withdrawn"]
    assert news_for(house.database, outside) == ["seat_freed"]
    assert claim(house.database, outside) == SeatClaimed(1, waited=True)


def test_more_seats_let_the_waiting_list_move_up(house: House) -> None:
    event = make_event(house, seats=1)
    register_people(house, event, 4)
    assert resize(house, event, 3) is None
    assert waiting(house, event) == ["3"]
    assert [row.number for row in board(house.database, event).rows] == [1, 2, 3]


def test_fewer_seats_than_are_allocated_are_refused_and_nothing_changes(house: House) -> None:
    event = make_event(house, seats=3)
    register_people(house, event, 2)
    refused = resize(house, event, 1)
    assert "at least 2" in str(refused)
    assert board(house.database, event).seats == 3
    assert resize(house, event, 2) is None
    assert [row.number for row in board(house.database, event).rows] == [1, 2]


def test_seats_dropped_and_added_again_have_numbers_of_their_own(house: House) -> None:
    event = make_event(house, seats=3)
    people = register_people(house, event, 3)
    with transaction(house.database) as connection:
        cancel(connection, people[0].attendee_id, actor="test", now=IN_JUNE)
    assert resize(house, event, 2) is None
    assert resize(house, event, 4) is None
    numbers = [row.number for row in board(house.database, event).rows]
    assert len(set(numbers)) == len(numbers) == 4


def test_the_no_show_time_lets_waiting_callers_in_at_the_next_look_of_the_duty(house: House) -> None:
    event = make_event(house, seats=2)
    people = register_people(house, event, 4)
    outside = [dial(house.database, person, event) for person in people[2:]]
    for sid in outside:
        claim(house.database, sid)
    with transaction(house.database) as connection:
        expire_holds(connection, event, now=NO_SHOW - timedelta(seconds=1))
    assert sitting(house.database, event) == []
    with transaction(house.database) as connection:
        expire_holds(connection, event, now=NO_SHOW)
    assert sitting(house.database, event) == outside
    assert [news_for(house.database, sid) for sid in outside] == [["seat_freed"]] * 2


def test_a_held_seat_goes_on_when_its_grace_time_ends(house: House) -> None:
    event = make_event(house, seats=1, grace_minutes=10)
    holder, other = register_people(house, event, 2)
    hang_up(house.database, sits(house.database, holder, event, now=NO_SHOW), now=NO_SHOW)
    sid = dial(house.database, other, event)
    assert claim(house.database, sid, now=NO_SHOW) == SeatAwaited(1)
    ended = []
    for seconds in (599, 600):
        with transaction(house.database) as connection:
            ended.append(expire_holds(connection, event, now=NO_SHOW + timedelta(seconds=seconds)))
    assert ended == [0, 1]
    assert sitting(house.database, event) == [sid]


def test_whoever_waited_and_hung_up_is_passed_over(house: House) -> None:
    event = make_event(house, seats=1)
    _, first, second = register_people(house, event, 3)
    gone, here = dial(house.database, first, event), dial(house.database, second, event)
    for sid in (gone, here):
        claim(house.database, sid)
    hang_up(house.database, gone)
    with transaction(house.database) as connection:
        expire_holds(connection, event, now=NO_SHOW)
    assert sitting(house.database, event) == [here]


def test_a_removed_callers_seat_goes_on_at_once(house: House) -> None:
    event = make_event(house, seats=1)
    holder, other = register_people(house, event, 2)
    inside = sits(house.database, holder, event, now=NO_SHOW)
    outside = dial(house.database, other, event)
    assert claim(house.database, outside, now=NO_SHOW) == SeatAwaited(1)
    with transaction(house.database) as connection:
        remove_caller(connection, call_of(house.database, inside).id, actor="test", now=NO_SHOW)
    assert sitting(house.database, event) == [outside]
    assert news_for(house.database, inside) == ["removed"]
    assert news_for(house.database, outside) == ["seat_freed"]


def test_without_a_grace_time_a_dropped_seat_goes_on_at_once(house: House) -> None:
    event = make_event(house, seats=1, grace_minutes=0)
    holder, other = register_people(house, event, 2)
    inside = sits(house.database, holder, event, now=NO_SHOW)
    outside = dial(house.database, other, event)
    assert claim(house.database, outside, now=NO_SHOW) == SeatAwaited(1)
    hang_up(house.database, inside, now=NO_SHOW)
    assert sitting(house.database, event) == [outside]


@pytest.mark.parametrize("by_staff", [True, False])
def test_nobody_moves_up_after_the_end(house: House, by_staff: bool) -> None:
    event = make_event(house, seats=1)
    holder, other = register_people(house, event, 2)
    now = NO_SHOW if by_staff else EVENING + timedelta(hours=2)
    if by_staff:
        with transaction(house.database) as connection:
            end_event(connection, event, actor="test", now=NO_SHOW)
    sid = dial(house.database, other, event)
    claim(house.database, sid, now=now)
    with transaction(house.database) as connection:
        expire_holds(connection, event, now=now)
        cancel(connection, holder.attendee_id, actor="test", now=now)
    assert sitting(house.database, event) == []
