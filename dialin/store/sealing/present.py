"""By which key the database is sealed, as it says itself: read in each transaction while the key is being changed.

Whoever changes it (`store/sealing/changing.py`) has what is read here for itself alone: no transaction that has read it
is under way, and whoever begins one waits.
"""

from sqlalchemy import Connection, column, delete, inspect, select, table, text

from dialin.store.sealing.columns import keys_held, keys_of

INSTANCE = table("instance", column("name"), column("value"))  # as `store/instance.py` declares it
SEALED_BY, FORMERLY_BY = "sealed_by", "formerly_sealed_by"  # ids of keys; the second while anything may be left of it
_MARKS = select(INSTANCE.c.name, INSTANCE.c.value).where(INSTANCE.c.name.in_([SEALED_BY, FORMERLY_BY]))

_NOTE = text(
    f"INSERT INTO {INSTANCE.name} (name, value) VALUES (:name, :value)"  # noqa: S608 (a name of ours)
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def follow_the_key(connection: Connection) -> None:
    """What this transaction seals and looks up, it does by the key that the database is sealed by.

    Raises `WrongSecretKey` where that is none of those at hand.
    """
    keys = keys_held(connection.dialect)
    if keys is not None and keys.is_changing:
        keys.go_by(sealed_by(connection).get(SEALED_BY))


def sealed_by(connection: Connection) -> dict[str, str]:
    """Ids of keys by SEALED_BY and FORMERLY_BY; none where nothing was sealed yet."""
    if not inspect(connection).has_table(INSTANCE.name):  # before the migration that makes it
        return {}
    return {row.name: row.value for row in connection.execute(_MARKS)}


def demand_all_keys(connection: Connection) -> bool:
    """Whether it says anything. Raises `WrongSecretKey` where something is sealed by a key that is not at hand."""
    keys, known = keys_of(connection.dialect), sealed_by(connection)
    for key_id in known.values():
        keys.named(key_id)
    return bool(known)


def demand_no_other_key(connection: Connection) -> None:
    """Raises `WrongSecretKey` where the key was changed under a process that knows the former one alone.

    Nobody would be known to it any more, and be told so: an apology, and the office, are nearer to the truth.
    """
    keys = keys_held(connection.dialect)
    present = None if keys is None or keys.is_changing else sealed_by(connection).get(SEALED_BY)
    if keys is not None and present is not None:
        keys.named(present)


def note_key(connection: Connection, name: str, key_id: str) -> None:
    connection.execute(_NOTE, {"name": name, "value": key_id})


def forget_key(connection: Connection, name: str) -> None:
    connection.execute(delete(INSTANCE).where(INSTANCE.c.name == name))
