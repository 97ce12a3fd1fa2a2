"""How many digits the PINs of an event have where nobody chooses: so few that they are keyed easily, and enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from dialin.rules.pins.guessing import OF_ALL, SPAN, Way, chance
from dialin.rules.refusals import mark

FEWEST_SLIPS = 3  # unknown PINs a day, that honest people key, after which a PIN alone still has to be enough


class Reason(StrEnum):
    """Why PINs of that length were chosen."""

    SMALL = "small"
    MANY_PEOPLE = "many_people"
    MANY_WEEKS = "many_weeks"


@dataclass(frozen=True, slots=True)
class Fitting:
    """digits: of each PIN."""

    digits: Literal[6, 8]
    reason: Reason


SENTENCES: Mapping[Reason, str] = {
    Reason.SMALL: mark(
        "The event was created. Its PINs have 6 digits: safe for so few people and weeks, and easy to key."
    ),
    Reason.MANY_PEOPLE: mark(
        "The event was created. Its PINs have 8 digits: with so many people, 6 would be guessed too easily."
    ),
    Reason.MANY_WEEKS: mark(
        "The event was created. Its PINs have 8 digits: with more than eight weeks to guess in, 6 would not be enough."
    ),
}


def fitting_length(*, at_stake: int, ahead: timedelta) -> Fitting:
    """at_stake: seats, of coming events with PINs of six digits too. ahead: until this one is over.

    Guessing is as hopeless with six digits as with eight, since tries are counted by their chance to hit. But the more
    PINs of six digits there are, the fewer unknown ones may be keyed until everybody who calls from another telephone
    is asked for the registered number too; and what is counted until the event is counted over eight weeks.
    """
    in_day = OF_ALL[Way.ANY].in_day
    assert in_day is not None
    if FEWEST_SLIPS * chance(at_stake, 6) > in_day:
        return Fitting(8, Reason.MANY_PEOPLE)
    if ahead > SPAN:
        return Fitting(8, Reason.MANY_WEEKS)
    return Fitting(6, Reason.SMALL)
