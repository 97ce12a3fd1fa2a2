"""Opens what a command works on, and turns what can go wrong there into one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.cli.output import CommandRefused
from dialin.clock import wall_clock
from dialin.config import Settings, SettingsRefused, read_settings
from dialin.crypto.pin_keys import WrongSecretKey, derive_pin_keys
from dialin.provider.twilio import connect_provider
from dialin.rules.pins.issuing import NoPinLeft
from dialin.rules.refusals import Refused
from dialin.services import Services, terms_of
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.database import Database, open_database, reading, transaction
from dialin.store.events import Event, find_event
from dialin.store.migrations.state import pending_migrations

Done = TypeVar("Done")


def settings_or_refuse(**given: Any) -> Settings:
    try:
        settings = read_settings(**given)
        terms_of(settings)
    except SettingsRefused as refused:
        raise CommandRefused("; ".join(str(refused).splitlines())) from None
    return settings


@contextmanager
def opened_database(settings: Settings | None = None) -> Iterator[Database]:
    """The migrated database of the settings."""
    settings = settings or settings_or_refuse()
    with in_one_sentence(settings):
        database = open_database(settings.database_url)
        try:
            demand_migrated(database)
            yield database
        finally:
            database.close()


@contextmanager
def opened_services(*, asks_provider: bool = False) -> Iterator[Services]:
    """For what opens transactions of its own: needs the secret key. asks_provider: of the account, where one is set."""
    settings = settings_or_refuse()
    with opened_database(settings) as database:
        provider = connect_provider(settings) if asks_provider else None
        yield Services(settings, database, derive_pin_keys(settings.secret), wall_clock, provider)


@contextmanager
def acting() -> Iterator[Act]:
    """One transaction by the command line; the secret key is demanded where a PIN is drawn or shown."""
    settings = settings_or_refuse()
    with opened_database(settings) as database, transaction(database) as connection:
        yield Act(connection, wall_clock(), COMMAND_LINE, lambda: derive_pin_keys(settings.secret))


@contextmanager
def looking(settings: Settings | None = None) -> Iterator[Act]:
    settings = settings or settings_or_refuse()
    with opened_database(settings) as database, reading(database) as connection:
        yield Act(connection, wall_clock(), COMMAND_LINE, lambda: derive_pin_keys(settings.secret))


@contextmanager
def in_one_sentence(settings: Settings) -> Iterator[None]:
    try:
        yield
    except (SettingsRefused, WrongSecretKey) as refused:
        raise CommandRefused(str(refused)) from None
    except NoPinLeft:
        raise CommandRefused("No PIN of this length is left. Run: dialin event set SLUG --pin-length 8") from None
    except (ArgumentError, ModuleNotFoundError):
        raise CommandRefused(
            "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///dialin.db or postgresql+psycopg://…"
        ) from None
    except WaitedTooLong:
        raise CommandRefused("Others have been writing to the database all the time. Try again.") from None
    except DBAPIError as trouble:
        reason = str(trouble.orig).strip().partition("\n")[0]
        name = settings.database_url.rpartition("@")[2]
        raise CommandRefused(f"The database {name} cannot be used: {reason}. Check DIALIN_DATABASE_URL.") from None


def demand_migrated(database: Database) -> None:
    if pending_migrations(database):
        raise CommandRefused("The database is not migrated. Run: dialin db upgrade")


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
