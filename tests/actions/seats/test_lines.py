"""Lines into the videoconference: so many at once, the others wait in their seats, by arrival on the telephone."""

from datetime import timedelta

import pytest
from sqlalchemy import event as engine_events
from sqlalchemy import text

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.end_event import end_event
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatInUse
from dialin.jobs import expire_holds, free_seats
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.calls import load_call
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.actions.seats.lines import DIRECT, an_event, lines_of
from tests.building import EVENING, NO_SHOW, make_event, register_people

OTHER = "+496990009000"


def put(services: Services, sid: str, person: Registered) -> None:
    call_id = call_of(services.database, sid).id
    with acting(services) as act:
        assert put_in(act, call_id, person.attendee_id) is None


def test_so_many_are_put_through_and_the_others_wait_in_their_seats_by_arrival(services: Services) -> None:
    event, people = an_event(services, lines=2, people=5)
    sids = [dial(services.database, person, event) for person in reversed(people)]
    outcomes = [claim(services.database, sid) for sid in sids]
    assert outcomes == [SeatClaimed(5), SeatClaimed(4), SeatAwaited(1), SeatAwaited(2), SeatAwaited(3)]
    assert lines_of(services, event) == sids[:2]
    assert sorted(sitting(services.database, event)) == sorted(sids)


def test_asking_again_changes_nothing(services: Services) -> None:
    event, people = an_event(services, lines=1, people=2)
    first, second = (dial(services.database, person, event) for person in people)
    assert [claim(services.database, sid) for sid in (first, second)] == [SeatClaimed(1), SeatAwaited(1)]
    assert [claim(services.database, sid) for sid in (second, first, second)] == [
        SeatAwaited(1), SeatClaimed(1), SeatAwaited(1),
    ]  # fmt: skip
    assert lines_of(services, event) == [first]
    assert news_for(services.database, second) == []


def test_without_a_limit_nobody_waits_for_a_line_and_no_turn_asks_about_lines(services: Services) -> None:
    asked: list[str] = []
    engine_events.listen(services.database.write, "before_cursor_execute", lambda *given: asked.append(str(given[2])))
    for number, bridge in enumerate([Bridge(), DIRECT]):
        event = make_event(services, bridge=bridge, slug=f"e{number}", number=f"+49699000900{number}")
        people = register_people(services, event, 3)
        sids = [dial(services.database, person, event) for person in people]
        asked.clear()
        outcomes = [claim(services.database, sid) for sid in sids]
        assert outcomes == [SeatClaimed(1), SeatClaimed(2), SeatAwaited(1)]
        hang_up(services.database, sids[0])
        assert claim(services.database, sids[2], now=NO_SHOW + timedelta(hours=1)) == SeatClaimed(1, waited=True)
        assert asked
        assert [statement for statement in asked if "direct_line" in statement] == []


def test_a_hang_up_frees_the_line_at_once_for_the_first_to_arrive_and_holds_the_seat(services: Services) -> None:
    event, people = an_event(services, lines=1, people=3)
    inside = sits(services.database, people[0], event)
    early, late = (dial(services.database, person, event) for person in people[:0:-1])
    for sid in (late, early):
        assert isinstance(claim(services.database, sid), SeatAwaited)
    hang_up(services.database, inside)
    assert board(services.database, event).held == 1
    assert lines_of(services, event) == [early]
    assert [news_for(services.database, sid) for sid in (early, late)] == [["seat_freed"], []]
    assert claim(services.database, early) == SeatClaimed(3, waited=True)
    assert claim(services.database, late) == SeatAwaited(1)
    back = dial(services.database, people[0], event, sid="CAback")
    assert claim(services.database, back) == SeatAwaited(2)


def test_whoever_waits_for_a_line_loses_no_seat_to_those_without_one_and_comes_before_them(services: Services) -> None:
    event, people = an_event(services, lines=1, people=4, seats=2)
    inside, waits = sits(services.database, people[0], event), dial(services.database, people[1], event)
    seatless = [dial(services.database, person, event) for person in people[2:]]
    assert claim(services.database, waits) == SeatAwaited(1)
    assert [claim(services.database, sid) for sid in seatless] == [SeatAwaited(2), SeatAwaited(3)]
    services.clock.now = NO_SHOW
    expire_holds.do(services)
    assert [claim(services.database, sid, now=NO_SHOW) for sid in (waits, *seatless)] == [
        SeatAwaited(1), SeatAwaited(2), SeatAwaited(3),
    ]  # fmt: skip
    assert sitting(services.database, event) == [inside, waits]


def test_whoever_finds_seat_and_line_by_looking_hears_it_as_the_answer_alone(services: Services) -> None:
    event, people = an_event(services, lines=1, people=2, seats=1)
    sid = dial(services.database, people[1], event)
    assert claim(services.database, sid) == SeatAwaited(1)
    assert claim(services.database, sid, now=NO_SHOW) == SeatClaimed(1, waited=True)
    assert news_for(services.database, sid) == []


def test_a_seat_that_frees_brings_the_next_into_the_order_of_lines_and_tells_only_who_gets_one(
    services: Services,
) -> None:
    event, people = an_event(services, lines=1, people=4, seats=2)
    inside, waits = sits(services.database, people[0], event), dial(services.database, people[1], event)
    seatless = [dial(services.database, person, event) for person in people[2:]]
    for sid in (waits, *seatless):
        claim(services.database, sid)
    with acting(services) as act:
        cancel(act, people[1].attendee_id)
    assert sitting(services.database, event) == [inside, seatless[0]]
    assert news_for(services.database, seatless[0]) == []
    assert [claim(services.database, sid) for sid in seatless] == [SeatAwaited(1), SeatAwaited(2)]
    with acting(services) as act:
        cancel(act, people[0].attendee_id)
    assert lines_of(services, event) == [seatless[0]]
    assert [news_for(services.database, sid) for sid in seatless] == [["seat_freed"], []]
    assert claim(services.database, seatless[1]) == SeatAwaited(1)


