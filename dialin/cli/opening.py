"""Opens what a command works on, and turns what can go wrong there into one sentence."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy.exc import StatementError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.cli.output import CommandRefused, tell
from dialin.clock import wall_clock
from dialin.config import Settings, SettingsRefused, not_named_yet, read_settings
from dialin.crypto.keyring import Keyring
from dialin.crypto.pin_keys import PinKeys
from dialin.crypto.sealing_key import WrongSecretKey
from dialin.demands import demand_database, is_anothers, name_of, refuse_readers, unusable
from dialin.provider.connecting import connect_provider
from dialin.rules.pins.issuing import NoPinLeft
from dialin.rules.refusals import Refused
from dialin.services import Services, keyring_of
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.database import Database, open_database, reading, transaction
from dialin.store.events import Event, find_event
from dialin.store.sealing.present import SEALED_BY, demand_all_keys, note_key

Done = TypeVar("Done")
Look = Callable[[Settings], Iterable[str]]
OF_DISK = re.compile("disk is full|No space left|disk I/O error|quota exceeded", re.IGNORECASE)


def settings_or_refuse(*, missing: Look = lambda _settings: (), **given: Any) -> Settings:
    """The settings, judged: all that is wrong with them is said at once, before anything is done.

    missing: what this command needs besides.
    """
    wrong: list[str] = []
    settings: Settings | None
    try:
        settings = read_settings(**given)
    except SettingsRefused as refused:
        settings, wrong = refused.rest, str(refused).splitlines()
    if settings is not None:
        wrong += not_named_yet(unusable(settings), wrong)
        wrong += not_named_yet(list(missing(settings)), wrong)
    if wrong or settings is None:
        raise CommandRefused("; ".join(wrong))
    return settings


@contextmanager
def opened_database(settings: Settings | None = None) -> Iterator[Database]:
    """The migrated database of the settings, and no other's: what is sealed in it is opened by the keys at hand."""
    settings = settings or settings_or_refuse()
    with in_one_sentence(settings):
        database = open_database(settings.database_url, keys=keys_at_hand(settings))
        try:
            demand_database(database, settings)
            demand_own_keys(database)
            say_who_could_read(database, settings)
            yield database
        finally:
            database.close()


def say_who_could_read(database: Database, settings: Settings) -> None:
    for sentence in refuse_readers(database, settings):
        tell(sentence)


def keys_at_hand(settings: Settings) -> Keyring | None:
    """None without a secret key, which some commands do not need."""
    return None if settings.secret_key is None else keyring_of(settings)


def pin_keys_of(settings: Settings, database: Database) -> Callable[[], PinKeys]:
    """Of the keys that the database was opened with; raises `SettingsRefused` without a secret key."""
    return lambda: PinKeys(database.keys or keyring_of(settings))


@contextmanager
def opened_services(*, asks_provider: bool = False) -> Iterator[Services]:
    """For what opens transactions of its own: needs the secret key. asks_provider: of the account, where one is set."""
    settings = settings_or_refuse()
    with opened_database(settings) as database:
        provider = connect_provider(settings) if asks_provider else None
        yield Services(settings, database, pin_keys_of(settings, database)(), wall_clock, provider)


@contextmanager
def acting(settings: Settings | None = None) -> Iterator[Act]:
    """One transaction by the command line; the secret key is demanded where something sealed is written or shown."""
    settings = settings or settings_or_refuse()
    with opened_database(settings) as database, transaction(database) as connection:
        yield Act(connection, wall_clock(), COMMAND_LINE, pin_keys_of(settings, database))


@contextmanager
def looking(settings: Settings | None = None) -> Iterator[Act]:
    settings = settings or settings_or_refuse()
    with opened_database(settings) as database, reading(database) as connection:
        yield Act(connection, wall_clock(), COMMAND_LINE, pin_keys_of(settings, database))


@contextmanager
def in_one_sentence(settings: Settings) -> Iterator[None]:
    try:
        yield
    except (SettingsRefused, WrongSecretKey) as refused:
        raise CommandRefused(str(refused)) from None
    except NoPinLeft:
        raise CommandRefused("No PIN of this length is left. Run: dialin event set SLUG --pin-length 8") from None
    except WaitedTooLong:
        raise CommandRefused("Others have been writing to the database all the time. Try again.") from None
    except StatementError as trouble:
        if isinstance(trouble.orig, WrongSecretKey):
            raise CommandRefused(str(trouble.orig)) from None
        reason = str(trouble.orig).strip().partition("\n")[0]
        said = f"The database {name_of(settings)} cannot be used: {reason}. {_instead(reason, settings)}"
        raise CommandRefused(said) from None


def _instead(reason: str, settings: Settings) -> str:
    if OF_DISK.search(reason):
        return "Make room on its disk, or see what is wrong with that; what was written before is kept."
    if is_anothers(settings):
        return "It or its folder is closed to this user. Run dialin as the user whose they are, or chown them."
    return "Check DIALIN_DATABASE_URL."


def demand_own_keys(database: Database) -> None:
    """Raises `WrongSecretKey` where something is sealed by a key that is not at hand.

    Without any key at hand whoever comes upon something sealed is told so. The first key is noted as that of this
    database.
    """
    if database.keys is None:
        return
    with reading(database) as connection:
        is_known = demand_all_keys(connection)
    if not is_known:
        with transaction(database) as connection:
            note_key(connection, SEALED_BY, database.keys.present.id)


def event_named(act: Act, slug: str) -> Event:
    event = find_event(act, slug)
    if event is None:
        raise CommandRefused(f"There is no event {slug}. See: dialin event list")
    return event


def done(outcome: Done | Refused) -> Done:
    """The outcome, or the refusal as the command's own."""
    if isinstance(outcome, Refused):
        raise CommandRefused(str(outcome))
    return outcome
