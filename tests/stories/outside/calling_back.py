"""Stories of people who need a person: let in by staff, or promised a call back, once, that stands on a list."""

from datetime import timedelta

from dialin.actions.calls.put_in import put_in
from dialin.rehearsal import Callee, Leg
from dialin.store import calls
from tests.building import EVENING, IN_JUNE, OFFICE
from tests.stories.hearing import heard, keys_pressed, must_hear
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


@story("A8: My telephone has a dial: I stay on the line, tell a person who I am, and am let in without a key.",
       at=EVENING + timedelta(minutes=5))  # fmt: skip
def being_let_in_by_staff(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call("+496990009555")
    stage.company.run_until(lambda: leg.bridged is not None, 300)
    leg.wait(10)
    assert stage.act(put_in, call_id(stage, leg), person.attendee_id) is None
    leg.wait(60)
    assert leg.room
    assert keys_pressed(leg) == ""
    return leg


def call_id(stage: Theatre, leg: Leg) -> int:
    with stage.services.looking() as act:
        call = calls.load_call(act, leg.sid, lock=False)
    assert call is not None
    return call.id
