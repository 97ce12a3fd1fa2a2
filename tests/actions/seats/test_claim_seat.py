"""Sitting down: their own seat always, another one in the waiting order, and one telephone at a time."""

from datetime import timedelta

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.put_in import put_in
from dialin.dialogue.words.seat import RegistrationCancelled, SeatAwaited, SeatClaimed, SeatInUse
from dialin.services import Services
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.building import DOORS, EVENING, NO_SHOW, make_event, register_people

BEFORE_NO_SHOW = NO_SHOW - timedelta(seconds=1)


def test_whoever_has_a_seat_sits_down_in_it(services: Services) -> None:
    event = make_event(services, seats=2)
    first, second = register_people(services, event, 2)
    assert claim(services.database, dial(services.database, second, event), now=DOORS) == SeatClaimed(2)
    assert claim(services.database, dial(services.database, first, event), now=DOORS) == SeatClaimed(1)


def test_asking_again_changes_nothing(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = dial(services.database, person, event)
    assert claim(services.database, sid) == SeatClaimed(1)
    before = board(services.database, event)
    assert claim(services.database, sid, now=EVENING + timedelta(seconds=12)) == SeatClaimed(1)
    assert board(services.database, event) == before
    assert sitting(services.database, event) == [sid]


def test_whoever_has_no_seat_waits_in_line(services: Services) -> None:
    event = make_event(services, seats=1)
    _, second, third = register_people(services, event, 3)
    assert claim(services.database, dial(services.database, third, event)) == SeatAwaited(2)
    assert claim(services.database, dial(services.database, second, event)) == SeatAwaited(1)


@pytest.mark.parametrize("seats", [1, 3])
def test_seats_of_absent_people_are_theirs_until_the_no_show_time(services: Services, seats: int) -> None:
    event = make_event(services, seats=seats)
    people = register_people(services, event, seats + 1)
    sid = dial(services.database, people[-1], event)
    assert claim(services.database, sid, now=BEFORE_NO_SHOW) == SeatAwaited(1)
    assert claim(services.database, sid, now=NO_SHOW) == SeatClaimed(1, waited=True)
    late = dial(services.database, people[0], event)
    assert claim(services.database, late, now=NO_SHOW) == (
        SeatAwaited(1, late=True) if seats == 1 else SeatClaimed(2, waited=True)
    )


def test_the_waiting_list_comes_first_by_registration_then_latecomers_by_arrival(services: Services) -> None:
    event = make_event(services, seats=3)
    people = register_people(services, event, 5)
    here = [sits(services.database, person, event) for person in people[:1]]
    assert [claim(services.database, dial(services.database, person, event), now=NO_SHOW) for person in people[3:]] == [
        SeatClaimed(2, waited=True),
        SeatClaimed(3, waited=True),
    ]
    third = dial(services.database, people[2], event)
    second = dial(services.database, people[1], event)
    assert claim(services.database, third, now=NO_SHOW) == SeatAwaited(1, late=True)
    assert claim(services.database, second, now=NO_SHOW) == SeatAwaited(2, late=True)
    hang_up(services.database, here[0], now=NO_SHOW)
    after_grace = NO_SHOW + timedelta(minutes=11)
    assert claim(services.database, second, now=after_grace) == SeatAwaited(1, late=True)
    assert news_for(services.database, third) == ["seat_freed"]
    assert claim(services.database, third, now=after_grace).number == 1


def test_who_registered_earlier_gets_in_before_who_called_earlier(services: Services) -> None:
    event = make_event(services, seats=1)
    holder, early, late = register_people(services, event, 3)
    seated = sits(services.database, holder, event)
    second = dial(services.database, late, event)
    first = dial(services.database, early, event)
    assert claim(services.database, second) == SeatAwaited(2)
    assert claim(services.database, first) == SeatAwaited(1)
    hang_up(services.database, seated, now=EVENING)
    assert claim(services.database, second, now=NO_SHOW) == SeatAwaited(1)
    assert claim(services.database, first, now=NO_SHOW) == SeatClaimed(1, waited=True)


def test_a_dropped_caller_comes_back_to_the_same_seat_within_the_grace_time(services: Services) -> None:
    event = make_event(services, seats=1, grace_minutes=10)
    holder, other = register_people(services, event, 2)
    first = sits(services.database, holder, event, now=NO_SHOW)
    hang_up(services.database, first, now=NO_SHOW)
    assert board(services.database, event, now=NO_SHOW).held == 1
    waiting = dial(services.database, other, event)
    just_in_time = NO_SHOW + timedelta(minutes=10) - timedelta(seconds=1)
    assert claim(services.database, waiting, now=just_in_time) == SeatAwaited(1)
    back = dial(services.database, holder, event, sid="CAback")
    assert claim(services.database, back, now=just_in_time) == SeatClaimed(1, returned=True)


@pytest.mark.parametrize("by_hand", [False, True])
def test_of_a_held_and_an_unclaimed_seat_the_unclaimed_one_goes_on(services: Services, by_hand: bool) -> None:
    event = make_event(services, seats=2)
    dropped, _absent, other = register_people(services, event, 3)
    hang_up(services.database, sits(services.database, dropped, event, now=NO_SHOW), now=NO_SHOW)
    waiting = dial(services.database, other, event)
    if by_hand:
        with acting(services, NO_SHOW) as act:
            call_id = call_of(services.database, waiting).id
            assert put_in(act, call_id, other.attendee_id) is None
    else:
        assert claim(services.database, waiting, now=NO_SHOW) == SeatClaimed(2, waited=True)
    back = dial(services.database, dropped, event, sid="CAback")
    assert claim(services.database, back, now=NO_SHOW) == SeatClaimed(1, returned=True)
    assert sitting(services.database, event) == [back, waiting]


def test_after_the_grace_time_the_seat_goes_on(services: Services) -> None:
    event = make_event(services, seats=1, grace_minutes=10)
    holder, other = register_people(services, event, 2)
    hang_up(services.database, sits(services.database, holder, event, now=NO_SHOW), now=NO_SHOW)
    over = NO_SHOW + timedelta(minutes=10)
    assert claim(services.database, dial(services.database, other, event), now=over) == SeatClaimed(1, waited=True)
    back = dial(services.database, holder, event, sid="CAback")
    assert claim(services.database, back, now=over) == SeatAwaited(1, late=True)


def test_after_the_grace_time_an_own_seat_that_nobody_took_is_still_the_own(services: Services) -> None:
    event = make_event(services, seats=1)
    (holder,) = register_people(services, event, 1)
    hang_up(services.database, sits(services.database, holder, event), now=EVENING)
    back = dial(services.database, holder, event, sid="CAback")
    assert claim(services.database, back, now=EVENING + timedelta(hours=1)) == SeatClaimed(1)


def test_a_second_telephone_is_asked_before_it_takes_over_and_the_first_is_told(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    first = sits(services.database, person, event, caller="+493023125010")
    second = dial(services.database, person, event, sid="CAsecond", caller="+493023125011")
    assert claim(services.database, second) == SeatInUse()
    assert sitting(services.database, event) == [first]
    assert claim(services.database, second, take_over=True) == SeatClaimed(1, returned=True)
    assert sitting(services.database, event) == [second]
    assert news_for(services.database, first) == ["seat_moved"]
    assert claim(services.database, first) == SeatInUse()


@pytest.mark.parametrize("caller", [None, "+493023125010"])
def test_the_same_number_is_no_proof_of_the_same_person(services: Services, caller: str | None) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sits(services.database, person, event, caller=caller)
    again = dial(services.database, person, event, sid="CAagain", caller=caller)
    assert claim(services.database, again) == SeatInUse()


def test_a_hang_up_of_the_first_telephone_after_the_take_over_leaves_the_second_in(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    first = sits(services.database, person, event)
    second = dial(services.database, person, event, sid="CAsecond")
    claim(services.database, second, take_over=True)
    assert hang_up(services.database, first)
    assert sitting(services.database, event) == [second]


def test_whoever_was_cancelled_meanwhile_hears_it_and_is_not_put_in_line(services: Services) -> None:
    event = make_event(services, seats=1)
    _, waiting = register_people(services, event, 2)
    sid = dial(services.database, waiting, event)
    with acting(services) as act:
        assert cancel(act, waiting.attendee_id) is None
    assert claim(services.database, sid) == RegistrationCancelled()
    assert not call_of(services.database, sid).is_waiting


def test_nobody_gets_in_after_the_end(services: Services) -> None:
    event = make_event(services, seats=2)
    people = register_people(services, event, 3)
    after = EVENING + timedelta(hours=2)
    assert isinstance(claim(services.database, dial(services.database, people[2], event), now=after), SeatAwaited)
    assert sitting(services.database, event) == []
