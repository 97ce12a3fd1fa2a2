"""Opens what a command works on, and turns what can go wrong there into one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from dialin.actions.house import House
from dialin.actions.pins.vault import VaultClosed
from dialin.app import build_house
from dialin.cli.output import CommandRefused
from dialin.config import Settings, SettingsRefused, read_settings
from dialin.rules.refusals import Refused
from dialin.store.database import Database, Record, open_database, transaction
from dialin.store.events import find_event
from dialin.store.migrations.state import pending_migrations

Done = TypeVar("Done")


def settings_or_refuse(**given: Any) -> Settings:
    try:
        return read_settings(**given)
    except SettingsRefused as refused:
        raise CommandRefused(str(refused)) from None


@contextmanager
def opened_database(settings: Settings | None = None) -> Iterator[Database]:
    """The migrated database of the settings; for commands that need no PIN and no provider."""
    settings = settings or settings_or_refuse()
    with in_one_sentence(settings):
        database = open_database(settings.database_url)
        try:
            demand_migrated(database)
            yield database
        finally:
            database.close()


@contextmanager
def opened_house(settings: Settings | None = None) -> Iterator[House]:
    """The house of the settings, on its migrated database; needs the secret key."""
    settings = settings or settings_or_refuse()
    with in_one_sentence(settings):
        house = build_house(settings)
        try:
            demand_migrated(house.database)
            yield house
        finally:
            house.database.close()


@contextmanager
def in_one_sentence(settings: Settings) -> Iterator[None]:
    try:
        yield
    except (SettingsRefused, VaultClosed) as refused:
        raise CommandRefused(str(refused)) from None
    except (ArgumentError, ModuleNotFoundError):
        raise CommandRefused(
            "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///dialin.db or postgresql+psycopg://…"
        ) from None
    except OperationalError as trouble:
        reason = str(trouble.orig).strip().splitlines()[0] if trouble.orig else "no answer"
        name = settings.database_url.rpartition("@")[2]
        raise CommandRefused(f"The database {name} cannot be used: {reason}. Check DIALIN_DATABASE_URL.") from None
    except SQLAlchemyError as trouble:
        raise CommandRefused(f"The database refused: {type(trouble).__name__}. Check DIALIN_DATABASE_URL.") from trouble


def demand_migrated(database: Database) -> None:
    if pending_migrations(database):
        raise CommandRefused("The database is not migrated. Run: dialin db upgrade")


def event_named(connection: Connection, slug: str) -> Record:
    event = find_event(connection, slug)
    if event is None:
        raise CommandRefused(f"There is no event {slug}. See: dialin event list")
    return event


def done(outcome: Done | Refused) -> Done:
    """The outcome, or the refusal as the command's own."""
    if isinstance(outcome, Refused):
        raise CommandRefused(str(outcome))
    return outcome


__all__ = [
    "demand_migrated",
    "done",
    "event_named",
    "opened_database",
    "opened_house",
    "settings_or_refuse",
    "transaction",
]
