"""The house as the doors are handed it: settings, database, PIN vault, provider and clock, wired in app.py."""

from dataclasses import dataclass

from dialin.actions.pins.vault import PinVault
from dialin.clock import Clock
from dialin.config import Settings
from dialin.provider.promise import Provider
from dialin.store.database import Database


@dataclass(frozen=True, slots=True)
class House:
    """provider is None where no account is set: calls come in, and nothing is asked of the provider."""

    settings: Settings
    database: Database
    vault: PinVault
    clock: Clock
    provider: Provider | None = None
