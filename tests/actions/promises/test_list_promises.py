"""Everything that callers were promised stands in one list, with what has come of it, whoever has to do it."""

from typing import Any

from dialin.actions.promises.list_promises import Promised, list_promises
from dialin.rules.outgoing.words import Lane, Outcome, Purpose, Way
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.events import load_event
from dialin.store.outgoing import Wanted, add_outgoing, finish_outgoing, list_outgoing
from dialin.store.seat_offers import ACCEPTED, add_offer, answer_offer_of
from tests.building import EVENING, make_event, register_people


def promised(services: Services, event_id: int) -> list[Promised]:
    with services.looking() as act:
        return list_promises(act, load_event(act, event_id), sees=lambda _: True)


def order(services: Services, event_id: int, person: int, purpose: Purpose, key: str, **about: Any) -> None:
    row = {"key": key, "kind": purpose, "event_id": event_id, "attendee_id": person, "due_at": EVENING}
    with services.acting("test") as act:
        add_outgoing(act, [row | about])


def conclude(services: Services, event_id: int, outcome: Outcome) -> None:
    """The newest row."""
    with services.acting("test") as act:
        finish_outgoing(act, list_outgoing(act, Wanted(event_id=event_id))[-1], outcome)


def test_whoever_a_person_calls_at_the_start_stands_there_once_and_for_staff(services: Services) -> None:
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        change_attendee(act, erna.attendee_id, {"callback": True, "called_by": "person"})
    (before,) = promised(services, event_id)
    assert (before.what, before.is_by_hand) == (Purpose.START, True)
    order(services, event_id, erna.attendee_id, Purpose.START, "start:1", lane=Lane.STAFF)
    (one,) = promised(services, event_id)
    assert (one.is_by_hand, one.is_kept, one.outcome) == (True, False, None)


def test_whoever_cannot_be_called_at_the_start_stands_there_with_the_reason_and_then_with_what_was_done(
    services: Services,
) -> None:
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        change_attendee(act, erna.attendee_id, {"callback": True})
    order(services, event_id, erna.attendee_id, Purpose.START, "start:1", lane=Lane.STAFF)
    conclude(services, event_id, Outcome.BLOCKED)
    (one,) = promised(services, event_id)
    assert (one.outcome, one.is_kept) == (Outcome.BLOCKED, False)
    order(
        services, event_id, erna.attendee_id, Purpose.START, "start:1:1", lane=Lane.CALLS
    )  # their number is right now
    conclude(services, event_id, Outcome.JOINED)
    (one,) = promised(services, event_id)
    assert (one.outcome, one.is_kept, one.is_by_hand) == (Outcome.JOINED, True, False)


def test_a_seat_that_somebody_is_to_be_told_of_stands_there_until_they_have_answered(services: Services) -> None:
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    with services.acting("test") as act:
        values = {"event_id": event_id, "attendee_id": erna.attendee_id, "offered_at": EVENING, "way": Way.CALL}
        add_offer(act, values)
    order(services, event_id, erna.attendee_id, Purpose.OFFER, "offer:1:call", lane=Lane.CALLS)
    conclude(services, event_id, Outcome.NO_ANSWER)
    (one,) = promised(services, event_id)
    assert (one.what, one.outcome, one.is_kept) == (Purpose.OFFER, Outcome.NO_ANSWER, False)
    with services.acting("test") as act:  # they call by themselves
        answer_offer_of(act, erna.attendee_id, outcome=ACCEPTED, reason="came")
    (one,) = promised(services, event_id)
    assert one.is_kept
