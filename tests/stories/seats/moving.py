"""Stories of seats that change hands: two people on one line, a lost hang-up, a removal that nobody carried out."""

from dialin.actions.calls.remove_caller import remove_caller
from dialin.rehearsal import Leg
from tests.actions.callers import call_of
from tests.stories.arriving import LATER
from tests.stories.hearing import heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre


@story("A14: We share one line at home: my neighbour keys my PIN, she is asked, and I am not thrown out.",
       at=LATER)  # fmt: skip
def two_people_on_one_line(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(10)
    second = stage.call_and_key(person.pin)
    must_hear(stage, second, "second.phone", within=2)
    second.hang_up()
    first.wait(10)
    assert first.room
    return first, second


@story("A13: My line drops, dialin hears nothing of it, and calling again from the same telephone I am asked nothing.",
       at=LATER)  # fmt: skip
def calling_again_after_a_lost_hang_up(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(10)
    stage.company.faults.order("lose_callback", times=None)
    first.hang_up()
    second = stage.call_and_key(person.pin)
    second.wait(5)
    assert second.room
    must_hear(stage, second, "reconnect", hand="")
    assert not heard(stage, second, "second.phone")
    return first, second


@story("A caller is removed, the provider does not carry it out, and the next star does.", at=LATER)
def removed_at_the_next_star(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(5)
    stage.company.faults.order("rest_answer", where=lambda request: request.method == "POST", status=503, times=None)
    call = call_of(stage.services.database, leg.sid)
    assert stage.act(remove_caller, call.id, reason="Es war sehr laut in der Leitung.") is None
    leg.wait(4)
    assert leg.room
    leg.press("*")
    leg.wait(20)
    assert not leg.room
    must_hear(stage, leg, "removed.reason", reason="Es war sehr laut in der Leitung")
    return leg


@story("A14: I move the seat to my telephone while the provider fails: I am in once the other one is out, not before.",
       at=LATER)  # fmt: skip
def moving_while_the_provider_fails(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin, "+496990009555")
    first.wait(10)
    stage.company.faults.order("rest_answer", where=lambda request: request.method == "POST", status=503, times=4)
    second = stage.call_and_key(person.pin)
    second.press("1")
    second.wait(12)
    assert first.room
    assert not second.room
    second.wait(30)
    assert second.room
    assert not first.room
    must_hear(stage, second, "second.moving_still")
    return first, second
