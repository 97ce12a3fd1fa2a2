"""Stories of hands and the floor: asking to speak, speaking, being thanked, muted and removed."""

from datetime import timedelta

from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.mute_speaker import mute_speaker
from dialin.actions.hands.note_web_hand import note_web_hand
from dialin.actions.hands.open_hands import open_hands
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.dialogue.stages.event.removed import READY
from dialin.rehearsal import Leg
from dialin.store.calls import load_call
from dialin.store.floor import hands_up
from dialin.store.hands import Hand
from tests.building import EVENING
from tests.stories.hearing import heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
OTHER = "+493023125011"


def in_the_event(stage: Theatre, name: str = "Erna Müller", phone: str = "+493023125010") -> Leg:
    leg = stage.call_and_key(stage.register(name, phone).pin, phone)
    leg.wait(20)
    assert leg.room
    return leg


def hands(stage: Theatre) -> list[Hand]:
    with stage.services.looking() as act:
        return [one.hand for one in hands_up(act, stage.event_id)]


def call_id(stage: Theatre, leg: Leg) -> int:
    with stage.services.looking() as act:
        row = load_call(act, leg.sid, lock=False)
    assert row is not None
    return int(row.id)


def raise_hand(leg: Leg, seconds: float = 20) -> None:
    leg.press("*9")
    leg.wait(seconds)
    assert leg.room


def staff(stage: Theatre, action: object, *arguments: object, **given: object) -> None:
    """Staff do something that is not refused."""
    assert stage.act(action, *arguments, **given) is None


