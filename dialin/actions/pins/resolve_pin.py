"""Orders the readings of a spoken PIN so that living PINs come first."""

from dialin.dialogue.words.pin_outcomes import PinResolved
from dialin.store.act import Act
from dialin.store.pins import find_living


def resolve_pin(act: Act, readings: tuple[str, ...]) -> PinResolved:
    """This lets nobody in: the caller still hears the reading and says yes, and only then is it checked."""
    living = find_living(act, [act.pin_keys.lookup(reading) for reading in readings])
    ordered = sorted(readings, key=lambda reading: act.pin_keys.lookup(reading) not in living)
    return PinResolved(tuple(ordered[:3]))
