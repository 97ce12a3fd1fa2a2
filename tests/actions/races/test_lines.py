"""Lines into the videoconference at one instant: never more put through than lines, and no line lies idle."""

from collections.abc import Callable
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import select, text, update

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered
from dialin.actions.bridges.direct.dial_direct import dial_direct
from dialin.actions.bridges.direct.part_direct import note_parting
from dialin.actions.calls.end_call import end_call
from dialin.actions.events.change_event import change_event
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.words.event import LeftUnclear
from dialin.dialogue.words.heard import LeftRoom
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatOutcome
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.calls import Call, load_call
from dialin.store.database import Database
from dialin.store.direct_lines import DirectLineTable, count_lines, take_line
from tests.acting import acting, looking
from tests.actions.callers import call_of, claim, dial, hang_up, news_for, sitting
from tests.actions.races.crowds import LONG_ENOUGH, Deed, at_once, at_once_in_processes, beside, claimed_of
from tests.actions.seats.lines import DIRECT, lines_of
from tests.building import EVENING, make_event, register_people

CALLERS = 20
Take = Callable[[Database, int, str, Barrier], bool]


def an_evening(services: Services, lines: int, callers: int = CALLERS) -> tuple[int, list[Registered], list[str]]:
    """An event in direct mode with a seat for everybody, all of whom are on the line."""
    event = make_event(services, seats=callers, bridge=DIRECT, most_lines=lines)
    people = register_people(services, event, callers)
    return event, people, [dial(services.database, person, event) for person in people]


@pytest.mark.parametrize(("lines", "in_processes"), [(1, False), (3, False), (3, True)])
def test_never_more_are_put_through_than_there_are_lines_and_everybody_else_waits_in_order(
    services: Services, database_url: str, lines: int, in_processes: bool
) -> None:
    event, _, sids = an_evening(services, lines)
    if in_processes:
        outcomes = at_once_in_processes(database_url, sids)
    else:
        outcomes = dict(zip(sids, at_once(database_url, [partial(claim, sid=sid) for sid in sids]), strict=True))
    assert sorted(claimed_of(outcomes)) == sorted(lines_of(services, event))
    assert len(lines_of(services, event)) == lines
    assert sorted(sitting(services.database, event)) == sorted(sids)
    waiting = [sid for sid in sids if sid not in lines_of(services, event)]
    places = [claim(services.database, sid) for sid in waiting]
    assert places == [SeatAwaited(place) for place in range(1, CALLERS - lines + 1)]


@pytest.mark.parametrize("lines", [1, 3])
def test_hang_ups_and_looks_at_one_instant_leave_every_line_with_the_first_who_wait(
    services: Services, database_url: str, lines: int
) -> None:
    event, _, sids = an_evening(services, lines, 12)
    for sid in sids:
        claim(services.database, sid)
    deeds: list[Deed] = [partial(hang_up, sid=sid) for sid in sids[: lines + 2]]
    at_once(database_url, [*deeds, *[partial(claim, sid=sid) for sid in reversed(sids[lines + 2 :])]])
    through = sids[lines + 2 : 2 * lines + 2]
    assert lines_of(services, event) == through
    assert [claim(services.database, sid).__class__ for sid in through] == [SeatClaimed] * lines
    assert [sid for sid in sids[2 * lines + 2 :] if news_for(services.database, sid)] == []


def test_whatever_moves_seats_and_lines_at_one_instant_waits_its_turn(services: Services, database_url: str) -> None:
    event, people, sids = an_evening(services, 3, 12)
    for sid in sids[:6]:
        claim(services.database, sid)

    def withdraw(database: Database) -> None:
        with acting(database) as act:
            assert cancel(act, people[1].attendee_id) is None

    def look(database: Database) -> None:
        with acting(database) as act:
            expire_holds(act, event)

    def allow(database: Database, lines: int) -> None:
        with acting(database) as act:
            assert change_event(act, event, {"most_lines": lines}) is None

    again = [dial(services.database, person, event, sid=f"CA{person.attendee_id}again") for person in people[3:5]]
    deeds: list[Deed] = [partial(claim, sid=sid) for sid in reversed(sids[5:])]
    deeds += [partial(hang_up, sid=sids[0]), withdraw, partial(allow, lines=4), look, look]
    deeds += [partial(claim, sid=sid, take_over=True) for sid in again]
    at_once(database_url, deeds)
    assert len(lines_of(services, event)) == 4
    assert set(lines_of(services, event)) <= set(sitting(services.database, event))
    assert lines_of(services, event)[0] == sids[2]


