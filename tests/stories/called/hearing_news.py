"""Stories of being called: the reminder, and that the event does not take place."""

from datetime import timedelta

from dialin.rehearsal import Leg
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.building import EVENING, NUMBER
from tests.stories.called.ringing import (
    AT_NOON,
    answered,
    call_off,
    in_words,
    outcome,
    presses,
    says,
    to_be_called,
    waits,
    yes,
)
from tests.stories.hearing import OPENS, RINGS, RINGS_NO_MORE, STARTS, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

THE_DAY_BEFORE = EVENING - timedelta(hours=26)


@story("The day before, the city reminds me, and I say that I will come.", at=THE_DAY_BEFORE)
def being_reminded(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.REMINDER)
    leg = answered(stage)
    presses(leg, "1", "1")
    waits(leg)
    must_hear(stage, leg, "out.reminder", starts=STARTS)
    must_hear(stage, leg, "out.reminder_call", doors=OPENS, dial_in=NUMBER)
    presses(leg, "#")
    waits(leg)
    presses(leg, "1")
    must_hear(stage, leg, "out.reminder_yes")
    leg.wait(5)
    assert leg.is_over
    assert outcome(stage) == (Outcome.HEARD, True)
    assert stage.seats.allocated == 1
    return leg


@story("A26: I asked to be called at the start; the reminder says that the city calls me.", at=THE_DAY_BEFORE)
def being_reminded_that_the_city_calls(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.REMINDER, callback=True)
    leg = answered(stage)
    presses(leg, "1", "1")
    waits(leg)
    must_hear(stage, leg, "out.reminder_called", starts=STARTS, begin=RINGS, latest=RINGS_NO_MORE, dial_in=NUMBER)
    presses(leg, "1")
    leg.wait(5)
    assert leg.is_over
    return leg


@story("A24: The city reminds me, and I cancel with two keys.", at=THE_DAY_BEFORE)
def cancelling_when_reminded(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.REMINDER)
    leg = answered(stage)
    presses(leg, "1", "1")
    waits(leg)
    presses(leg, "2", "1")
    must_hear(stage, leg, "cancel.done")
    leg.wait(12)
    assert leg.is_over
    assert stage.seats.allocated == 0
    return leg


@story("The city reminds me, and I hang up; nothing has changed, and I am not called again.", at=THE_DAY_BEFORE)
def hanging_up_after_the_reminder(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.REMINDER)
    leg = answered(stage)
    presses(leg, "1", "1")
    waits(leg)
    leg.hang_up()
    assert outcome(stage) == (Outcome.HEARD, True)
    assert stage.seats.allocated == 1
    return leg


@story("A8: I am reminded on a telephone with a dial, want to cancel, and do so with a person.", at=THE_DAY_BEFORE)
def being_reminded_on_a_dial(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.REMINDER, has_dial=True)
    leg = answered(stage)
    says(leg, yes(stage), yes(stage))
    waits(leg)
    must_hear(stage, leg, "out.reminder_ask_dial")
    says(leg, in_words(stage, "Nein", "No"))
    leg.wait(12)
    assert leg.bridged
    leg.hang_up()
    return leg


@story("The event is called off; the city calls me, and I hear it as often as I like.", at=AT_NOON)
def being_told_that_it_is_called_off(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.CANCELLED)
    call_off(stage)
    leg = answered(stage)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.cancelled", starts=STARTS)
    waits(leg)
    assert outcome(stage) == (Outcome.HEARD, True)
    presses(leg, "#")
    waits(leg)
    leg.wait(12)
    assert leg.is_over
    return leg


@story("A8: The event is called off; I hear it on a telephone with a dial, and ask a person.", at=AT_NOON)
def being_told_on_a_dial_that_it_is_called_off(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.CANCELLED, has_dial=True)
    call_off(stage)
    leg = answered(stage)
    says(leg, yes(stage), yes(stage))
    waits(leg)
    must_hear(stage, leg, "out.cancelled_end_dial")
    says(leg, in_words(stage, "Hilfe", "Help"))
    leg.wait(12)
    assert leg.bridged
    leg.hang_up()
    assert outcome(stage) == (Outcome.HEARD, True)
    return leg
