"""Stories of being called: the office calls back, from its own telephone."""

from typing import Any

from dialin.rehearsal import Callee, Leg
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.store.attendees import change_attendee
from tests.building import NUMBER
from tests.stories.called.ringing import (
    AT_NOON,
    DESK,
    LINE,
    outcome,
    presses,
    rings,
    to_be_called,
)
from tests.stories.hearing import all_heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre


def desk_rings(stage: Theatre, callee: Callee, **person: Any) -> Leg:
    """The office has clicked: its own telephone rings, and is taken off."""
    to_be_called(stage, Purpose.DESK, details={"number": DESK, "person": LINE}, **person)
    stage.company.callees[LINE] = callee
    leg = rings(stage, DESK)
    leg.wait(3)
    leg.pick_up()
    leg.listen()
    return leg


@story("A28: I was promised a call; the office's telephone rings, and it is connected to me.", at=AT_NOON)
def calling_back_from_the_desk(stage: Theatre) -> tuple[Leg, ...]:
    desk = desk_rings(stage, Callee(answers_after=6, hangs_up_after=40))
    assert "Erna" not in all_heard(desk)
    presses(desk, "1")
    desk.wait(15)
    there = desk.bridged
    assert isinstance(there, Leg)
    assert (there.to, there.from_) == (LINE, NUMBER)
    desk.wait(60)
    must_hear(stage, desk, "out.desk_over")
    assert desk.is_over
    assert outcome(stage) == (Outcome.CONNECTED, True)
    return desk, there


@story("The office has no time for a call-back now, and keeps it.", at=AT_NOON)
def putting_a_call_back_off(stage: Theatre) -> Leg:
    desk = desk_rings(stage, Callee())
    presses(desk, "2")
    must_hear(stage, desk, "out.desk_later")
    desk.wait(8)
    assert stage.company.calls_to(LINE) == []
    assert outcome(stage) == (Outcome.ABSENT, True)
    return desk


@story("The office calls back, and the line is busy.", at=AT_NOON)
def calling_back_a_busy_line(stage: Theatre) -> Leg:
    desk = desk_rings(stage, Callee("busy"), is_untyped=True)
    presses(desk, "1")
    desk.wait(15)
    must_hear(stage, desk, "out.desk_for_unnamed")
    must_hear(stage, desk, "out.desk_busy")
    assert desk.is_over
    assert outcome(stage)[0] == Outcome.BUSY
    return desk


@story("The office calls back, and nobody answers.", at=AT_NOON)
def calling_back_in_vain(stage: Theatre) -> Leg:
    desk = desk_rings(stage, Callee("no-answer"))
    presses(desk, "1")
    desk.wait(50)
    must_hear(stage, desk, "out.desk_unanswered")
    assert outcome(stage)[0] == Outcome.NO_ANSWER
    return desk


@story("The office calls back, and the number has been deleted meanwhile.", at=AT_NOON)
def calling_back_without_a_number(stage: Theatre) -> Leg:
    made = to_be_called(stage, Purpose.DESK, details={"number": DESK})
    desk = rings(stage, DESK)
    stage.act(change_attendee, made.attendee_id, {"phone": None})
    desk.pick_up()
    desk.listen()
    presses(desk, "1")
    must_hear(stage, desk, "out.desk_gone")
    desk.wait(8)
    return desk
