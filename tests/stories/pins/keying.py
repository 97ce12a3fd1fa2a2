"""Stories of keying the PIN: slow hands, keys by themselves, and slips."""

from datetime import datetime, timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.rehearsal import Leg
from dialin.rules.pins.damm import check_digit
from dialin.rules.registrations import Registration
from tests.building import EVENING, IN_JUNE, make_event
from tests.stories.hearing import BERLIN, heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
AUTUMN = datetime(2026, 10, 9, 18, tzinfo=BERLIN)


def unknown_pins(mine: str, some: int) -> list[str]:
    """Well-formed PINs that nobody has."""
    bodies = (f"9{number}4{number}7" for number in range(9) if str(number) not in mine)
    return [body + check_digit(body) for body in bodies][:some]


def key_slowly(leg: Leg, digits: str, seconds: float) -> None:
    for digit in digits:
        leg.press(digit)
        leg.wait(seconds)


def keying_half(stage: Theatre) -> tuple[Leg, str]:
    """A call in which three digits were keyed, and then nothing until they were read back; and the whole PIN."""
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    key_slowly(leg, person.pin[:3], 4)
    leg.silence()
    leg.listen()
    return leg, person.pin


@story("A7: I press a key, look for the next one, and need eleven seconds for each; I get in without a word between.",
       at=LATER)  # fmt: skip
def keying_with_long_pauses(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    key_slowly(leg, person.pin, 11)
    leg.wait(10)
    assert leg.room
    assert heard(stage, leg, "pin.incomplete", digits=person.pin[:1]) == []
    return leg


@story("A7: My PIN has eight digits; after six of them I lose my place, hear what I have keyed, and key the rest.",
       at=LATER, pin_length=8)  # fmt: skip
def keying_six_of_eight_digits(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press(person.pin[:6])
    leg.wait(15)
    leg.listen()
    must_hear(stage, leg, "pin.incomplete", digits=person.pin[:6])
    key_slowly(leg, person.pin[6:], 4)
    leg.wait(16)
    assert leg.room
    return leg


@story("A7: I press three keys and look for my glasses; what I keyed is read back, and I key the rest.", at=LATER)
def keying_slowly(stage: Theatre) -> Leg:
    leg, pin = keying_half(stage)
    must_hear(stage, leg, "pin.incomplete", digits=pin[:3])
    key_slowly(leg, pin[3:], 4)
    leg.wait(16)
    assert leg.room
    return leg


@story("A7: I lose my place, and begin anew after what I keyed was read back.", at=LATER)
def beginning_the_pin_anew(stage: Theatre) -> Leg:
    leg, pin = keying_half(stage)
    leg.press(pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A7: I press star because I have lost my place, and key my PIN from the beginning.", at=LATER)
def clearing_the_pin(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press(person.pin[:4] + "*")
    leg.wait(2)
    leg.listen()
    must_hear(stage, leg, "pin.cleared", length=6)
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A7, A23: My PIN begins with the key of the other language, and I am slow; in the end I hear my own again.",
       at=LATER, seats=60)  # fmt: skip
def keying_a_pin_that_begins_with_five(stage: Theatre) -> Leg:
    registered = (stage.register("Erna Müller", f"+493023125{number}") for number in range(100, 160))
    mine = next(one for one in registered if one.pin[0] == "5")
    leg = stage.call()
    leg.listen()
    key_slowly(leg, mine.pin, 6)
    leg.wait(20)
    assert leg.room
    must_hear(stage, leg, "ok.direct")
    return leg


@story("A6: I swap two digits, mistype another, hear both times what was understood, and get in.", at=LATER)
def mistyping_twice(stage: Theatre) -> Leg:
    pin = stage.register("Erna Müller").pin
    swapped, slip = pin[1] + pin[0] + pin[2:], pin[:5] + str((int(pin[5]) + 1) % 10)
    leg = stage.call_and_key(swapped)
    must_hear(stage, leg, "pin.typo1", digits=swapped)
    leg.press(slip)
    leg.listen()
    must_hear(stage, leg, "pin.typo2", digits=slip)
    leg.press(pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A6, A22: I end a mistyped PIN with hash, as elsewhere; what was understood is said all the same.", at=LATER)
def pressing_hash_after_a_wrong_pin(stage: Theatre) -> Leg:
    pin = stage.register("Erna Müller").pin
    slip = pin[:5] + str((int(pin[5]) + 1) % 10)
    leg = stage.call()
    leg.listen()
    leg.press(slip)
    leg.wait(2.5)
    leg.press("#")
    leg.wait(2)
    leg.listen()
    must_hear(stage, leg, "pin.typo1", digits=slip, within=2)
    assert len(heard(stage, leg, "pin.ask", length=6)) == 1
    leg.press(pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A6: Outside the evening I key an old PIN twice; it is read back to me each time, and my own one counts.",
       at=IN_JUNE)  # fmt: skip
def keying_an_old_pin_days_before(stage: Theatre) -> Leg:
    mine = stage.register("Erna Müller").pin
    first, second = unknown_pins(mine, 2)
    leg = stage.call("+496990009123")
    leg.listen()
    leg.press("4")
    leg.wait(2)
    for wrong, words in ((first, "pin.unknown1"), (second, "pin.unknown2")):
        leg.listen()
        leg.press(wrong)
        leg.listen()
        must_hear(stage, leg, words, digits=wrong)
    leg.press(mine)
    leg.wait(30)
    assert stage.seats.allocated == 1
    leg.hang_up()
    return leg


@story("A8: I have to switch my telephone to tones; the star tells that it worked, and my PIN is heard.", at=LATER)
def switching_the_telephone_to_tones(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.silence()
    leg.silence()
    leg.listen()
    leg.press("*")
    leg.wait(2)
    leg.listen()
    must_hear(stage, leg, "pin.keys_heard", length=6)
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A28, A23: I press the key of my language, and then zero for a person.", at=LATER)
def asking_for_a_person_in_the_other_language(stage: Theatre) -> Leg:
    chosen = "de" if stage.event.language == "en" else "en"
    stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press("5")
    leg.wait(2)
    leg.listen()
    leg.press("0")
    leg.wait(2)
    must_hear(stage, leg, "lang.set", language=chosen)
    leg.wait(26)
    must_hear(stage, leg, "pin.zero", language=chosen)
    assert leg.bridged
    leg.hang_up()
    return leg


@story("A11: I hold two letters and key the PIN of the other event first; I hear which it is for, and key tonight's.",
       at=LATER, seats=60)  # fmt: skip
def holding_two_letters(stage: Theatre) -> Leg:
    registered = (stage.register("Erna Müller", f"+493023125{number}") for number in range(100, 160))
    tonight = next(one for one in registered if "0" in one.pin)
    leg = stage.call_and_key(_register_for_autumn(stage).pin)
    must_hear(stage, leg, "pin.other_event", title="Herbstgespräch", starts=AUTUMN, within=2)
    key_slowly(leg, tonight.pin, 5)
    leg.wait(12)
    assert leg.room
    assert stage.seats.occupied == 1
    return leg


def _register_for_autumn(stage: Theatre) -> Registered:
    event = make_event(stage.services, slug="herbst", title="Herbstgespräch", starts="2026-10-09T18:00",
                       ends="2026-10-09T20:00", registration_closes="2026-10-06T23:59",
                       language=stage.event.language)  # fmt: skip
    made = stage.act(register, event, Registration(name="Erna Müller", phone="+493023125010"), author="desk")
    assert isinstance(made, Registered)
    return made
