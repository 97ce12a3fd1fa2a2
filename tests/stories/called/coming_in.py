"""Stories of being called: at the start, and when a seat has become free."""

from datetime import timedelta

from dialin.rehearsal import Leg
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.building import DOORS, EVENING, NO_SHOW
from tests.stories.called.ringing import (
    LINE,
    answered,
    order,
    outcome,
    presses,
    rings,
    says,
    to_be_called,
    yes,
)
from tests.stories.hearing import HELD, OPENS, STARTS, all_heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=2)


@story("The event begins; the city calls me, I press the 1, and hear it.", at=EVENING - timedelta(minutes=2))
def being_called_at_the_start(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    presses(leg, "1")
    must_hear(stage, leg, "out.start_soon", starts=STARTS)
    presses(leg, "1")
    assert stage.seats.occupied == 1
    assert outcome(stage) == (Outcome.JOINED, True)
    stage.goes_to(EVENING + timedelta(seconds=40))
    assert leg.room
    assert leg.muted
    return leg


@story("The event has begun; the city calls me, I say yes, and hear it.", at=LATER)
def saying_yes_to_the_start(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    says(leg, yes(stage))
    must_hear(stage, leg, "out.start_now")
    says(leg, yes(stage))
    leg.wait(15)
    assert leg.room
    assert outcome(stage) == (Outcome.JOINED, True)
    return leg


@story("A8: My telephone has a dial; the city calls me at the start, I stay on the line, and hear the event.", at=LATER)
def being_called_at_the_start_on_a_dial(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START, has_dial=True)
    leg = rings(stage)
    leg.wait(8)
    leg.pick_up()
    leg.wait(60)
    assert leg.room
    assert leg.muted
    assert stage.seats.occupied == 1
    assert outcome(stage) == (Outcome.JOINED, True)
    must_hear(stage, leg, "out.start_dial")
    must_hear(stage, leg, "hint.dial")
    leg.hang_up()
    return leg


@story("The city calls me at the start, and I cannot come; I hear what becomes of my seat.", at=LATER)
def not_coming_when_called(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    presses(leg, "1", "2")
    must_hear(stage, leg, "out.start_no", held=HELD)
    leg.wait(15)
    assert outcome(stage) == (Outcome.DECLINED, True)
    assert (stage.seats.allocated, stage.seats.occupied) == (1, 0)
    return leg


@story("The city reaches me long after the start, and I cannot come.", at=NO_SHOW + timedelta(minutes=1))
def not_coming_when_called_late(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    presses(leg, "1", "2")
    must_hear(stage, leg, "out.start_no_late")
    leg.wait(8)
    return leg


@story("A28: The city calls me at the start; I want a person first, and then hear the event.", at=LATER)
def asking_a_person_at_the_start(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    presses(leg, "1", "0")
    leg.wait(12)
    assert leg.bridged
    leg.wait(32)
    presses(leg, "1")
    leg.wait(15)
    assert leg.room
    return leg


@story("The city calls me before the doors open; I stay on the line, and am let in.",
       at=DOORS - timedelta(minutes=2))  # fmt: skip
def being_called_before_the_doors(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.START)
    leg = answered(stage)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.early", doors=OPENS, starts=STARTS)
    stage.goes_to(DOORS + timedelta(seconds=90))
    assert stage.seats.occupied == 1
    assert outcome(stage) == (Outcome.JOINED, True)
    leg.hang_up()
    return leg


@story("A25: I did not wait on the line; a seat is free, the city calls me, and I hear the event.", at=LATER)
def being_called_for_a_free_seat(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.STANDBY)
    leg = answered(stage)
    presses(leg, "1")
    must_hear(stage, leg, "out.standby")
    presses(leg, "1")
    leg.wait(15)
    assert leg.room
    assert outcome(stage) == (Outcome.JOINED, True)
    return leg


@story("A seat is free, the city calls me, and I do not want it any more.", at=LATER)
def not_wanting_the_free_seat(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.STANDBY)
    leg = answered(stage)
    presses(leg, "1", "2")
    must_hear(stage, leg, "out.standby_no")
    leg.wait(8)
    assert outcome(stage) == (Outcome.DECLINED, True)
    return leg


@story("A8: A seat is free; the city calls my telephone with a dial, and I stay on the line.", at=LATER)
def being_called_for_a_free_seat_on_a_dial(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.STANDBY, has_dial=True)
    leg = rings(stage)
    leg.wait(5)
    leg.pick_up()
    leg.wait(60)
    assert leg.room
    must_hear(stage, leg, "out.standby_dial")
    return leg


@story("Two of us share a line; the city calls for one, and then for the other.", at=LATER)
def sharing_a_line(stage: Theatre) -> tuple[Leg, ...]:
    to_be_called(stage, Purpose.START)
    order(stage, stage.register("Karl Kunz", LINE), Purpose.START)
    first = answered(stage)
    presses(first, "1", "2")
    first.wait(20)
    assert first.is_over
    second = answered(stage)
    presses(second, "1")
    assert "Erna" in all_heard(first)
    assert "Karl" in all_heard(second)
    presses(second, "1")
    second.wait(15)
    assert second.room
    return first, second
