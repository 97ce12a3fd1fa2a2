"""What a door is handed: settings, database, PIN keys, provider and clock, wired in app.py."""

from dataclasses import dataclass

from dialin.clock import Clock
from dialin.config import Settings
from dialin.crypto.pin_keys import PinKeys
from dialin.provider.promise import Provider
from dialin.store.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """provider is None where no account is set: calls come in, and nothing is asked of the provider."""

    settings: Settings
    database: Database
    pin_keys: PinKeys
    clock: Clock
    provider: Provider | None = None
