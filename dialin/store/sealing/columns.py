"""The types of columns that are sealed: above the store nobody sees that they are.

Each engine's dialect holds the keys. What says nothing stays as it is, so that it can be seen, also in a query, that a
column was emptied. What is found in clear is handed out: a process of the version before may have written it while the
database was being upgraded; `dialin keys rotate` seals it.
"""

import json
from typing import Any

from sqlalchemy import JSON, Dialect, LargeBinary, String
from sqlalchemy.types import TypeDecorator

from dialin.crypto.keyring import Keyring, is_sealed
from dialin.crypto.sealing_key import SealingKey, WrongSecretKey

SAYS_NOTHING: tuple[Any, ...] = (None, "", "{}", "[]", b"", {}, [])


def hold_keys(dialect: Dialect, keys: Keyring) -> None:
    dialect.dialin_keys = keys  # type: ignore[attr-defined]


def keys_held(dialect: Dialect) -> Keyring | None:
    return getattr(dialect, "dialin_keys", None)


def keys_of(dialect: Dialect) -> Keyring:
    """Raises `WrongSecretKey` where none was given."""
    keys = keys_held(dialect)
    if keys is None:
        raise WrongSecretKey("DIALIN_SECRET_KEY is not set. Set it to the one that the database is sealed with.")
    return keys


class Sealed(TypeDecorator[Any]):
    """Each kind says how it is sealed, and how what was sealed is opened; neither is asked about what says nothing."""

    impl: Any = String
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        return self.impl_instance.python_type

    def seal(self, key: SealingKey, value: Any) -> Any:
        return key.seal_text(value)

    def open(self, keys: Keyring, kept: Any) -> Any:
        return keys.open_text(kept)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if value in SAYS_NOTHING else self.seal(keys_of(dialect).present, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return self.open(keys_of(dialect), value) if is_sealed(value) else value

    def is_settled(self, keys: Keyring, kept: Any) -> bool:
        """Whether it is kept as it should be from now on, by the first key."""
        return kept in SAYS_NOTHING or keys.first.has_sealed(kept)

    def settled(self, keys: Keyring, kept: Any) -> Any:
        if self.is_settled(keys, kept):
            return kept
        return self.seal(keys.first, self.open(keys, kept) if is_sealed(kept) else kept)


class SealedText(Sealed):
    """Looks new each time: it can be read, but not searched for."""

    cache_ok = True


class SealedNumber(Sealed):
    """A telephone number: the same one looks the same in every table, so that it can be searched for and joined by."""

    cache_ok = True

    def seal(self, key: SealingKey, value: Any) -> Any:
        return key.seal_number(value)


class SealedBytes(Sealed):
    impl = LargeBinary
    cache_ok = True

    def seal(self, key: SealingKey, value: Any) -> Any:
        return key.seal_bytes(value)

    def open(self, keys: Keyring, kept: Any) -> Any:
        return keys.open_bytes(kept)


class SealedBefore(SealedBytes):
    """Sealed by the action that writes it, with the keys of the PINs, and opened by the one that reads it."""

    cache_ok = True

    def is_settled(self, keys: Keyring, kept: Any) -> bool:
        return not is_sealed(kept) or super().is_settled(keys, kept)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return value


class SealedJSON(Sealed):
    """As one JSON text, which holds the sealed one."""

    impl = JSON
    cache_ok = True

    def seal(self, key: SealingKey, value: Any) -> Any:
        return key.seal_text(json.dumps(value))

    def open(self, keys: Keyring, kept: Any) -> Any:
        return json.loads(keys.open_text(kept))
