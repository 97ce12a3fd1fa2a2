"""`dialin db`: creates or migrates the database."""

from contextlib import closing

import click
from alembic.util import CommandError

from dialin.cli.opening import in_one_sentence, keys_at_hand, say_who_could_read, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.demands import name_of
from dialin.store.database import open_database
from dialin.store.migrations.state import newest_revision, pending_migrations
from dialin.store.migrations.upgrade import upgrade as upgrade_database


@click.group()
def db() -> None:
    """Create or migrate the database."""


@db.command()
@json_option
def upgrade(as_json: bool) -> None:
    """To the newest schema; hosts that start together take turns."""
    settings = settings_or_refuse()
    with (
        in_one_sentence(settings),
        closing(open_database(settings.database_url, keys=keys_at_hand(settings))) as database,
    ):
        was_pending = pending_migrations(database)
        try:
            upgrade_database(database)
        except CommandError:
            raise CommandRefused(
                "A newer version of dialin has migrated this database. Install that version."
            ) from None
        except OSError as trouble:  # of the file itself, or of its folder
            raise CommandRefused(
                f"The database {database.file} cannot be made: {trouble.strerror}. Check DIALIN_DATABASE_URL."
            ) from None
        say_who_could_read(database, settings)
    tell(f"The database {name_of(settings)} " + ("is migrated." if was_pending else "was up to date."))
    if as_json:
        show_one({"revision": newest_revision(), "migrated": was_pending}, as_json=True)
