"""Stories of the end: the event is over, ended by staff or called off, or the seat is cancelled."""

from datetime import timedelta

from dialin.actions.attendees.cancel import cancel
from dialin.actions.events.call_off import call_off
from dialin.actions.events.end_event import end_event
from dialin.rehearsal import Leg
from tests.building import DOORS, ENDS, EVENING, IN_JUNE
from tests.stories.hearing import STARTS, TITLE, heard, must_hear
from tests.stories.speaking import in_the_event, staff
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)


@story("The event runs out: everybody in it hears the goodbye, and the line ends.", at=ENDS - timedelta(minutes=2))
def staying_to_the_end(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    stage.goes_to(ENDS + timedelta(seconds=30))
    assert leg.is_over
    assert stage.seats.occupied == 0
    must_hear(stage, leg, "bye.event_short")
    return leg


@story("Staff end the event while I am in it; I hear the goodbye at once.", at=LATER)
def hearing_the_event_end(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    staff(stage, end_event, stage.event_id)
    leg.wait(3)
    assert not leg.room
    leg.wait(25)
    assert leg.is_over
    assert (stage.seats.occupied, stage.seats.held) == (0, 0)
    must_hear(stage, leg, "bye.event_short")
    return leg


@story("I call when the event is over; I hear so, and may ask a person.", at=ENDS - timedelta(minutes=1))
def calling_after_the_end(stage: Theatre) -> Leg:
    stage.register("Erna Müller")
    stage.goes_to(ENDS + timedelta(seconds=30))
    leg = stage.call()
    leg.listen()
    must_hear(stage, leg, "over", starts=STARTS)
    leg.wait(60)
    assert leg.is_over
    return leg


@story("The event is called off while I wait in the lobby; I hear it twice, and when it would have been.",
       at=DOORS + timedelta(minutes=5))  # fmt: skip
def hearing_the_event_called_off(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(25)
    stage.act(call_off, stage.event_id)
    leg.wait(80)
    assert leg.is_over
    assert stage.seats.occupied == 0
    assert len(heard(stage, leg, "cancelled.today", title=TITLE, starts=STARTS)) == 2
    return leg


@story("The event is called off days before; I call to cancel, and hear twice that it does not take place.", at=IN_JUNE)
def calling_about_an_event_that_was_called_off(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.act(call_off, stage.event_id)
    leg = stage.call("+496990009123")
    leg.listen()
    leg.press("2")
    leg.wait(2)
    leg.listen()
    leg.press(person.pin)
    leg.wait(60)
    assert leg.is_over
    assert len(heard(stage, leg, "cancelled", title=TITLE, starts=STARTS)) == 2
    return leg


@story("The desk cancels my registration while I am in the event; I am told, and may come back through a person.",
       at=LATER)  # fmt: skip
def losing_the_seat(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(18)
    staff(stage, cancel, person.attendee_id)
    first.wait(3)
    assert not first.room
    assert stage.seats.rows[0].is_leaving or stage.seats.occupied == 0
    first.wait(60)
    assert first.is_over
    second = stage.call_and_key(person.pin)
    assert stage.seats.occupied == 0
    must_hear(stage, second, "seat.cancelled", within=2)
    second.press("0")
    second.wait(12)
    assert second.bridged
    second.hang_up()
    return first, second


@story("I hang up and do not come back; after the time of grace my seat is free.", at=LATER)
def hanging_up(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.hang_up()
    assert stage.seats.held == 1
    stage.company.elapse(60)
    assert stage.seats.held == 1
    stage.company.elapse((stage.event.grace_minutes) * 60)
    assert (stage.seats.held, stage.seats.occupied) == (0, 0)
    return leg
