"""Orders the readings of a spoken PIN so that living PINs come first."""

from sqlalchemy import Connection

from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.words.pin_outcomes import PinResolved
from dialin.store.pins import find_living


def resolve_pin(connection: Connection, readings: tuple[str, ...], *, pin_keys: PinKeys) -> PinResolved:
    """Nothing is admitted by this: the caller still hears the reading and says yes, and only then is it checked."""
    living = find_living(connection, [pin_keys.lookup(reading) for reading in readings])
    ordered = sorted(readings, key=lambda reading: pin_keys.lookup(reading) not in living)
    return PinResolved(tuple(ordered[:3]))
