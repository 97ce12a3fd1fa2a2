"""Stories of registering for somebody else, and of asking to be called at the start."""

from dialin.actions.attendees.type_up import Typed, type_up
from dialin.rehearsal import Leg
from tests.building import IN_JUNE, NUMBER
from tests.stories.hearing import RINGS, RINGS_NO_MORE, STARTS, must_hear
from tests.stories.registering import NEW, choose, name_given, registered, say_nothing_more, speak
from tests.stories.telling import story
from tests.stories.theatre import Theatre


@story("A3: I register my mother, and show no number: hers is asked for.", at=IN_JUNE)
def registering_somebody_else_with_a_withheld_number(stage: Theatre) -> Leg:
    leg = stage.call(None)
    choose(leg, "1", "2", "1", "1")
    speak(leg, "Erna Beispiel")
    choose(leg, "1")
    must_hear(stage, leg, "reg.number_other")
    choose(leg, "03023125078")
    leg.wait(5)
    choose(leg, "1", "2", "1", "1")
    say_nothing_more(leg)
    assert [person.phone for person in registered(stage)] == ["+493023125078"]
    return leg


@story("A3: I register my mother, who has no part in this call: her name and her number are asked for, not mine.",
       at=IN_JUNE)  # fmt: skip
def registering_somebody_else(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1", "2", "1", "1")
    speak(leg, "Erna Beispiel")
    choose(leg, "1", "03023125078")
    leg.wait(5)
    choose(leg, "1", "2", "1", "1")
    leg.silence()
    leg.wait(12)
    leg.listen()
    must_hear(stage, leg, "reg.start_call_other")
    leg.press("1")
    leg.listen()
    must_hear(stage, leg, "reg.done_called_other", starts=STARTS, begin=RINGS, latest=RINGS_NO_MORE, dial_in=NUMBER)
    say_nothing_more(leg)
    assert [(person.phone, person.callback) for person in registered(stage)] == [("+493023125078", True)]
    return leg


@story("A3: My mother has no telephone of her own: her name is on the seat, my line is called, and I am asked for.",
       at=IN_JUNE)  # fmt: skip
def registering_somebody_else_on_my_line(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1", "2", "1", "1")
    speak(leg, "Erna Beispiel")
    choose(leg, "1", "1")
    leg.wait(5)
    leg.listen()
    speak(leg, "Anna Jung")
    choose(leg, "1", "2", "1", "1")
    say_nothing_more(leg)
    (person,) = registered(stage)
    assert (person.phone, person.registered_from) == (NEW, NEW)
    assert stage.act(type_up, person.id, Typed("Erna Beispiel", contact="Anna Jung"), author="desk") is None
    assert [(one.name, one.contact, one.phone) for one in registered(stage)] == [("Erna Beispiel", "Anna Jung", NEW)]
    return leg


@story("A26: I register, and ask to be called when it begins.", at=IN_JUNE)
def asking_to_be_called_at_the_start(stage: Theatre) -> Leg:
    leg = name_given(stage)
    choose(leg, "2", "1", "1")
    leg.silence()
    leg.wait(12)
    leg.listen()
    leg.press("1")
    leg.listen()
    must_hear(stage, leg, "reg.done_called", starts=STARTS, begin=RINGS, latest=RINGS_NO_MORE, dial_in=NUMBER)
    say_nothing_more(leg)
    assert [person.callback for person in registered(stage)] == [True]
    return leg
