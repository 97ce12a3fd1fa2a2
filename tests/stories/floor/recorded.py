"""Stories of a recorded event: being asked with the hand, speaking at once, or having the question read out."""

from datetime import timedelta

from dialin.actions.hands.give_floor import give_floor
from dialin.rehearsal import Leg
from dialin.store.act import Act
from dialin.store.events import change_event
from tests.building import EVENING
from tests.stories.asking import ask, listed
from tests.stories.hearing import must_hear
from tests.stories.speaking import OTHER, hands, in_the_event, raise_hand, staff
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)


def record(act: Act, event_id: int) -> None:
    change_event(act, event_id, {"is_recorded": True})


def answer(leg: Leg, key: str) -> None:
    """Raises the hand and answers whether the voice may be on the recording."""
    leg.press("*9")
    leg.wait(2)
    leg.listen()
    leg.press(key)


@story("A18: The event is recorded; I keep my voice off it, record a question instead, and it is read out.", at=LATER)
def keeping_off_a_recording(stage: Theatre) -> tuple[Leg, ...]:
    shy, bold = in_the_event(stage), in_the_event(stage, "Karl Kunz", OTHER)
    stage.act(record, stage.event_id)
    answer(shy, "2")
    ask(shy)
    shy.press("1")
    shy.listen()
    shy.press("2")
    shy.wait(16)
    assert shy.room
    assert len(listed(stage)) == 1
    must_hear(stage, shy, "floor.declined")
    answer(bold, "1")
    bold.wait(20)
    assert [hand.may_be_recorded for hand in hands(stage)] == [False, True]
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    shy.wait(5)
    assert (shy.room is not None, shy.muted) == (True, True)
    shy.press("*5")
    shy.wait(20)
    assert stage.company.who_hears(shy) == []
    staff(stage, give_floor, stage.event, hands(stage)[1].id)
    bold.wait(12)
    assert stage.company.who_hears(bold) == [shy]
    must_hear(stage, bold, "live")
    return shy, bold


@story("A18: I have recorded a question already and do not want to be on the recording; it is read out.", at=LATER)
def having_the_recorded_question_read_out(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    stage.act(record, stage.event_id)
    leg.press("*1")
    ask(leg)
    leg.press("1")
    leg.listen()
    leg.press("1")
    leg.wait(16)
    answer(leg, "2")
    leg.wait(12)
    assert leg.room
    assert [hand.may_be_recorded for hand in hands(stage)] == [False]
    must_hear(stage, leg, "floor.read_out", within=2)
    return leg


@story("I find no key when asked about the recording; my hand stays up, and I am asked again with the floor.", at=LATER)
def not_answering_about_the_recording(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    stage.act(record, stage.event_id)
    leg.press("*9")
    leg.wait(55)
    assert leg.room
    must_hear(stage, leg, "hand.unanswered")
    assert [hand.may_be_recorded for hand in hands(stage)] == [None]
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    leg.wait(4)
    leg.listen()
    assert stage.company.who_hears(leg) == []
    leg.press("1")
    leg.wait(12)
    assert (leg.room is not None, leg.muted) == (True, False)
    return leg


@story("The event is recorded, and the floor comes while I talk to the office: I am asked before I am heard.", at=LATER)
def being_asked_on_coming_back(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    raise_hand(leg)
    stage.act(record, stage.event_id)
    leg.press("*0")
    leg.wait(14)
    assert leg.bridged
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    leg.wait(30)
    leg.listen()
    assert not leg.room
    leg.press("1")
    leg.wait(10)
    assert leg.room
    assert not leg.muted
    return leg
