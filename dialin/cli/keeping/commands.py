"""The commands that keep and carry what is on file."""

from contextlib import closing
from pathlib import Path

import click

from dialin.cli.keeping.files import lines_of, write_file
from dialin.cli.keeping.moving import move_rows
from dialin.cli.keeping.restoring import Leave, check, restore_rows
from dialin.cli.opening import in_one_sentence, opened_database, pin_keys_of, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.clock import wall_clock
from dialin.config import Settings, at_home
from dialin.demands import name_of, unusable
from dialin.services import Services, keyring_of
from dialin.store.copies.lines import Head, write_lines
from dialin.store.copies.rows import one_look, read_rows, revision_of
from dialin.store.database import Database, open_database
from dialin.store.sqlite_files import make_file


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def backup(file: Path, as_json: bool) -> None:
    """Write everything on file to FILE, sealed with the secret key, while calls go on."""
    settings = settings_or_refuse()
    with opened_database(settings) as database, one_look(database) as connection:
        head = Head(revision_of(connection), wall_clock(), version())
        size = write_file(file, write_lines(head, read_rows(connection)), settings.secret)
    with lines_of(file, [settings.secret]) as lines:
        rows = check(lines)[1]
    tell(f"{rows} rows are in {file}, which was read back. Keep DIALIN_SECRET_KEY in another place: both are needed.")
    if as_json:
        show_one({"file": str(file), "bytes": size, "rows": rows, "made_at": head.made_at}, as_json=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", "only_check", is_flag=True, help="Read it to its end, and change nothing.")
@click.option("--replace", is_flag=True, help="In place of what is in the database now.")
@click.option("--during-calls", is_flag=True, help="Even while people are on the line; their calls begin anew.")
@json_option
def restore(file: Path, only_check: bool, replace: bool, during_calls: bool, as_json: bool) -> None:
    """Put what is in FILE into the database. Whoever was deleted since it was made stays deleted."""
    settings = settings_or_refuse()
    with in_one_sentence(settings), lines_of(file, settings.secrets) as lines:
        head, rows = check(lines)
    done: dict[str, object] = {"file": str(file), "made_at": head.made_at, "rows": rows}
    if only_check:
        tell(f"{file} is whole: {rows} rows of {head.made_at:%Y-%m-%d %H:%M %Z}.")
    else:
        done["deleted_again"] = again = _restore(settings, file, Leave(events=replace, calls=during_calls))
        tell(f"{rows} rows of {head.made_at:%Y-%m-%d %H:%M %Z} are in the database. Deleted again: {again} people.")
    if as_json:
        show_one(done, as_json=True)


def _restore(settings: Settings, file: Path, leave: Leave) -> int:
    with (
        in_one_sentence(settings),
        closing(open_database(settings.database_url, keys=keyring_of(settings))) as database,
        lines_of(file, settings.secrets) as lines,
    ):
        make_there(database)
        return restore_rows(Services(settings, database, pin_keys_of(settings, database)(), wall_clock), lines, leave)


@click.command()
@click.argument("url")
@json_option
def move(url: str, as_json: bool) -> None:
    """Carry everything to the empty database at URL, from SQLite to PostgreSQL or back. Stop dialin before."""
    settings = settings_or_refuse()
    there = settings.model_copy(update={"database_url": at_home(url, settings.home)})
    if wrong := unusable(there):
        raise CommandRefused(wrong[0].replace("DIALIN_DATABASE_URL", "The address to move to"))
    with (
        opened_database(settings) as database,
        in_one_sentence(there),
        closing(open_database(there.database_url, keys=keyring_of(settings))) as target,
    ):
        make_there(target)
        rows = move_rows(database, target)
    tell(f"{rows} rows are in {name_of(there)}. Set DIALIN_DATABASE_URL to its address, then start dialin.")
    if as_json:
        show_one({"rows": rows}, as_json=True)


def make_there(database: Database) -> None:
    """Where it is a file."""
    if database.file is None:
        return
    try:
        make_file(database.file)
    except OSError as trouble:
        raise CommandRefused(f"The database {database.file} cannot be made: {trouble.strerror}.") from None


def version() -> str:
    from importlib.metadata import version as installed

    return installed("dialin")