def test_no_way_out_of_a_seat_keeps_its_line(services: Services) -> None:
    event, people = an_event(services, lines=1, people=8)
    first, *rest = (dial(services.database, person, event, caller=None) for person in people)
    for sid in (first, *rest):
        claim(services.database, sid)

    def becomes_another(sid: str) -> None:
        with acting(services) as act:
            call = load_call(act, sid)
            assert call is not None
            leave_anothers_seat(act, call, people[-1].attendee_id)

    def is_removed(sid: str) -> None:
        with acting(services) as act:
            remove_caller(act, call_of(services.database, sid).id)

    def is_cancelled(sid: str) -> None:
        with acting(services) as act:
            cancel(act, call_of(services.database, sid).attendee_id or 0)

    inside = first
    for leaves in (becomes_another, is_removed, is_cancelled, lambda sid: hang_up(services.database, sid)):
        leaves(inside)
        assert lines_of(services, event) == [rest[0]], leaves
        assert news_for(services.database, rest[0]) == ["seat_freed"]
        inside = rest.pop(0)
    with acting(services) as act:
        end_event(act, event)
    assert lines_of(services, event) == []


@pytest.mark.parametrize("caller", [None, "+493023125010"])
def test_another_telephone_of_the_same_person_gets_the_line_with_the_seat(
    services: Services, caller: str | None
) -> None:
    event, people = an_event(services, lines=1, people=2)
    first, waits = (dial(services.database, person, event, caller=caller) for person in people)
    assert [claim(services.database, sid) for sid in (first, waits)] == [SeatClaimed(1), SeatAwaited(1)]
    second = dial(services.database, people[0], event, sid="CAsecond", caller=caller)
    assert claim(services.database, second) == SeatInUse()
    assert claim(services.database, second, take_over=True) == SeatClaimed(1, returned=True)
    assert lines_of(services, event) == [second]
    assert claim(services.database, waits) == SeatAwaited(1)


def test_another_telephone_of_somebody_who_waits_waits_in_their_place(services: Services) -> None:
    event, people = an_event(services, lines=1, people=2)
    _inside, waits = (dial(services.database, person, event) for person in people)
    sits(services.database, people[0], event, sid="CAinside")
    assert claim(services.database, waits) == SeatAwaited(1)
    second = dial(services.database, people[1], event, sid="CAsecond")
    assert claim(services.database, second, take_over=True) == SeatAwaited(1)
    assert news_for(services.database, waits) == ["seat_moved"]


def test_whoever_staff_put_in_gets_a_free_line_or_waits_for_one_in_the_order_of_all(services: Services) -> None:
    event, people = an_event(services, lines=1, people=3)
    sids = [dial(services.database, person, event) for person in people]
    put(services, sids[1], people[1])
    assert lines_of(services, event) == [sids[1]]
    put(services, sids[0], people[0])
    assert claim(services.database, sids[0]) == SeatAwaited(1)
    assert claim(services.database, sids[2]) == SeatAwaited(2)
    another = dial(services.database, people[1], event, sid="CAanother")
    put(services, another, people[1])  # and the telephone that was there gives way
    assert lines_of(services, event) == [another]
    hang_up(services.database, another)
    assert lines_of(services, event) == [sids[0]]


def test_putting_a_caller_in_under_another_name_keeps_the_line_and_at_another_event_frees_it(
    services: Services,
) -> None:
    event, people = an_event(services, lines=1, people=3)
    inside, waits = sits(services.database, people[0], event), dial(services.database, people[1], event)
    assert claim(services.database, waits) == SeatAwaited(1)
    put(services, inside, people[2])
    assert lines_of(services, event) == [inside]
    elsewhere = make_event(services, bridge=DIRECT, most_lines=1, slug="other", number=OTHER)
    (person,) = register_people(services, elsewhere, 1)
    put(services, inside, person)
    assert lines_of(services, elsewhere) == [inside]
    expire_holds.do(services)
    assert lines_of(services, event) == [waits]
    assert news_for(services.database, waits) == ["seat_freed"]


def test_a_line_whose_hang_up_was_lost_goes_on_once_that_is_found_out(services: Services) -> None:
    event, people = an_event(services, lines=1, people=3)
    inside, gone, waits = (dial(services.database, person, event) for person in people)
    for sid in (inside, gone, waits):
        claim(services.database, sid)
    with acting(services) as act:  # as where the list seats calls in the moment in which they end
        act.connection.execute(text("UPDATE call SET hung_up_at = started_at WHERE id <= 2"))
    free_seats.do(services)
    assert lines_of(services, event) == [waits]
    assert (news_for(services.database, gone), news_for(services.database, waits)) == ([], ["seat_freed"])


def test_a_line_that_nobody_uses_while_somebody_waits_goes_on_at_the_next_look_of_the_duty(services: Services) -> None:
    event, people = an_event(services, lines=1, people=2)
    inside, waits = (dial(services.database, person, event) for person in people)
    for sid in (inside, waits):
        claim(services.database, sid)
    with acting(services) as act:  # a test's own statement: what a deed that went wrong may leave behind
        act.connection.execute(text("UPDATE seat SET call_id = NULL WHERE number = 1"))
    services.clock.now = EVENING + timedelta(seconds=1)
    expire_holds.do(services)
    assert lines_of(services, event) == [waits]