@story("A15, A16: I raise my hand, ask where I stand, and change my mind.", at=LATER)
def raising_and_lowering_the_hand(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*5")
    leg.wait(15)
    stage.act(note_web_hand, stage.event_id, "Karl Kunz")
    raise_hand(leg)
    assert [hand.name for hand in hands(stage)] == ["Karl Kunz", None]
    must_hear(stage, leg, "hand.up", count=1, within=10)
    leg.press("*5")
    leg.wait(15)
    assert leg.room
    raise_hand(leg, 24)
    assert [hand.name for hand in hands(stage)] == ["Karl Kunz", None]
    must_hear(stage, leg, "hand.already", count=1)
    leg.press("*")
    leg.wait(8)
    leg.press("9")
    leg.wait(2)
    leg.listen()
    leg.press("9")
    leg.wait(16)
    assert [hand.name for hand in hands(stage)] == ["Karl Kunz"]
    assert (leg.room is not None, leg.muted) == (True, True)
    must_hear(stage, leg, "hand.down", within=10)
    return leg


@story("A16: I press star and 9 again to be sure; my hand and my place stay, and I hear so.", at=LATER)
def raising_the_hand_twice_to_be_sure(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    raise_hand(leg)
    must_hear(stage, leg, "next.up")
    (before,) = hands(stage)
    raise_hand(leg, 24)
    leg.press("*")
    leg.wait(30)
    assert leg.room
    assert hands(stage) == [before]
    must_hear(stage, leg, "hand.already", count=0)
    must_hear(stage, leg, "star.menu", hand="star.hand_up")
    return leg


@story("A17: I am warned, hear a tone, speak, and am thanked; nobody has heard me before the tone.", at=LATER)
def having_the_floor(stage: Theatre) -> tuple[Leg, ...]:
    speaker, listener = in_the_event(stage), in_the_event(stage, "Karl Kunz", OTHER)
    raise_hand(speaker)
    assert stage.company.who_hears(speaker) == []
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    while stage.company.who_hears(speaker) == []:
        assert speaker.room is None or speaker.muted
        speaker.wait(0.5)
    assert stage.company.who_hears(speaker) == [listener]
    assert "/voice/sounds/tone" in speaker.heard[-1].text  # only then
    must_hear(stage, speaker, "live")
    speaker.say("Guten Abend, ich habe eine Frage.")
    staff(stage, take_back_floor, stage.event, hands(stage)[0].id)
    speaker.wait(12)
    assert speaker.room
    assert speaker.muted
    assert stage.company.who_hears(speaker) == []
    assert hands(stage) == []
    return speaker, listener


@story("A17, A22: The speaker before me has the floor; I hear that I am next, once more with star and hash; my turn.",
       at=LATER)  # fmt: skip
def being_next(stage: Theatre) -> tuple[Leg, ...]:
    first, second = in_the_event(stage), in_the_event(stage, "Karl Kunz", OTHER)
    raise_hand(first)
    raise_hand(second)
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    stage.company.elapse(14)
    assert (first.muted, second.muted) == (False, True)
    must_hear(stage, second, "next.up")
    second.press("*#")
    stage.company.elapse(14)
    assert len(heard(stage, second, "next.up")) == 2
    staff(stage, give_floor, stage.event, hands(stage)[1].id)
    stage.company.elapse(14)
    assert (first.muted, second.muted) == (True, False)
    assert stage.company.who_hears(first) == []
    assert stage.company.who_hears(second) == [first]
    must_hear(stage, second, "live")
    return first, second


@story("I have the floor, am finished, and close my microphone with star and 6; then I open it again.", at=LATER)
def closing_the_own_microphone(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*6")  # without the floor
    leg.wait(15)
    assert (leg.room is not None, leg.muted) == (True, True)
    raise_hand(leg)
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    leg.wait(14)
    assert (leg.room is not None, leg.muted) == (True, False)
    leg.press("*6")
    leg.wait(8)
    assert (leg.room is not None, leg.muted) == (True, True)
    leg.press("*5")
    leg.wait(20)
    leg.press("*6")
    leg.wait(10)
    assert leg.room
    assert not leg.muted
    return leg


@story("A19: I speak and am muted; I alone am told so, and how to ask for the floor.", at=LATER)
def speaking_while_muted(stage: Theatre) -> tuple[Leg, ...]:
    speaker, listener = in_the_event(stage), in_the_event(stage, "Karl Kunz", OTHER)
    before = len(listener.heard)
    speaker.say("Hallo? Hört mich jemand?")
    speaker.wait(10)
    assert speaker.room
    assert speaker.muted
    assert len(listener.heard) == before
    must_hear(stage, speaker, "hint.muted", within=5)
    return speaker, listener


@story("Staff mute me, put my hand back, and no more hands are taken; each time I am told.", at=LATER)
def being_muted_and_put_back(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    raise_hand(leg)
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    leg.wait(14)
    staff(stage, mute_speaker, stage.event, hands(stage)[0].id)
    leg.wait(10)
    assert leg.muted
    assert stage.company.who_hears(leg) == []
    must_hear(stage, leg, "muted.by_staff")
    staff(stage, take_back_floor, stage.event, hands(stage)[0].id)
    leg.wait(14)
    raise_hand(leg)
    staff(stage, take_back_floor, stage.event, hands(stage)[0].id)
    leg.wait(14)
    assert leg.room
    assert hands(stage) == []
    stage.act(open_hands, stage.event_id, takes_hands=False)
    leg.press("*9")
    leg.wait(20)
    assert leg.room
    assert hands(stage) == []
    return leg


@story("My line drops while I have the floor; I come back and have it still, after a tone.", at=LATER)
def dropping_with_the_floor(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(18)
    raise_hand(first)
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    first.wait(14)
    first.hang_up()
    stage.company.elapse(30)
    second = stage.call_and_key(person.pin, "+496990009123")
    assert stage.company.who_hears(second) == []
    second.wait(16)
    assert second.room
    assert not second.muted
    return first, second


@story("I have the floor, press the star, and come back: my microphone is as it was.", at=LATER)
def leaving_the_floor_for_the_menu(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    raise_hand(leg)
    staff(stage, give_floor, stage.event, hands(stage)[0].id)
    leg.wait(14)
    leg.press("*")
    leg.wait(2)
    assert stage.company.who_hears(leg) == []
    leg.wait(22)
    assert leg.room
    assert not leg.muted
    leg.press("*5")
    leg.wait(24)
    assert (leg.room is not None, leg.muted) == (True, False)
    assert stage.seats.occupied == 1
    return leg


@story("Staff remove me, each time for another reason; I hear it, and my PIN opens the door again.", at=LATER)
def being_removed_with_a_reason(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    removed = []
    for reason, words in READY.items():
        leg = stage.call_and_key(person.pin)
        leg.wait(18)
        assert leg.room
        staff(stage, remove_caller, call_id(stage, leg), reason=reason)
        leg.wait(3)
        assert not leg.room
        assert stage.seats.rows[0].is_leaving or stage.seats.occupied == 0
        leg.wait(50)
        assert leg.is_over
        must_hear(stage, leg, "removed.ready", why=words)
        removed.append(leg)
    again = stage.call_and_key(person.pin)
    again.wait(18)
    assert again.room
    return *removed, again


@story("Staff remove and bar me; my PIN opens the door no more, and 0 leads to a person.", at=LATER)
def being_barred(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(18)
    staff(stage, remove_caller, call_id(stage, first), reason="Störung", bar=True)
    first.wait(45)
    second = stage.call_and_key(person.pin)
    assert stage.seats.occupied == 0
    second.press("0")
    second.wait(12)
    assert second.bridged
    second.hang_up()
    return first, second
