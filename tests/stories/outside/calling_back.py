"""Stories of call backs: offered where nobody is there, promised once, and kept by a list that staff see."""

from dialin.rehearsal import Callee, Leg
from tests.building import IN_JUNE, OFFICE
from tests.stories.hearing import heard, must_hear
from tests.stories.registering import AT_NIGHT, HOURS, choose, promised, say_nothing_more
from tests.stories.telling import story
from tests.stories.theatre import Theatre


@story("A28: At night nobody is at the office; I hear the hours and leave another number for a call back.",
       at=AT_NIGHT, office_hours=HOURS)  # fmt: skip
def asking_for_a_person_at_night(stage: Theatre) -> Leg:
    leg = stage.call()
    choose(leg, "0", "1", "2", "03023125079")
    leg.wait(5)
    choose(leg, "1")
    leg.hang_up()
    assert promised(stage) == ["+493023125079"]
    must_hear(stage, leg, "help.closed", hours=HOURS, office=OFFICE, onward="help.onward")
    must_hear(stage, leg, "person.noted")
    return leg


@story("A28: At night I ask to be called back and stay on the line: nobody asks me again.",
       at=AT_NIGHT, office_hours=HOURS)  # fmt: skip
def holding_the_line_after_a_promise(stage: Theatre) -> Leg:
    leg = stage.call()
    choose(leg, "0", "1", "1")
    must_hear(stage, leg, "person.noted")
    say_nothing_more(leg)
    assert promised(stage) == ["+493023125010"]
    assert len(heard(stage, leg, "help.callback", number="+493023125010")) == 1
    assert heard(stage, leg, "bye.promise")
    return leg


@story("A28: At night I am lost in the menu and say nothing: I am promised a call back.",
       at=AT_NIGHT, office_hours=HOURS)  # fmt: skip
def being_lost_at_night(stage: Theatre) -> Leg:
    leg = stage.call()
    for _ in range(2):
        leg.silence()
    say_nothing_more(leg)
    assert promised(stage) == ["+493023125010"]
    must_hear(stage, leg, "help.closed_lost", hours=HOURS, office=OFFICE)
    return leg


@story("A9, A28: At night I ask for a person and show no number: I hear the office's number twice, and key mine.",
       at=AT_NIGHT, office_hours=HOURS)  # fmt: skip
def asking_for_a_person_at_night_without_a_number(stage: Theatre) -> Leg:
    leg = stage.call(None)
    choose(leg, "0", "1", "03023125079")
    leg.wait(5)
    choose(leg, "1", "0")
    must_hear(stage, leg, "person.still_noted", onward="help.onward")
    leg.hang_up()
    assert promised(stage) == ["+493023125079"]
    must_hear(stage, leg, "help.closed_withheld", hours=HOURS, office=OFFICE, onward="help.onward")
    return leg


@story("A9, A28: Nobody at the office answers, and I show no number: I hear the office's, and want no call back.",
       at=IN_JUNE)  # fmt: skip
def finding_nobody_without_a_number(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("no-answer")
    leg = stage.call(None)
    choose(leg, "0")
    leg.wait(40)
    leg.listen()
    must_hear(stage, leg, "person.withheld", office=OFFICE, onward="help.onward")
    leg.hang_up()
    assert promised(stage) == []
    return leg
