"""Lists that move while people cancel, arrive and hang up: the order holds, and no seat stays free."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatOutcome
from dialin.rules.pins.issuing import LivePins
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.calls import load_call
from dialin.store.database import Database
from dialin.store.events import lock_event
from dialin.store.waiting import waiting_list
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, claim_in, dial, hang_up, news_for, sits, sitting
from tests.actions.pins.keyed import drawing
from tests.actions.races.crowds import Deed, at_once, beside
from tests.building import IN_JUNE, NO_SHOW, make_event, register_people


def cancel_one(database: Database, attendee_id: int) -> None:
    with acting(database) as act:
        assert cancel(act, attendee_id) is None


def look_for_no_shows(database: Database, event: int, now: Any = NO_SHOW) -> None:
    with acting(database, now=now) as act:
        expire_holds(act, event)


def test_cancellations_and_arrivals_at_one_instant_keep_the_order(services: Services, database_url: str) -> None:
    event = make_event(services, seats=5)
    people = register_people(services, event, 15)
    sids = [dial(services.database, person, event) for person in people[5:]]
    deeds: list[Deed] = [partial(claim, sid=sid) for sid in reversed(sids)]
    deeds += [partial(cancel_one, attendee_id=person.attendee_id) for person in people[:5]]
    at_once(database_url, deeds)
    with services.looking() as act:
        waiting = [row.id for row in waiting_list(act, event)]
    assert waiting == [person.attendee_id for person in people[10:]]
    assert board(services.database, event).free == 0
    assert [type(claim(services.database, sid)) for sid in sids] == [SeatClaimed] * 5 + [SeatAwaited] * 5


def test_no_seat_stays_free_while_somebody_waits_and_the_first_in_line_get_them(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=5)
    people = register_people(services, event, 15)
    sids = [dial(services.database, person, event) for person in people[5:]]
    for sid in sids:
        assert isinstance(claim(services.database, sid), SeatAwaited)
    deeds: list[Deed] = [partial(claim, sid=sid, now=NO_SHOW) for sid in reversed(sids)]
    at_once(database_url, [*deeds, *[partial(look_for_no_shows, event=event)] * 3])
    assert sorted(sitting(services.database, event)) == sorted(sids[:5])


def test_callers_who_ask_and_hang_up_at_one_instant_leave_no_dead_call_in_a_seat(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=4)
    people = register_people(services, event, 16)
    sids = [dial(services.database, person, event) for person in people[4:]]
    for sid in sids:
        claim(services.database, sid)
    deeds: list[Deed] = [partial(hang_up, sid=sid, now=NO_SHOW) for sid in sids[:6]]
    deeds += [partial(claim, sid=sid, now=NO_SHOW) for sid in sids[6:]]
    at_once(database_url, [*deeds, *[partial(look_for_no_shows, event=event)] * 2])
    assert [sid for sid in sitting(services.database, event) if call_of(services.database, sid).hung_up_at] == []
    later = NO_SHOW + timedelta(hours=1)
    look_for_no_shows(services.database, event, later)
    assert sitting(services.database, event) and set(sitting(services.database, event)) <= set(sids[6:])  # noqa: PT018
    assert board(services.database, event, now=later).occupied == 4


def test_a_hang_up_while_the_list_is_seating_that_very_caller_leaves_the_seat(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 2)
    sid = dial(services.database, people[1], event)
    claim(services.database, sid)
    with acting(services, NO_SHOW) as act:
        expire_holds(act, event)
        thread = beside(database_url, partial(hang_up, sid=sid, now=NO_SHOW), [])
    thread.join()
    assert sitting(services.database, event) == []
    assert board(services.database, event, now=NO_SHOW).held == 1


def test_a_holder_who_comes_while_the_seat_is_given_on_waits_and_is_not_taken_for_a_second_telephone(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=1)
    holder, other = register_people(services, event, 2)
    first, second = dial(services.database, other, event), dial(services.database, holder, event)
    answers: list[SeatOutcome] = []
    with services.acting("test") as act:
        assert claim_in(act, first, now=NO_SHOW) == SeatClaimed(1, waited=True)
        thread = beside(database_url, partial(claim, sid=second, now=NO_SHOW), answers)
    thread.join()
    assert answers == [SeatAwaited(1, late=True)]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # on SQLite whoever holds anything holds all
def test_news_for_a_call_never_waits_for_the_turn_of_that_call(services: Services) -> None:
    """A turn holds its call and wants the event; who moves the list holds the event and leaves news for the call."""
    event = make_event(services, seats=1)
    people = register_people(services, event, 2)
    sid = sits(services.database, people[0], event)
    with acting(services) as turn, acting(services) as list_mover:
        row = load_call(turn, sid)
        assert row is not None
        list_mover.connection.execute(text("SET LOCAL lock_timeout = '2s'"))
        lock_event(list_mover, event)
        tell_call(list_mover, row.id, NewsKind.SEAT_FREED)
    assert news_for(services.database, sid) == ["seat_freed"]


def test_a_crowd_that_looks_again_and_again_never_gets_into_each_others_way(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=2)
    people = register_people(services, event, 10)
    sids = [dial(services.database, person, event) for person in people[2:]]

    def looks(database: Database, sid: str) -> None:
        for _ in range(4):
            claim(database, sid, now=NO_SHOW)
        hang_up(database, sid, now=NO_SHOW - timedelta(minutes=10))

    at_once(database_url, [partial(looks, sid=sid) for sid in sids])
    assert sitting(services.database, event) == []


def test_people_registered_at_one_instant_get_pins_apart_and_seats_of_their_own(
    services: Services, database_url: str
) -> None:
    event = make_event(services, seats=4)

    def take(database: Database, name: str) -> Registered:
        with acting(database, now=IN_JUNE) as act:
            registered = register(act, event, Registration(name=name))
        assert isinstance(registered, Registered)
        return registered

    taken = at_once(database_url, [partial(take, name=f"Erna {letter}") for letter in "abcdefghij"])
    pins = [one.pin for one in taken]
    assert all(LivePins(other for other in pins if other != pin).keep_distance_to(pin) for pin in pins)
    assert sorted(one.seat for one in taken if one.seat) == [1, 2, 3, 4]
    assert sorted(one.position for one in taken if one.position) == [1, 2, 3, 4, 5, 6]


def test_people_registered_for_two_events_at_one_instant_get_pins_apart(services: Services, database_url: str) -> None:
    """The second PIN is first drawn two digits away from one that is not committed yet; no index would mind."""
    event, other = make_event(services), make_event(services, slug="other", number="+496990009000")

    def take(act: Act, event_id: int, numbers: list[int]) -> str:
        keys = drawing(services, numbers)
        made = register(replace(act, now=IN_JUNE, open_keys=lambda: keys), event_id, Registration(name="Erna"))
        assert isinstance(made, Registered)
        return made.pin

    def take_beside(database: Database) -> str:
        with acting(database) as act:
            return take(act, other, [14828, 39470])

    answers: list[str] = []
    with services.acting("test") as act:
        assert take(act, event, [74829]) == "748290"
        thread = beside(database_url, take_beside, answers)
    thread.join()
    assert answers == ["394706"]


def test_the_same_person_registered_at_one_instant_is_registered_once(services: Services, database_url: str) -> None:
    event = make_event(services, seats=4)

    def take(database: Database) -> str:
        with acting(database, now=IN_JUNE) as act:
            registered = register(act, event, Registration(name="Erna"))
        return type(registered).__name__

    assert sorted(at_once(database_url, [take] * 8)) == ["AlreadyRegistered"] * 7 + ["Registered"]
