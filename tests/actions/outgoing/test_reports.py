"""What the provider reports of a call out: only what is about the present attempt, and about no person, counts."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from dialin.actions.outgoing.answered import take_answer
from dialin.actions.outgoing.conclude import conclude_call
from dialin.actions.outgoing.note_machine import note_machine
from dialin.jobs.outgoing import place_calls
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.courses import Step, with_step
from dialin.store.work import Work, is_work_due
from tests.building import EVENING, begin_call, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders

BEEP = "machine_end_beep"


@pytest.fixture
def placed(services: Services) -> Work:
    """Erna is being called."""
    event_id = make_event(services)
    services.clock.now = EVENING - timedelta(minutes=10)
    order_calls(services, event_id, register_people(services, event_id, 1))
    place_calls.do(services)
    (row,) = orders(services)
    return row


def heard(services: Services, *steps: str) -> str:
    course = ""
    for turn, one in enumerate(steps):
        course = with_step(course, Step(turn, services.clock(), one, (), "OutgoingHello"))
    return course


@pytest.mark.parametrize(
    ("answered_by", "steps", "is_told"),
    [
        (BEEP, (), True),
        (BEEP, ("speech",), True),  # which was the machine's greeting
        (BEEP, ("speech", "keys"), False),
        ("fax", (), True),
        ("machine_end_silence", (), False),
        ("machine_end_other", (), False),
        ("unknown", (), False),
        ("human", (), False),
    ],
)
def test_only_a_tone_is_a_machines_and_nobody_who_has_pressed_a_key_is_one(
    services: Services, placed: Work, answered_by: str, steps: Sequence[str], is_told: bool
) -> None:
    assert placed.sid is not None
    begin_call(services, placed.sid, work_id=placed.id, event_id=placed.event_id, course=heard(services, *steps))
    with services.acting("test") as act:
        note_machine(act, placed.id, placed.attempts, answered_by)
    with services.looking() as act:
        assert is_work_due(act) == is_told


def test_an_answer_counts_once_for_an_attempt_and_for_nobody_who_has_cancelled(
    services: Services, placed: Work
) -> None:
    assert placed.sid is not None
    assert placed.attendee_id is not None
    with services.acting("test") as act:
        assert take_answer(act, placed.id, placed.attempts, placed.sid) is not None
        assert take_answer(act, placed.id, placed.attempts, placed.sid) is not None
        assert take_answer(act, placed.id, placed.attempts, "CAanother") is None
        assert take_answer(act, placed.id, placed.attempts + 1, placed.sid) is None
        change_attendee(act, placed.attendee_id, {"cancelled_at": act.now})
        assert take_answer(act, placed.id, placed.attempts, placed.sid) is None


def test_that_another_call_is_over_concludes_nothing(services: Services, placed: Work) -> None:
    with services.acting("test") as act:
        conclude_call(act, placed.id, placed.attempts, "CAanother", "busy")
    assert (orders(services)[0].outcome, orders(services)[0].sid) == (None, placed.sid)
