"""Orders the readings of a spoken PIN so that living PINs come first."""

from sqlalchemy import Connection

from dialin.actions.pins.vault import PinVault
from dialin.dialogue.inputs import PinResolved
from dialin.store.pins import find_living


def resolve_pin(connection: Connection, readings: tuple[str, ...], *, vault: PinVault) -> PinResolved:
    """Nothing is admitted by this: the caller still hears the reading and says yes, and only then is it checked."""
    living = find_living(connection, [vault.lookup(reading) for reading in readings])
    ordered = sorted(readings, key=lambda reading: vault.lookup(reading) not in living)
    return PinResolved(tuple(ordered[:3]))
