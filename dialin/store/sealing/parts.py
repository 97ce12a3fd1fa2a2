"""Goes through what is sealed, as it is kept, a part of a table at a time, and seals it by the first key anew.

Every sealed column is found by its type. Anew is sealed whatever the first key has not sealed, be it by the former one
or not at all: so this may be killed at any point and done again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, TableClause, bindparam, column, select, table, update

from dialin.crypto.keyring import Keyring
from dialin.store.database import table_of
from dialin.store.pins import PinTable
from dialin.store.sealing.columns import Sealed, SealedBytes, SealedNumber, keys_of
from dialin.store.tables import metadata

AT_ONCE, OF_SOUNDS = 500, 5  # rows
PINS = table_of(PinTable)


@dataclass(frozen=True, slots=True)
class Kept:
    """Sealed columns of one table."""

    table: Table
    columns: tuple[Column[Any], ...]

    def as_it_is(self) -> TableClause:
        """To read and write without opening and sealing."""
        plain = [column(one.name, _type_of(one).impl_instance) for one in self.columns]
        if self.key not in self.columns:
            plain.append(column(self.key.name, self.key.type))
        return table(self.table.name, *plain, *([column("lookup")] if self.table is PINS else []))

    @property
    def key(self) -> Column[Any]:
        """Of a table of numbers a sealed column itself, which changes with the key that seals it."""
        (key,) = self.table.primary_key
        return key

    @property
    def at_once(self) -> int:
        return OF_SOUNDS if any(type(one.type) is SealedBytes for one in self.columns) else AT_ONCE


def looked_up() -> list[Kept]:
    """Telephone numbers, and the PINs with the hashes that they are found by."""
    return _kept(lambda one: isinstance(one.type, SealedNumber) or one is PINS.c.sealed)


def only_read() -> list[Kept]:
    found_by = {one for kept in looked_up() for one in kept.columns}
    return _kept(lambda one: isinstance(one.type, Sealed) and one not in found_by)


def _kept(wanted: Callable[[Column[Any]], bool]) -> list[Kept]:
    all_of_it = (Kept(one, tuple(filter(wanted, one.columns))) for one in metadata.sorted_tables)
    return [one for one in all_of_it if one.columns]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows up to the one with the key `last`. unsettled: how many of them the first key had not sealed."""

    last: Any
    unsettled: int


def settle_part(connection: Connection, kept: Kept, *, after: Any) -> Part | None:
    """The next rows after the one with this key; None where there are none.

    Waits for nobody: a row that somebody is writing to is counted, and left for the next time.
    """
    keys, raw = keys_of(connection.dialect), kept.as_it_is()
    key, sealed = raw.c[kept.key.name], [raw.c[one.name] for one in kept.columns]
    following = select(key.label("at"), *sealed).order_by(key).limit(kept.at_once)
    rows = connection.execute(following if after is None else following.where(key > after)).all()
    unsettled = [at for at, *values in rows if not _are_settled(keys, kept, values)]
    if unsettled:
        free = select(key.label("at"), *sealed).where(key.in_(unsettled)).with_for_update(skip_locked=True)
        changes = [{"at": at, **_settled(keys, kept, values)} for at, *values in connection.execute(free)]
        if changes:
            connection.execute(update(raw).where(key == bindparam("at")), changes)
    return Part(rows[-1][0], len(unsettled)) if rows else None


def _are_settled(keys: Keyring, kept: Kept, values: Sequence[Any]) -> bool:
    return all(_type_of(one).is_settled(keys, value) for one, value in zip(kept.columns, values, strict=True))


def _settled(keys: Keyring, kept: Kept, values: Sequence[Any]) -> dict[str, Any]:
    new = {one.name: _type_of(one).settled(keys, value) for one, value in zip(kept.columns, values, strict=True)}
    return new | {"lookup": keys.first.hash(keys.open_bytes(new["sealed"]).decode())} if kept.table is PINS else new


def _type_of(sealed: Column[Any]) -> Sealed:
    assert isinstance(sealed.type, Sealed)
    return sealed.type
