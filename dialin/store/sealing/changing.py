"""The change of the key: what is looked up, in one transaction, and the notes that say how far it has come."""

from sqlalchemy import text

from dialin.store.act import Act
from dialin.store.sealing.columns import keys_of
from dialin.store.sealing.parts import looked_up, settle_part
from dialin.store.sealing.present import FORMERLY_BY, INSTANCE, SEALED_BY, forget_key, note_key, sealed_by

_ALONE = text(f"LOCK TABLE {INSTANCE.name} IN ACCESS EXCLUSIVE MODE")


def take_first_key(act: Act) -> tuple[int, bool]:
    """From now on numbers and PINs are looked up by the first key: how many were not, and whether that is new.

    Nobody looks anything up or seals it meanwhile: whoever begins a transaction waits for the end of this one.
    """
    keys = keys_of(act.connection.dialect)
    if act.connection.dialect.name == "postgresql":
        act.connection.execute(_ALONE)
    before = sealed_by(act.connection).get(SEALED_BY, keys.former.id)
    unsettled = 0
    for kept in looked_up():
        last = None
        while (part := settle_part(act.connection, kept, after=last)) is not None:
            last, unsettled = part.last, unsettled + part.unsettled
    if before == keys.first.id:
        return unsettled, False
    note_key(act.connection, SEALED_BY, keys.first.id)
    note_key(act.connection, FORMERLY_BY, before)
    keys.go_by(keys.first.id)  # for what is left of this transaction
    return unsettled, True


def end_change(act: Act) -> None:
    """Nothing is left that another key than the first has sealed."""
    forget_key(act.connection, FORMERLY_BY)
