"""Stories of the waiting list that moves by itself: an offer that nobody hears, and a call instead of waiting."""

from datetime import timedelta

from dialin.actions.attendees.cancel import cancel
from dialin.rehearsal import Callee, Leg
from dialin.rehearsal.callees.callee import Machine
from tests.building import NO_SHOW
from tests.stories.called.ringing import ANOTHER, AT_NOON, LINE, SOMEBODY, answered, passes, presses, rings
from tests.stories.hearing import all_heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

THIRD = "+493023125013"
SOON = 60  # seconds: whoever sat must be out first, and the worker look
LATE = NO_SHOW + timedelta(minutes=1)


def is_called(stage: Theatre, number: str) -> None:
    """Time passes until a call to this number is placed."""
    before = len(stage.company.calls_to(number))
    for _ in range(SOON):
        if len(stage.company.calls_to(number)) > before:
            return
        stage.company.elapse(1)
    raise AssertionError(f"nobody calls {number}")


@story("A25: A seat is offered to me, and only my answering machine hears of it; it goes to the next, who takes it.",
       at=AT_NOON, seats=1)  # fmt: skip
def passing_a_seat_on(stage: Theatre) -> tuple[Leg, ...]:
    first = stage.register("Karl Kunz", ANOTHER)
    stage.register("Erna Müller", LINE, delivery="call")
    stage.register("Ali Demir", THIRD, delivery="call")
    stage.company.callees |= {LINE: Callee(machine=Machine()), THIRD: SOMEBODY}
    stage.act(cancel, first.attendee_id)
    stage.company.elapse(90)
    (machine,) = stage.company.calls_to(LINE)
    must_hear(stage, machine, "out.machine")
    assert "Erna" not in all_heard(machine)
    passes(stage, timedelta(hours=2))
    leg = answered(stage, THIRD)
    presses(leg, "1", "1", "1")
    must_hear(stage, leg, "out.offer_taken")
    leg.hang_up()
    assert stage.seats.rows[0].attendee == "Ali Demir"
    return machine, leg


@story("A25: All seats are taken; I hang up and am called when one is free.", at=LATE, seats=1)
def hanging_up_instead_of_waiting(stage: Theatre) -> tuple[Leg, ...]:
    sitting, waiting = stage.register("Karl Kunz", ANOTHER), stage.register("Erna Müller", LINE)
    inside = stage.call_and_key(sitting.pin, ANOTHER)
    inside.wait(18)
    asking = stage.call_and_key(waiting.pin, LINE)
    must_hear(stage, asking, "wait.line", position=1)
    presses(asking, "1")
    must_hear(stage, asking, "wait.call_promised")
    asking.wait(15)
    assert asking.is_over
    stage.company.callees[LINE] = SOMEBODY
    stage.company.elapse(60)
    assert stage.company.calls_to(LINE) == []
    stage.act(cancel, sitting.attendee_id)
    is_called(stage, LINE)
    leg = answered(stage)
    assert stage.seats.rows[0].is_called
    presses(leg, "1")
    must_hear(stage, leg, "out.standby")
    presses(leg, "1")
    leg.wait(15)
    assert leg.room
    inside.hang_up()
    return asking, leg


@story("A25: Two of us hang up waiting; I am called first and am away, the other gets the seat, and I am told so.",
       at=LATE, seats=1)  # fmt: skip
def missing_the_call_for_a_seat(stage: Theatre) -> tuple[Leg, ...]:
    sitting = stage.register("Karl Kunz", ANOTHER)
    people = [stage.register("Erna Müller", LINE), stage.register("Ali Demir", THIRD)]
    stage.call_and_key(sitting.pin, ANOTHER).wait(18)
    for person, line in zip(people, (LINE, THIRD), strict=True):
        asking = stage.call_and_key(person.pin, line)
        presses(asking, "1")
        asking.wait(15)
    stage.company.callees |= {LINE: Callee("no-answer"), THIRD: SOMEBODY}
    stage.act(cancel, sitting.attendee_id)
    is_called(stage, LINE)
    is_called(stage, THIRD)
    leg = rings(stage, THIRD)
    assert len(stage.company.calls_to(LINE)) == 1
    leg.pick_up()
    leg.listen()
    presses(leg, "1", "1")
    leg.wait(15)
    assert leg.room
    again = stage.call_and_key(people[0].pin, LINE)
    must_hear(stage, again, "wait.missed", position=1)
    again.hang_up()
    leg.hang_up()
    return leg, again
