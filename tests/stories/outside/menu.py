"""Stories of the menu outside the event: several events or none, the whole notice, and silence."""

from dialin.rehearsal import Callee, Leg
from tests.building import IN_JUNE, OFFICE, make_event
from tests.stories.hearing import must_hear
from tests.stories.registering import NEW, choose, name_given, own_pin, promised, registered, say_nothing_more
from tests.stories.telling import story
from tests.stories.theatre import Theatre

ELSEWHERE = "+493023125201"  # another number of the city than the one that is dialled


@story("Four events take registrations: I hear three at a time, press a strange key, and choose from the second page.",
       at=IN_JUNE)  # fmt: skip
def choosing_among_events(stage: Theatre) -> Leg:
    for number in range(2, 5):
        make_event(stage.services, slug=f"e{number}", title=f"Abend {number}", starts=f"2026-06-2{number}T18:00",
                   ends=f"2026-06-2{number}T20:00", language=stage.event.language)  # fmt: skip
    leg = stage.call(NEW)
    choose(leg, "1", "7", "9", "1")
    must_hear(stage, leg, "event.list_intro", count=4)
    must_hear(stage, leg, "menu.other_key")
    leg.hang_up()
    return leg


@story("Nothing is planned on the number that I dial; I ask to be called when there is something.", at=IN_JUNE,
       number=ELSEWHERE)  # fmt: skip
def finding_no_event(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    if stage.event.language == "en":
        choose(leg, "5")  # without an event the line does not know better than German
    choose(leg, "1", "1", "1")
    must_hear(stage, leg, "event.none")
    say_nothing_more(leg)
    assert promised(stage) == [NEW]
    return leg


@story("A27: I hear the whole privacy notice, tell a person what is to be deleted, and go on from there.", at=IN_JUNE)
def hearing_the_whole_privacy_notice(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1", "1", "2", "0")
    leg.wait(15)
    assert leg.bridged
    leg.wait(30)
    leg.listen()
    must_hear(stage, leg, "person.return")
    leg.hang_up()
    assert registered(stage) == []
    return leg


@story("A4: I key my new PIN back with a slip, hear it again, and get it right.", at=IN_JUNE)
def noting_the_pin_wrong(stage: Theatre) -> Leg:
    leg = name_given(stage)
    choose(leg, "2", "1", "1")
    pin = own_pin(stage, leg)
    choose(leg, pin[:-1] + str((int(pin[-1]) + 1) % 10))
    must_hear(stage, leg, "reg.pin_differs", pin=pin)
    choose(leg, pin)
    must_hear(stage, leg, "reg.pin_right")
    say_nothing_more(leg)
    return leg


@story("I show no number and say nothing, and nobody at the office answers: the line says goodbye.", at=IN_JUNE)
def staying_silent_without_a_number(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("no-answer")
    leg = stage.call(None)
    stage.company.run_until(lambda: leg.is_over, 400)
    assert leg.is_over
    must_hear(stage, leg, "bye.no_input")
    assert promised(stage) == []
    return leg
