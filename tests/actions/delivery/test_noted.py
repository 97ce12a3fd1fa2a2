"""Whoever has heard their PIN, or was read it, has it: that is on file once, with who did it and when."""

from dialin.actions.attendees.register import Registered
from dialin.actions.delivery.look_at_deliveries import look_at_deliveries, look_at_delivery
from dialin.actions.delivery.note_delivered import note_heard, note_read_out
from dialin.actions.pins.show_pin import show_pin
from dialin.rules.outgoing.delivery import Delivery
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.services import Services
from dialin.store.attendees import change_attendee, load_attendee
from dialin.store.calls import load_call_by_id
from dialin.store.events import load_event
from dialin.store.outgoing import add_outgoing
from tests.acting import acting
from tests.building import IN_JUNE, begin_call, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders


def evening(services: Services, **about: object) -> tuple[int, list[Registered]]:
    event_id = make_event(services)
    people = register_people(services, event_id, 2)
    with services.acting("test") as act:
        for person in people:
            change_attendee(act, person.attendee_id, about or {"delivery": "call"})
    return event_id, people


def deliveries(services: Services, event_id: int) -> dict[int, Delivery]:
    with services.looking() as act:
        return look_at_deliveries(act, load_event(act, event_id), None)


def states(services: Services, event_id: int) -> list[tuple[str, str]]:
    return [(one.way.value, one.state.value) for one in deliveries(services, event_id).values()]


def hear(services: Services, event_id: int, person: Registered, sid: str, **about: object) -> None:
    call_id = begin_call(services, sid, event_id=event_id, attendee_id=person.attendee_id, **about)
    with services.acting("caller") as act:
        call = load_call_by_id(act, call_id)
        assert call is not None
        note_heard(act, call)


def read_out(services: Services, person: Registered) -> None:
    with acting(services, IN_JUNE, author="anna") as act:
        found = load_attendee(act, person.attendee_id)
        assert found is not None
        note_read_out(act, found)


def test_a_pin_that_was_heard_on_the_line_is_delivered_once_however_often_it_is_heard(services: Services) -> None:
    event_id, (erna, _) = evening(services)
    for sid in ("CA1", "CA2"):
        hear(services, event_id, erna, sid)
    assert states(services, event_id) == [("call", "delivered"), ("call", "waiting")]
    (row,) = orders(services)
    assert (row.lane, row.outcome, row.done_at) == (Lane.CALLS, Outcome.HEARD, services.clock.now)


def test_whoever_has_heard_it_is_not_called_for_it_any_more(services: Services) -> None:
    event_id, people = evening(services)
    order_calls(services, event_id, people, Purpose.PIN)
    hear(services, event_id, people[0], "CA1")
    assert [(row.outcome, row.done_at is None) for row in orders(services)] == [(Outcome.HEARD, False), (None, True)]


def test_in_a_call_that_the_city_made_its_own_outcome_counts(services: Services) -> None:
    event_id, people = evening(services)
    order_calls(services, event_id, people, Purpose.PIN)
    hear(services, event_id, people[0], "CA1", work_id=1)
    assert [row.outcome for row in orders(services)] == [None, None]


def test_a_letter_that_was_promised_is_still_printed_and_the_person_has_the_pin_all_the_same(
    services: Services,
) -> None:
    event_id, (erna, _) = evening(services, delivery="letter")
    with services.acting("test") as act:
        about = {"event_id": event_id, "attendee_id": erna.attendee_id, "due_at": act.now}
        add_outgoing(act, [{"key": "pin", "kind": Purpose.PIN, "lane": Lane.LETTERS, **about}])
    hear(services, event_id, erna, "CA1")
    assert [(row.lane, row.done_at is None) for row in orders(services)] == [(Lane.LETTERS, True), (Lane.CALLS, False)]
    assert states(services, event_id)[0] == ("call", "delivered")


def test_who_of_the_staff_has_read_it_out_is_told_and_the_call_is_not_made(services: Services) -> None:
    event_id, people = evening(services)
    order_calls(services, event_id, people, Purpose.PIN)
    read_out(services, people[0])
    read_out(services, people[0])
    told = deliveries(services, event_id)[people[0].attendee_id]
    assert (told.way, told.state, [str(said.values) for said in told.reason]) == (
        "staff", "delivered", ["{'name': 'anna'}"],
    )  # fmt: skip
    assert [row.outcome for row in orders(services)] == [Outcome.STOPPED, None, Outcome.READ_OUT]


def test_a_pin_that_is_shown_is_read_out_only_where_staff_are_to_tell_it(services: Services) -> None:
    event_id, (erna, karl) = evening(services)
    with services.acting("test") as act:
        change_attendee(act, karl.attendee_id, {"delivery": "staff"})
    for person in (erna, karl):
        with acting(services, IN_JUNE, author="anna") as act:
            assert show_pin(act, person.attendee_id) == person.pin
    assert states(services, event_id) == [("call", "waiting"), ("staff", "delivered")]


def test_nobody_of_another_event_and_no_other_purpose_is_mixed_in(services: Services) -> None:
    event_id, people = evening(services)
    other = make_event(services, slug="other", number="+493023125001")
    strangers = register_people(services, other, 1)
    order_calls(services, event_id, people, Purpose.REMINDER)
    hear(services, other, strangers[0], "CA1")
    assert states(services, event_id) == [("call", "waiting")] * 2
    with services.looking() as act:
        event = load_event(act, other)
        assert look_at_deliveries(act, event, None)[strangers[0].attendee_id] == look_at_delivery(
            act, event, strangers[0].attendee_id, None
        )
