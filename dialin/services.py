"""What every door is handed: settings, database, keys of the PINs, provider, platforms and clock, wired in app.py."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dialin.clock import Clock
from dialin.conferences.asking import connect_conferences
from dialin.conferences.promise import Conferences
from dialin.config import Settings, SettingsRefused
from dialin.crypto.keyring import Keyring
from dialin.crypto.pin_keys import PinKeys
from dialin.mail.promise import Mailer
from dialin.provider.promise import Provider
from dialin.rules.refusals import Refused
from dialin.rules.retention import Terms, read_terms
from dialin.store.act import DIALIN, Act
from dialin.store.database import Database, reading, transaction


def keyring_of(settings: Settings) -> Keyring:
    """Raises `SettingsRefused` without a secret key."""
    return Keyring(settings.secrets)


@dataclass(frozen=True, slots=True)
class Services:
    """provider is None where no account is set: calls come in, and nothing is asked of the provider; so is mailer.

    conferences: the platforms of videoconferences, which each event names for itself.
    """

    settings: Settings
    database: Database
    pin_keys: PinKeys
    clock: Clock
    provider: Provider | None = None
    mailer: Mailer | None = None
    conferences: Conferences = field(default_factory=connect_conferences)

    @property
    def terms(self) -> Terms:
        return terms_of(self.settings)

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


def terms_of(settings: Settings) -> Terms:
    """For how long what is kept; raises `SettingsRefused`."""
    terms = read_terms(settings.keep_days or "")
    if isinstance(terms, Refused):
        raise SettingsRefused(f"DIALIN_KEEP_DAYS: {terms}")
    return terms
