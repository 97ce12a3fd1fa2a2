"""Stories of the evening on which somebody guesses PINs: whoever holds one still gets in."""

from datetime import timedelta

from dialin.actions.calls.put_in import put_in
from dialin.actions.pins.guessing.gate import EVERYBODY, From, count_try, limits_for
from dialin.rehearsal import Leg
from dialin.rules.pins.guessing import OF_ALL, Way
from tests.building import EVENING
from tests.stories.hearing import must_hear
from tests.stories.helping import ENGLISH, GERMAN
from tests.stories.outside.calling_back import call_id
from tests.stories.pins.keying import key_slowly, unknown_pins
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
FRIENDS = "+496990009123"


def whose_pin_is_not_enough(stage: Theatre, phone: str, from_: str | None = FRIENDS) -> tuple[Leg, str]:
    """A call, once PINs alone open nothing any more on other telephones than the registered one; and the PIN."""
    mine = stage.register("Erna Müller", phone).pin
    every = [limit for limit in limits_for(Way.ANY, From("", None)) if limit.scope == EVERYBODY]
    stage.act(count_try, every, chance=OF_ALL[Way.ANY].in_day)
    leg = stage.call(from_)
    leg.listen()
    return leg, mine


def three_unknown(leg: Leg, mine: str) -> None:
    """The third leads to the office; when that is over, the PIN is asked for again."""
    for wrong in unknown_pins(mine, 3):
        leg.listen()
        leg.press(wrong)
        leg.wait(2)
    leg.wait(45)


@story("A6: I keyed wrong PINs on a friend's telephone; now my own one and the end of my number let me in.", at=LATER)
def keying_the_end_of_my_number_too(stage: Theatre) -> Leg:
    mine = stage.register("Erna Müller").pin
    leg = stage.call(FRIENDS)
    three_unknown(leg, mine)
    leg.listen()
    leg.press(mine)
    leg.listen()
    must_hear(stage, leg, "pin.last_digits")
    leg.silence()
    leg.listen()
    must_hear(stage, leg, "pin.last_again")
    leg.press("5010")
    leg.wait(20)
    assert leg.room
    assert stage.seats.occupied == 1
    return leg


@story("A6: I go on trying with one wrong number after the other; a person helps me, and then looks at every PIN.",
       at=LATER)  # fmt: skip
def keying_one_wrong_pin_after_another(stage: Theatre) -> Leg:
    mine = stage.register("Erna Müller").pin
    leg = stage.call(FRIENDS)
    three_unknown(leg, mine)
    for leads_to_a_person in (False, True, False, True):
        leg.listen()
        leg.press(mine)
        leg.listen()
        leg.press("1234")
        leg.wait(50 if leads_to_a_person else 5)
    must_hear(stage, leg, "pin.unmatched", digits=mine, ending="1234")
    leg.listen()
    leg.press(mine)
    leg.wait(14)
    must_hear(stage, leg, "limit.slow")
    leg.hang_up()
    return leg


@story("A6, A7: I know my number only from its beginning, and key all of it, slowly; its end counts, and I am in.",
       at=LATER)  # fmt: skip
def keying_the_whole_number(stage: Theatre) -> Leg:
    leg, mine = whose_pin_is_not_enough(stage, "+493023125010")
    leg.press(mine)
    leg.wait(2)
    leg.listen()
    must_hear(stage, leg, "pin.last_digits")
    key_slowly(leg, "03023125010", 2)
    leg.wait(20)
    assert leg.room
    return leg


@story("A6, A8: My telephone has a dial: I say the PIN and the end of my number, in a sentence, and am in.", at=LATER)
def saying_the_end_of_my_number(stage: Theatre) -> Leg:
    leg, mine = whose_pin_is_not_enough(stage, "+493023125010")
    yes, sentence = {"de": ("Ja", "Die letzten vier Ziffern sind fünf null eins null"),
                     "en": ("Yes", "The last four digits are five zero one zero")}[stage.event.language]  # fmt: skip
    leg.silence()
    leg.listen()
    leg.say(" ".join((ENGLISH if stage.event.language == "en" else GERMAN)[int(digit)] for digit in mine))
    leg.listen()
    leg.say(yes)
    leg.listen()
    leg.silence()
    leg.listen()
    must_hear(stage, leg, "pin.last_again")
    leg.say(sentence)
    leg.wait(20)
    assert leg.room
    return leg


@story("A6, A9: I registered without a number, and my telephone shows none; zero, and a person lets me in.", at=LATER)
def having_no_number_to_key(stage: Theatre) -> Leg:
    leg, mine = whose_pin_is_not_enough(stage, "", None)
    leg.press(mine)
    leg.wait(2)
    leg.listen()
    leg.press("0")
    leg.wait(20)
    must_hear(stage, leg, "pin.zero")
    assert leg.bridged
    stage.act(put_in, call_id(stage, leg), 1)
    leg.wait(20)
    assert leg.room
    return leg
