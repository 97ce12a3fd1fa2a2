"""Stories of waiting lists, weeks before: how each person would hear of a seat that becomes free."""

from typing import Any

from dialin.rehearsal import Leg
from tests.building import IN_JUNE
from tests.stories.hearing import OPENS, STARTS, must_hear
from tests.stories.registering import choose
from tests.stories.telling import story
from tests.stories.theatre import Theatre

OTHER = "+493023125011"
HOME = {"street": "Lindenweg 3", "postcode": "12345", "town": "Musterstadt"}


def asks_how_it_stands(stage: Theatre, *, phone: str = OTHER, **given: Any) -> Leg:
    """All seats are taken; the next on the list calls and keys the PIN."""
    stage.register("Erna Müller")
    waiting = stage.register("Karl Kunz", phone, **given)
    leg = stage.call(OTHER)
    choose(leg, "4")
    leg.press(waiting.pin)
    leg.wait(60)
    must_hear(stage, leg, "seat.waiting", title=stage.event.title, position=1)
    return leg


@story("A25: I wait for a seat, and have an address and a telephone: the city writes or calls.", at=IN_JUNE, seats=1)
def being_told_of_a_seat_either_way(stage: Theatre) -> Leg:
    leg = asks_how_it_stands(stage, **HOME)
    must_hear(stage, leg, "wait.told_either_way")
    must_hear(stage, leg, "wait.else_call_us", starts=STARTS, doors=OPENS)
    leg.hang_up()
    return leg


@story("A30: I wait for a seat, and no machine calls me: the city writes.", at=IN_JUNE, seats=1)
def being_told_of_a_seat_in_writing(stage: Theatre) -> Leg:
    leg = asks_how_it_stands(stage, called_by="person", **HOME)
    must_hear(stage, leg, "wait.told_in_writing")
    leg.hang_up()
    return leg


@story("I wait for a seat, and have left neither a number nor an address: I call on the evening.", at=IN_JUNE, seats=1)
def being_told_of_no_seat(stage: Theatre) -> Leg:
    leg = asks_how_it_stands(stage, phone="")
    must_hear(stage, leg, "wait.call_us", starts=STARTS, doors=OPENS)
    leg.hang_up()
    return leg
