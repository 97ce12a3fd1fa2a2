"""Finds out whose PIN was keyed by two things that belong together: the PIN, and the end of the number it was given to.

The slower way, which stays open to whoever holds a PIN while PINs are being guessed. What is told apart is only
whether both are right: neither of them alone can be tried.
"""

from dialin.actions.pins.guessing.gate import From, count_try, is_let_through, limits_for
from dialin.actions.pins.let_in import let_in
from dialin.dialogue.words.pin_outcomes import PinOutcome, PinUnmatched
from dialin.rules.pins.guessing import ENDING, Way, chance
from dialin.store import living_pins, pins
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.calls import Call
from dialin.store.guesses import lock_guesses
from dialin.store.pins import PinOwner


def check_number(act: Act, call: Call, digits: str, ending: str) -> tuple[PinOutcome, Call]:
    """digits: the PIN. ending: the last digits of the registered number."""
    found = pins.find_pin(act, act.pin_keys.lookup(digits))
    is_right = found is not None and len(ending) == ENDING and _ending_of(act, found) == ending
    lock_guesses(act, shared=is_right)
    limits = limits_for(Way.NUMBER, From(call.sid, call.caller), ending=ending)
    risk = chance(_hits(act, len(digits), ending), len(digits))
    if is_let_through(act, limits, chance=risk):
        if is_right and found is not None:
            return let_in(act, call, found)
        count_try(act, limits, chance=risk)
    return PinUnmatched(digits, ending), call


def _ending_of(act: Act, found: PinOwner) -> str | None:
    attendee = load_attendee(act, found.attendee_id)
    number = None if attendee is None else living_pins.number_of(attendee)
    return None if number is None else number[-ENDING:]


def _hits(act: Act, digits: int, ending: str) -> int:
    """How many living PINs could have been hit: none where nobody's number ends so.

    Of eight digits one is taken for granted: a thousandth of what may be tried, whoever knows the number, and thousands
    of numbers need not be read for it.
    """
    if digits != 6:
        return 1
    return sum(number.endswith(ending) for number in living_pins.numbers_of_living(act, digits))
