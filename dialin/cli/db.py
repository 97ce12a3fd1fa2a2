"""`dialin db`: creates or migrates the database."""

import click

from dialin.cli.opening import in_one_sentence, settings_or_refuse
from dialin.cli.output import tell
from dialin.store.database import open_database
from dialin.store.migrations.upgrade import upgrade as upgrade_database


@click.group()
def db() -> None:
    """Create or migrate the database."""


@db.command()
def upgrade() -> None:
    """To the newest schema; hosts that start together take turns."""
    settings = settings_or_refuse()
    with in_one_sentence(settings):
        database = open_database(settings.database_url)
        upgrade_database(database)
        database.close()
    tell("The database is ready.")
