"""Opens what a command works on, and turns what can go wrong there into one sentence."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.actions.keys.prove_key import prove_key, refuse_wrong_key
from dialin.cli.output import CommandRefused, tell
from dialin.clock import wall_clock
from dialin.config import Settings, SettingsRefused, read_settings
from dialin.crypto.pin_keys import PinKeys, WrongSecretKey, derive_pin_keys
from dialin.demands import demand_database, demand_usable, name_of, refuse_readers
from dialin.provider.twilio import connect_provider
from dialin.rules.pins.issuing import NoPinLeft
from dialin.rules.refusals import Refused
from dialin.services import Services, terms_of
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.database import Database, open_database, reading, transaction
from dialin.store.events import Event, find_event

Done = TypeVar("Done")


def settings_or_refuse(**given: Any) -> Settings:
    """The settings, judged: what is wrong with them is said before anything is done."""
    try:
        settings = read_settings(**given)
        demand_usable(settings)
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
            demand_database(database, settings)
            say_who_could_read(database, settings)
            yield database
        finally:
            database.close()


def say_who_could_read(database: Database, settings: Settings) -> None:
    for sentence in refuse_readers(database, settings):
        tell(sentence)


@contextmanager
def opened_services(*, asks_provider: bool = False) -> Iterator[Services]:
    """For what opens transactions of its own: needs the secret key. asks_provider: of the account, where one is set."""
    settings = settings_or_refuse()
    with opened_database(settings) as database:
        provider = connect_provider(settings) if asks_provider else None
        yield Services(settings, database, proved_keys(database, settings), wall_clock, provider)


@contextmanager
def acting() -> Iterator[Act]:
    """One transaction by the command line; the secret key is demanded where a PIN is drawn or shown."""
    settings = settings_or_refuse()
    with opened_database(settings) as database, transaction(database) as connection:
        yield _act(connection, settings, prove_key)


@contextmanager
def looking(settings: Settings | None = None) -> Iterator[Act]:
    settings = settings or settings_or_refuse()
    with opened_database(settings) as database, reading(database) as connection:
        yield _act(connection, settings, refuse_wrong_key)


def _act(connection: Connection, settings: Settings, judge: Callable[[Act, Sequence[str]], str | None]) -> Act:
    @cache
    def keys() -> PinKeys:
        if refused := judge(act, settings.secrets):
            raise CommandRefused(refused)
        return derive_pin_keys(settings.secret)

    act = Act(connection, wall_clock(), COMMAND_LINE, keys)
    return act


def proved_keys(database: Database, settings: Settings) -> PinKeys:
    """Raises `CommandRefused` where the PINs of this database are another key's."""
    with transaction(database) as connection:
        return _act(connection, settings, prove_key).pin_keys


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
    except DBAPIError as trouble:
        reason = str(trouble.orig).strip().partition("\n")[0]
        raise CommandRefused(
            f"The database {name_of(settings)} cannot be used: {reason}. Check DIALIN_DATABASE_URL."
        ) from None


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
