"""What a call that the city makes is told about its order, and what is kept of what it came to."""

from datetime import timedelta

import pytest

from dialin.actions.events.call_off import call_off
from dialin.actions.outgoing.answered import take_answer
from dialin.actions.outgoing.look_at_order import look_at_order
from dialin.actions.outgoing.note_outcome import note_outcome
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.calls import Call, load_call
from dialin.store.no_calls import not_called
from tests.building import EVENING, IN_JUNE, begin_call, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders

NUMBER = "+493023125010"


def placed(services: Services, purpose: Purpose, *, seats: int = 2, people: int = 1) -> int:
    """The id of the event; the first person is being called."""
    event_id = make_event(services, seats=seats)
    registered = register_people(services, event_id, people)
    order_calls(services, event_id, registered[-1:], purpose)
    place_calls.do(services)
    return event_id


def on_the_line(services: Services, event_id: int) -> Call:
    (row,) = orders(services)
    assert row.sid is not None
    begin_call(
        services, row.sid, event_id=event_id, attendee_id=row.attendee_id, caller=NUMBER, work_id=row.id,
        stage="OutgoingHello",
    )  # fmt: skip
    with services.looking() as act:
        call = load_call(act, row.sid, lock=False)
    assert call is not None
    return call


@pytest.mark.parametrize("outcome", [Outcome.NO_CALLS, Outcome.WRONG_PERSON])
def test_no_more_calls_is_kept_also_where_the_call_has_done_its_work(services: Services, outcome: Outcome) -> None:
    call = on_the_line(services, placed(services, Purpose.REMINDER))
    with services.acting("test") as act:
        note_outcome(act, call, Outcome.HEARD)
    with services.acting("test") as act:
        note_outcome(act, call, outcome)
    (row,) = orders(services)
    with services.looking() as act:
        assert [one.source for one in not_called(act, [NUMBER])] == [outcome]
    assert (row.outcome, row.done_at is not None) == (Outcome.HEARD, True)


def test_what_is_noted_on_the_way_counts_only_once_the_call_is_over(services: Services) -> None:
    call = on_the_line(services, placed(services, Purpose.PIN))
    with services.acting("test") as act:
        note_outcome(act, call, Outcome.ABSENT)
    assert (orders(services)[0].outcome, orders(services)[0].done_at) == (Outcome.ABSENT, None)


@pytest.mark.parametrize(("purpose", "is_wanted"), [(Purpose.START, False), (Purpose.CANCELLED, True)])
def test_who_answers_hears_nothing_of_an_event_that_was_called_off_while_it_rang(
    services: Services, purpose: Purpose, is_wanted: bool
) -> None:
    event_id = placed(services, purpose)
    (row,) = orders(services)
    assert row.sid is not None
    with services.acting("anna") as act:
        call_off(act, event_id)
    with services.acting("test") as act:
        assert (take_answer(act, row.id, row.attempts, row.sid) is not None) is is_wanted


def test_a_second_call_for_one_attempt_is_not_wanted_and_changes_nothing(services: Services) -> None:
    placed(services, Purpose.START)
    (row,) = orders(services)
    assert row.sid is not None
    with services.acting("test") as act:
        assert take_answer(act, row.id, row.attempts, "CA-second") is None
        assert take_answer(act, row.id, row.attempts, row.sid) is not None
    assert orders(services)[0].sid == row.sid


def test_an_order_names_whom_to_ask_for_and_the_place_on_the_waiting_list(services: Services) -> None:
    placed(services, Purpose.PIN, seats=1, people=2)
    (row,) = orders(services)
    assert row.attendee_id is not None
    with services.acting("test") as act:
        order = look_at_order(act, row.id)
        assert order is not None
        assert (order.name, order.room, order.position, order.tries) == ("Erna Beispiel 1", "", 1, 1)
        change_attendee(act, row.attendee_id, {"contact": "Schwester Anna", "room": "Zimmer 214", "has_dial": True})
        order = look_at_order(act, row.id)
        assert order is not None
    assert (order.name, order.room, order.has_dial) == ("Schwester Anna", "Zimmer 214", True)


def test_another_call_is_announced_only_where_it_will_be_made(services: Services) -> None:
    placed(services, Purpose.REMINDER)
    (row,) = orders(services)
    for now, retries in (
        (IN_JUNE, {Outcome.MACHINE, Outcome.SILENT, Outcome.ABSENT}),
        (EVENING - timedelta(hours=1), set()),  # the event would have begun
    ):
        services.clock.now = now
        with services.looking() as act:
            order = look_at_order(act, row.id)
        assert order is not None
        assert order.retries == retries
