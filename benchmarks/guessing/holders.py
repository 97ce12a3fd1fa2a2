"""People with a PIN who call while it is attacked: how they get in, within two calls."""

from benchmarks.guessing.town import Person, Town
from dialin.dialogue.words.pin_outcomes import PinNumberWanted

AT_ONCE, WITH_DIGITS, OFFICE = "PIN alone", "last digits too", "office"
LINES = ("own line", "other line", "withheld")


def way_in(town: Town, person: Person, line: str | None) -> str:
    """Nothing that is tried here counts: a right PIN never does."""
    for _ in range(2):
        call = town.new_call(line)
        if town.would_open(call, person.pin):
            return AT_ONCE
        if isinstance(town.key(call, person.pin), PinNumberWanted) and town.would_open(call, person.pin, person.ending):
            return WITH_DIGITS
    return OFFICE


def ways_in(town: Town, person: Person) -> dict[str, str]:
    """By line."""
    return dict(
        zip(LINES, (way_in(town, person, line) for line in (person.number, "+493023125555", None)), strict=True)
    )
