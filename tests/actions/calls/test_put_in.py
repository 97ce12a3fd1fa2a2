"""Putting a caller in by hand, removing one, and what a hang-up leaves."""

from dataclasses import replace
from datetime import timedelta

from dialin.actions.attendees.cancel import cancel
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.pins.check_pin import check_pin
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatInUse
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import list_entries
from dialin.store.calls import load_call
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sits, sitting
from tests.building import ENDS, EVENING, NO_SHOW, begin_call, make_event, register_people


def let_in(services: Services, sid: str, attendee_id: int, *, now=EVENING) -> Refused | None:
    with acting(services, now, author="Frau Amt") as act:
        return put_in(act, call_of(services.database, sid).id, attendee_id)


def stranger(services: Services, event: int) -> str:
    """A caller who found no PIN."""
    begin_call(services, "CAguest", event_id=event)
    return "CAguest"


def test_a_caller_without_a_pin_sits_in_the_own_seat(services: Services) -> None:
    event = make_event(services)
    people = register_people(services, event, 2)
    sid = stranger(services, event)
    assert let_in(services, sid, people[1].attendee_id) is None
    assert sitting(services.database, event) == [sid]
    assert board(services.database, event).rows[1].call == sid
    assert news_for(services.database, sid) == ["admitted"]
    assert claim(services.database, sid) == SeatClaimed(2)


def test_whoever_waits_gets_a_seat_that_nobody_uses(services: Services) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 3)
    sid = stranger(services, event)
    assert let_in(services, sid, people[2].attendee_id) is None
    assert sitting(services.database, event) == [sid]


def test_a_seat_in_use_or_held_is_never_taken_away(services: Services) -> None:
    event = make_event(services, seats=2)
    people = register_people(services, event, 3)
    first = sits(services.database, people[0], event)
    hang_up(services.database, sits(services.database, people[1], event))
    sid = stranger(services, event)
    assert "Every seat is in use" in str(let_in(services, sid, people[2].attendee_id))
    assert sitting(services.database, event) == [first]
    assert call_of(services.database, sid).attendee_id is None


def test_nobody_who_has_just_been_told_of_a_seat_loses_it(services: Services) -> None:
    event = make_event(services, seats=2)
    leaves, absent, waits, guest = register_people(services, event, 4)
    outside = dial(services.database, waits, event)
    assert claim(services.database, outside) == SeatAwaited(1)
    with acting(services) as act:
        cancel(act, leaves.attendee_id)
    assert news_for(services.database, outside) == ["seat_freed"]
    sid = stranger(services, event)
    assert let_in(services, sid, guest.attendee_id) is None
    assert sitting(services.database, event) == [sid]
    begin_call(services, "CAother", event_id=event)
    assert "Every seat is in use" in str(let_in(services, "CAother", absent.attendee_id, now=NO_SHOW))
    assert claim(services.database, outside, now=NO_SHOW) == SeatClaimed(1, waited=True)


