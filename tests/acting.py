"""Acts for tests: at an instant of their choosing, on any database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from dialin.crypto.pin_keys import PinKeys, derive_pin_keys
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.database import Database, reading, transaction
from tests.building import EVENING
from tests.config.credentials import SECRET

KEYS = derive_pin_keys(SECRET)  # of the settings in conftest.py


@contextmanager
def acting(
    on: Services | Database, now: datetime = EVENING, *, author: str = "test", keys: PinKeys | None = None
) -> Iterator[Act]:
    with transaction(_database(on)) as connection:
        yield Act(connection, now, author, lambda: keys or _keys(on))


@contextmanager
def looking(on: Services | Database, now: datetime = EVENING) -> Iterator[Act]:
    with reading(_database(on)) as connection:
        yield Act(connection, now, "test", lambda: _keys(on))


def _database(on: Services | Database) -> Database:
    return on.database if isinstance(on, Services) else on


def _keys(on: Services | Database) -> PinKeys:
    return on.pin_keys if isinstance(on, Services) else KEYS
