"""Settings have to be usable, and to let nobody in who should not be."""

from collections.abc import Iterator
from importlib.util import find_spec

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from dialin.config import Settings, SettingsRefused, unsafe
from dialin.prompts.spoken_languages import spoken_languages
from dialin.provider.connecting import connect_provider
from dialin.provider.dialects import dialect_of
from dialin.rules.outgoing.ranges import is_country
from dialin.rules.phone_numbers import PhoneNumber, read_number
from dialin.rules.refusals import Refused
from dialin.rules.retention import read_terms
from dialin.store.database import POOLED

DATABASES = {"sqlite": "pysqlite", "postgresql": "psycopg"}
NO_KEY = "DIALIN_SECRET_KEY is not set. Set it to the output of: openssl rand -hex 32"
NO_ADDRESS = "DIALIN_PUBLIC_URL is not set. Set it to the https address under which the provider reaches the server."
CLIENT_MISSING = (
    'DIALIN_DATABASE_URL: the client of PostgreSQL is not installed. Run: pip install -c constraints.txt ".[postgres]"'
)


def demand_usable(settings: Settings) -> None:
    """Raises `SettingsRefused` with a line for each setting whose value cannot be used."""
    if wrong := unusable(settings):
        raise SettingsRefused("\n".join(wrong))


def unusable(settings: Settings) -> list[str]:
    looks = (unsafe, _database, _offices, _voices, _recordings, _terms, _abroad, _account)
    return [line for look in looks for line in look(settings)]


def demand_provable(settings: Settings) -> None:
    """Raises `SettingsRefused` where webhooks are to be proved, and what that takes is not set."""
    if wrong := list(unproved(settings)):
        raise SettingsRefused("\n".join(wrong))


def unproved(settings: Settings) -> Iterator[str]:
    """A line for each setting that a server needs, and that is not set."""
    if settings.secret_key is None:
        yield NO_KEY
    if not settings.check_signatures:
        return
    if not settings.auth_tokens:
        yield f"TWILIO_AUTH_TOKEN is not set. Set it to {dialect_of(settings).proof}; webhooks are proved by it."
    if settings.public_url is None:
        yield NO_ADDRESS


def unreachable(settings: Settings) -> Iterator[str]:
    """The same for a worker: whoever is called or told anything is to fetch it from the server."""
    if settings.secret_key is None:
        yield NO_KEY
    if settings.public_url is None and settings.rest_credentials is not None:
        yield NO_ADDRESS


def _database(settings: Settings) -> Iterator[str]:
    try:
        url = make_url(settings.database_url)
        is_known = DATABASES.get(url.get_backend_name()) == url.get_driver_name()
    except (ArgumentError, ModuleNotFoundError, ValueError):  # the last for a port that is no number
        is_known = False
    if not is_known:
        yield "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///dialin.db or postgresql+psycopg://…"
    elif "@" in (url.host or ""):  # what the client then says quotes half of the password
        yield "DIALIN_DATABASE_URL: in the password write @ as %40, / as %2F, : as %3A and % as %25"
    elif url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        yield "DIALIN_DATABASE_URL names no file, and what has none is gone with each command. Write sqlite:///dialin.db"
    elif url.get_backend_name() == "sqlite" and url.query and not (url.database or "").startswith("file:"):
        yield "DIALIN_DATABASE_URL: of SQLite it is a path alone. Leave out the ? and what follows"
    elif url.get_backend_name() == "postgresql" and find_spec("psycopg") is None:
        yield CLIENT_MISSING
    elif url.query.get(POOLED, "true") != "true" or "prepare_threshold" in url.query:
        yield "DIALIN_DATABASE_URL: where the server is reached by way of PgBouncer, end it in ?pgbouncer=true"


def _offices(settings: Settings) -> Iterator[str]:
    for name, number in (("DIALIN_OFFICE", settings.office), ("DIALIN_PRIVACY_OFFICE", settings.privacy_office)):
        read = None if number is None else read_number(number)
        if isinstance(read, PhoneNumber) and read.e164 != number:
            yield f"{name}: write the number as {read.e164}"
        elif read is not None and not isinstance(read, PhoneNumber):
            yield f"{name}: {read}"


def _voices(settings: Settings) -> Iterator[str]:
    if strange := sorted(set(settings.voices) - set(spoken_languages())):
        yield f"DIALIN_VOICES: the line does not speak {', '.join(strange)}. It speaks {', '.join(spoken_languages())}."


def _recordings(settings: Settings) -> Iterator[str]:
    """The folder is there; a list in it may name what no provider could fetch."""
    if settings.recordings is None:
        return
    from dialin.prompts.recordings import read_addresses

    try:
        for folder in (settings.recordings, *settings.recordings.glob("events/*/")):
            read_addresses(folder, "")
    except (OSError, ValueError, AttributeError) as trouble:
        yield f"DIALIN_RECORDINGS: {trouble}"


def _terms(settings: Settings) -> Iterator[str]:
    terms = read_terms(settings.keep_days or "")
    if isinstance(terms, Refused):
        yield f"DIALIN_KEEP_DAYS: {terms}"


def _abroad(settings: Settings) -> Iterator[str]:
    for code in sorted(settings.call_abroad):
        if not is_country(code):
            yield f"DIALIN_CALL_ABROAD: +{code} is no country. Remove it."


def _account(settings: Settings) -> Iterator[str]:
    try:
        connect_provider(settings)
    except SettingsRefused as refused:
        yield from str(refused).splitlines()
