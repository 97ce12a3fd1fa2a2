"""Stories of the evening on which somebody guesses PINs: whoever holds one still gets in."""

from datetime import timedelta

from dialin.rehearsal import Leg
from tests.building import EVENING
from tests.stories.hearing import must_hear
from tests.stories.pins.keying import unknown_pins
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
FRIENDS = "+496990009123"


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
        leg.wait(45 if leads_to_a_person else 2)
    must_hear(stage, leg, "pin.unmatched", digits=mine, ending="1234")
    leg.listen()
    leg.press(mine)
    leg.wait(14)
    must_hear(stage, leg, "limit.slow")
    leg.hang_up()
    return leg
