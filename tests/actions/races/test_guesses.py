"""Many lines guess at one instant: no more is let through than if they had called one after the other."""

from functools import partial

from dialin.actions.pins.check_pin import check_pin
from dialin.dialogue.words.pin_outcomes import PinOutcome, PinUnknown
from dialin.services import Services
from dialin.store.database import Database
from tests.acting import acting
from tests.actions.pins.guessing.town import town
from tests.actions.races.crowds import at_once
from tests.building import a_call


def guess(database: Database, pin: str, number: int) -> PinOutcome:
    with acting(database) as act:
        return check_pin(act, a_call(f"CA{number}", caller=f"+4930231257{number:02}"), pin)[0]


def test_of_many_guesses_at_once_three_are_let_through(services: Services, database_url: str) -> None:
    here = town(services)
    guesses = [partial(guess, pin=here.nobodys(), number=number) for number in range(20)]
    outcomes = at_once(database_url, guesses)
    assert sum(isinstance(one, PinUnknown) for one in outcomes) == 3
