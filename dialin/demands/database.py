"""The database has to be there, migrated, and out of the sight of other users of the machine."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url

from dialin.config import Settings, SettingsRefused
from dialin.store.database import Database
from dialin.store.migrations.state import pending_migrations
from dialin.store.sqlite_files import close_to_others, files_of, is_open_to_others


def name_of(settings: Settings) -> str:
    """The whole path of its file, or its address without user and password, which may stand in the query as well."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        return url.database or settings.database_url
    where = URL.create(url.drivername, host=url.host, port=url.port, database=url.database)
    return where.render_as_string().partition("://")[2]


def is_anothers(settings: Settings) -> bool:
    """Whether it is a file that this user may not write to, or beside."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return False
    file = Path(url.database)
    needed = [file.parent, *(one for one in files_of(file) if os.path.isfile(one))]  # noqa: PTH113 (raises nothing)
    return not all(os.access(one, os.W_OK) for one in needed)


def demand_database(database: Database, settings: Settings) -> None:
    """Raises `SettingsRefused` where there is none, or not the one that this version needs."""
    if database.file is not None and not database.file.exists():
        raise SettingsRefused(
            f"There is no database {database.file}. Create it with: dialin db upgrade. If yours lies elsewhere, set "
            f"DIALIN_HOME to its folder, which is {settings.home} now, or DIALIN_DATABASE_URL."
        )
    if pending_migrations(database):
        raise SettingsRefused(f"The database {name_of(settings)} is not migrated. Run: dialin db upgrade")


def refuse_readers(database: Database, settings: Settings) -> list[str]:
    """Keeps other users of the machine from names, numbers and secrets; what was done, and what is left to do."""
    said = []
    readers = False if database.file is None else close_to_others(database.file)
    if readers:
        said.append(f"Others on this machine could read {database.file}. Now only its owner can.")
    if readers is None:
        said.append(f"Others on this machine can read {database.file}. Have its owner run: chmod 600 {database.file}*")
    secrets = settings.home / ".env"
    if secrets.exists() and is_open_to_others(secrets):
        said.append(f"Others on this machine can read the secrets in {secrets}. Run: chmod 600 {secrets}")
    return said
