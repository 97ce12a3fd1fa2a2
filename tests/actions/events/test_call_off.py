"""Calling an event off: whoever is on the line is told, nobody new comes in, and its PINs stay known."""

from dialin.actions.attendees.register import register
from dialin.actions.events.call_off import call_off
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.dialogue.words.pin_outcomes import PinAccepted
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from tests.actions.callers import news_for, sits
from tests.actions.pins.keyed import keyed_by
from tests.building import make_event, register_people


def off(services: Services, event_id: int) -> Refused | None:
    with services.acting("anna") as act:
        return call_off(act, event_id)


def test_everybody_on_the_line_hears_it_once_and_it_is_done_once(services: Services) -> None:
    event_id = make_event(services, seats=1)
    (person,) = register_people(services, event_id, 1)
    sid = sits(services.database, person, event_id)
    assert off(services, event_id) is None
    assert "before" in str(off(services, event_id))
    assert news_for(services.database, sid) == ["event_cancelled"]


def test_a_pin_is_known_and_nobody_can_be_registered(services: Services) -> None:
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    off(services, event_id)
    assert isinstance(keyed_by(services, person.pin), PinAccepted)
    with services.acting("anna") as act:
        assert isinstance(register(act, event_id, Registration(name="Otto Neu", phone="030 23125077")), Refused)


def test_what_was_still_to_be_told_is_not_told_but_call_backs_are_made(services: Services) -> None:
    event_id = make_event(services)
    purposes = (Purpose.PIN, Purpose.REMINDER, Purpose.START, Purpose.OFFER, Purpose.DESK, Purpose.ANSWER)
    with services.acting("test") as act:
        same = {"lane": Lane.CALLS, "event_id": event_id, "due_at": act.now}
        add_outgoing(act, [{"key": str(purpose), "kind": purpose, **same} for purpose in purposes])
    off(services, event_id)
    with services.looking() as act:
        rows = list_outgoing(act, Wanted(event_id=event_id))
    assert [row.outcome for row in rows] == [Outcome.STOPPED] * 4 + [None] * 2


def test_one_that_is_over_cannot_be_called_off_and_one_that_was_called_off_not_changed(services: Services) -> None:
    over, off_now = make_event(services), make_event(services, slug="other", number="+493023125001")
    with services.acting("test") as act:
        end_event(act, over)
    assert "is over" in str(off(services, over))
    off(services, off_now)
    with services.acting("anna") as act:
        assert "called off" in str(change_event(act, off_now, {"starts": "2026-06-26T18:00"}))