def test_whoever_is_in_the_menu_keeps_the_line_while_others_look_for_one(services: Services, database_url: str) -> None:
    """The star, the look a moment later and the way back, each at one instant with all who wait."""
    event, _, sids = an_evening(services, 3, 12)
    for sid in sids[:3]:
        go_in(services.database, sid)

    def press_star(database: Database, sid: str) -> None:
        with acting(database) as act:
            assert note_parting(act, the_call(act, sid), LeftRoom(seconds=600)) == LeftUnclear()

    for deed in (press_star, go_in):
        deeds: list[Deed] = [partial(deed, sid=sid) for sid in sids[:3]]
        at_once(database_url, [*deeds, *[partial(claim, sid=sid) for sid in reversed(sids[3:])]])
        assert lines_of(services, event) == sids[:3]


def go_in(database: Database, sid: str) -> None:
    assert isinstance(claim(database, sid), SeatClaimed)
    with acting(database) as act:
        call = the_call(act, sid)
        assert call.event is not None
        assert dial_direct(act, call, call.event) is False


def the_call(act: Act, sid: str) -> Call:
    call = load_call(act, sid)
    assert call is not None
    return call


def test_a_caller_who_finds_no_line_while_another_is_hanging_up_is_put_through_all_the_same(
    services: Services, database_url: str
) -> None:
    event, _, (inside, newcomer) = an_evening(services, 1, 2)
    claim(services.database, inside)
    answers: list[SeatOutcome] = []
    with acting(services) as act:
        end_call(act, inside)
        thread = beside(database_url, partial(claim, sid=newcomer), answers)
    thread.join()
    assert answers == [SeatClaimed(2)]
    assert lines_of(services, event) == [newcomer]


# Counter-tests: the same order of looks and deeds, with the protection and without.


def counted(database: Database, event: int, sid: str, look: Barrier) -> bool:
    """Looks how many are put through, then goes on: the mistake that rows are there to make impossible."""
    with looking(database) as act:
        numbers = count_lines(act, event)
    look.wait()
    with acting(database) as act:
        if numbers.in_use < numbers.lines:
            act.connection.execute(text("INSERT INTO put_through (call) VALUES (:sid)"), {"sid": sid})
    return numbers.in_use < numbers.lines


def unguarded(database: Database, event: int, sid: str, look: Barrier) -> bool:
    """Looks for a free line, then takes it without asking whether it still is free."""
    call = call_of(database, sid)
    free = select(DirectLineTable.id).where(DirectLineTable.event_id == event, DirectLineTable.call_id.is_(None))
    with looking(database) as act:
        line = act.connection.scalars(free.order_by(DirectLineTable.number).limit(1)).first()
    look.wait()
    with acting(database) as act:
        act.connection.execute(update(DirectLineTable).where(DirectLineTable.id == line).values(call_id=call.id))
    return line is not None


def guarded(database: Database, event: int, sid: str, look: Barrier) -> bool:
    """The store's own statement, even without the lock of the event."""
    call = call_of(database, sid)
    with looking(database) as act:
        assert count_lines(act, event).in_use == 0
    look.wait()
    with acting(database, EVENING) as act:
        return take_line(act, event_id=event, call_id=call.id) is not None


def race(services: Services, url: str, take: Take) -> None:
    event, _, sids = an_evening(services, 2, 6)
    with services.acting("test") as act:
        act.connection.execute(text("CREATE TABLE put_through (call VARCHAR)"))
    look = Barrier(len(sids), timeout=LONG_ENOUGH)
    taken = at_once(url, [partial(take, event=event, sid=sid, look=look) for sid in sids])
    through = [sid for sid, was_taken in zip(sids, taken, strict=True) if was_taken]
    assert len(through) <= 2, f"{len(through)} callers were put through on 2 lines"
    assert through == lines_of(services, event)


@pytest.mark.parametrize("take", [counted, unguarded])
def test_look_then_act_puts_too_many_through(services: Services, database_url: str, take: Take) -> None:
    with pytest.raises(AssertionError, match="callers were put through on 2 lines"):
        race(services, database_url, take)


def test_the_stores_own_statement_holds_in_the_same_race(services: Services, database_url: str) -> None:
    race(services, database_url, guarded)