def test_another_telephone_of_the_same_person_gives_way(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    old = sits(services.database, person, event)
    sid = stranger(services, event)
    assert let_in(services, sid, person.attendee_id) is None
    assert sitting(services.database, event) == [sid]
    assert news_for(services.database, old) == ["seat_moved"]


def test_a_caller_who_sat_under_another_name_leaves_that_seat_to_the_next(services: Services) -> None:
    event = make_event(services, seats=2)
    wrong, right, waiting = register_people(services, event, 3)
    sid = sits(services.database, wrong, event, now=NO_SHOW)
    outside = dial(services.database, waiting, event)
    hang_up(services.database, sits(services.database, right, event, now=NO_SHOW), now=NO_SHOW)
    assert claim(services.database, outside, now=NO_SHOW) == SeatAwaited(1)
    assert let_in(services, sid, right.attendee_id, now=NO_SHOW) is None
    assert sitting(services.database, event) == [outside, sid]


def test_putting_in_twice_changes_nothing(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = stranger(services, event)
    assert let_in(services, sid, person.attendee_id) is None
    assert let_in(services, sid, person.attendee_id) is None
    assert sitting(services.database, event) == [sid]
    assert "seat_moved" not in news_for(services.database, sid)


def test_whoever_keys_another_persons_pin_afterwards_leaves_the_seat_to_the_next(services: Services) -> None:
    event = make_event(services, seats=2)
    guessed, right = register_people(services, event, 2)
    sid = stranger(services, event)
    let_in(services, sid, guessed.attendee_id)
    with services.acting("test") as act:
        row = load_call(act, sid)
        assert row is not None
        _, call = check_pin(replace(act, now=EVENING), row, right.pin)
        assert claim_seat(replace(act, now=EVENING), call) == SeatClaimed(2)
    assert [row.call for row in board(services.database, event).rows] == [None, sid]


def test_nobody_is_put_in_who_hung_up_was_cancelled_or_came_after_the_end(services: Services) -> None:
    event = make_event(services, seats=2)
    people = register_people(services, event, 2)
    sid = stranger(services, event)
    assert "over" in str(let_in(services, sid, people[0].attendee_id, now=ENDS))
    with acting(services) as act:
        cancel(act, people[1].attendee_id)
    assert "cancelled" in str(let_in(services, sid, people[1].attendee_id))
    hang_up(services.database, sid)
    assert "hung up" in str(let_in(services, sid, people[0].attendee_id))
    assert sitting(services.database, event) == []


def test_a_removed_caller_leaves_the_seat_and_may_come_back(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = sits(services.database, person, event)
    with acting(services, author="Frau Amt") as act:
        assert remove_caller(act, call_of(services.database, sid).id) is None
    assert board(services.database, event).allocated == 1
    assert news_for(services.database, sid) == ["removed"]
    hang_up(services.database, sid)
    assert board(services.database, event).held == 0
    assert claim(services.database, dial(services.database, person, event, sid="CAback")) == SeatClaimed(1)
    with services.looking() as act:
        assert "call.remove" in [entry.act for entry in list_entries(act, event)]


def test_the_seat_of_whoever_is_removed_while_being_told_of_it_goes_to_the_next_on_the_line(services: Services) -> None:
    event = make_event(services, seats=1)
    first, *others = register_people(services, event, 3)
    sat = sits(services.database, first, event, now=NO_SHOW)
    told, waits = [dial(services.database, one, event) for one in others]
    for place, sid in enumerate((told, waits), 1):
        assert claim(services.database, sid, now=NO_SHOW) == SeatAwaited(place)
    with acting(services, NO_SHOW) as act:
        cancel(act, first.attendee_id)
    hang_up(services.database, sat, now=NO_SHOW)
    assert sitting(services.database, event) == [told]
    with acting(services, NO_SHOW) as act:
        assert remove_caller(act, call_of(services.database, told).id) is None
    assert sitting(services.database, event) == [waits]


def test_whoever_has_hung_up_cannot_be_removed(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    sid = sits(services.database, person, event)
    hang_up(services.database, sid)
    with acting(services, author="Frau Amt") as act:
        refused = remove_caller(act, call_of(services.database, sid).id)
    assert isinstance(refused, Refused)
    assert board(services.database, event).held == 1


def test_a_hang_up_that_arrives_twice_holds_the_seat_once(services: Services) -> None:
    event = make_event(services, seats=1, grace_minutes=10)
    (person,) = register_people(services, event, 1)
    sid = sits(services.database, person, event)
    assert hang_up(services.database, sid)
    assert not hang_up(services.database, sid, now=EVENING + timedelta(minutes=5))
    assert board(services.database, event).rows[0].held_until == EVENING + timedelta(minutes=10)
    assert not hang_up(services.database, "CAnever")


def test_a_late_hang_up_of_an_old_call_does_not_touch_the_new_one(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    old = sits(services.database, person, event, caller="+493023125010")
    new = dial(services.database, person, event, sid="CAnew")
    assert claim(services.database, new, take_over=True) == SeatClaimed(1, returned=True)
    hang_up(services.database, old)
    assert sitting(services.database, event) == [new]
    assert claim(services.database, dial(services.database, person, event, sid="CAthird")) == SeatInUse()
