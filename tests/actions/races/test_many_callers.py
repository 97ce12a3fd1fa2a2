"""Many callers at one instant: never more in than seats, nobody twice, and whoever has a seat gets in."""

from functools import partial

import pytest

from dialin.actions.attendees.register import Registered
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatInUse
from dialin.services import Services
from dialin.store import seats as seat_table
from tests.actions.callers import board, claim, dial, news_for, sitting
from tests.actions.races.crowds import at_once, at_once_in_processes, check_fairly_seated, claimed_of
from tests.building import EVENING, NO_SHOW, make_event, register_people

CALLERS = 20


def an_evening(services: Services, seats: int) -> tuple[int, list[Registered], list[str]]:
    """An event, the people registered for it and, of those without a seat, CALLERS on the line."""
    event = make_event(services, seats=max(seats, 1))
    if seats == 0:
        with services.acting("test") as act:
            seat_table.drop_free_seats(act, event_id=event, count=1)
    people = register_people(services, event, seats + CALLERS)
    return event, people, [dial(services.database, person, event) for person in people[seats:]]


@pytest.mark.parametrize("seats", [0, 1, 7])
def test_never_more_get_in_than_there_are_seats(services: Services, database_url: str, seats: int) -> None:
    event, _, sids = an_evening(services, seats)
    outcomes = at_once(database_url, [partial(claim, sid=sid, now=NO_SHOW) for sid in sids])
    claimed = claimed_of(dict(zip(sids, outcomes, strict=True)))
    told = [sid for sid in sids if "seat_freed" in news_for(services.database, sid)]
    assert len(sitting(services.database, event)) == seats
    check_fairly_seated(services.database, event, sorted({*claimed, *told}), seats=seats)


@pytest.mark.parametrize("seats", [1, 7])
def test_never_more_get_in_whatever_process_they_reach(services: Services, database_url: str, seats: int) -> None:
    event, _, sids = an_evening(services, seats)
    outcomes = at_once_in_processes(database_url, sids)
    told = [sid for sid in sids if "seat_freed" in news_for(services.database, sid)]
    assert len(sitting(services.database, event)) == seats
    check_fairly_seated(services.database, event, sorted({*claimed_of(outcomes), *told}), seats=seats)


def test_everybody_with_a_seat_gets_in_however_many_others_call(services: Services, database_url: str) -> None:
    event, people, others = an_evening(services, 7)
    holders = [dial(services.database, person, event) for person in people[:7]]
    sids = [sid for pair in zip(others, [*holders, *others[:13]], strict=True) for sid in dict.fromkeys(pair)]
    sids = list(dict.fromkeys(sids))
    outcomes = dict(
        zip(sids, at_once(database_url, [partial(claim, sid=sid, now=EVENING) for sid in sids]), strict=True)
    )
    assert sitting(services.database, event) == holders
    assert [outcomes[sid] for sid in holders] == [SeatClaimed(number) for number in range(1, 8)]
    assert all(isinstance(outcomes[sid], SeatAwaited) for sid in others)


def test_after_the_no_show_time_latecomers_and_waiting_callers_fill_every_seat_once(
    services: Services, database_url: str
) -> None:
    event, people, others = an_evening(services, 7)
    holders = [dial(services.database, person, event) for person in people[:7]]
    at_once(database_url, [partial(claim, sid=sid, now=NO_SHOW) for sid in [*holders, *others]])
    assert board(services.database, event, now=NO_SHOW).occupied == 7
    assert len(set(sitting(services.database, event))) == 7


@pytest.mark.parametrize("telephones", [2, 8])
def test_of_many_telephones_with_one_pin_one_gets_in(services: Services, database_url: str, telephones: int) -> None:
    event = make_event(services, seats=3)
    (person,) = register_people(services, event, 1)
    sids = [dial(services.database, person, event, sid=f"CA{number}") for number in range(telephones)]
    outcomes = at_once(database_url, [partial(claim, sid=sid) for sid in sids])
    assert sorted(type(one).__name__ for one in outcomes) == ["SeatClaimed"] + ["SeatInUse"] * (telephones - 1)
    assert [sids[outcomes.index(SeatClaimed(1))]] == sitting(services.database, event)


def test_of_many_telephones_that_take_over_the_last_one_keeps_the_seat_and_the_others_hear_why(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=3)
    (person,) = register_people(services, event, 1)
    sids = [dial(services.database, person, event, sid=f"CA{number}") for number in range(8)]
    outcomes = at_once(database_url, [partial(claim, sid=sid, take_over=True) for sid in sids])
    assert SeatInUse() not in outcomes
    (last,) = sitting(services.database, event)
    assert [sid for sid in sids if news_for(services.database, sid) != ["seat_moved"]] == [last]
