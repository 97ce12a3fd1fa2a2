"""What every door is handed: settings, database, keys of the PINs, provider and clock, wired in app.py."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dialin.clock import Clock
from dialin.config import Settings
from dialin.crypto.pin_keys import PinKeys
from dialin.provider.promise import Provider
from dialin.store.act import DIALIN, Act
from dialin.store.database import Database, reading, transaction


@dataclass(frozen=True, slots=True)
class Services:
    """provider is None where no account is set: calls come in, and nothing is asked of the provider."""

    settings: Settings
    database: Database
    pin_keys: PinKeys
    clock: Clock
    provider: Provider | None = None

    def _keys(self) -> PinKeys:
        return self.pin_keys

    @contextmanager
    def acting(self, author: str) -> Iterator[Act]:
        """One transaction that may write: leaving the block commits, an exception takes everything back."""
        with transaction(self.database) as connection:
            yield Act(connection, self.clock(), author, self._keys)

    @contextmanager
    def looking(self) -> Iterator[Act]:
        """One consistent look, without taking the writer's place."""
        with reading(self.database) as connection:
            yield Act(connection, self.clock(), DIALIN, self._keys)
