"""`dialin keys rotate`: seals everything by a new secret key."""

import click

from dialin.actions.keys.rotate_keys import rotate_keys
from dialin.cli.opening import opened_services
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.store.act import COMMAND_LINE
from dialin.store.sealing.traces import wipe_log


@click.group()
def keys() -> None:
    """The secret key that the database is sealed with."""


@keys.command()
@json_option
def rotate(as_json: bool) -> None:
    """Seal everything by the new key, while calls go on; cut off, run it again."""
    with opened_services() as services:
        if not services.settings.former_secrets:
            raise CommandRefused(
                "DIALIN_SECRET_KEY is one key. Set it to the new one, a comma and the former one, restart every server"
                " and worker with that, then run this."
            )
        rotated = rotate_keys(services, author=COMMAND_LINE, step=_progress)
        if not rotated.is_done:
            raise CommandRefused(
                "Something goes on sealing by the former key: a server or worker that was not restarted with both keys."
                " Restart it, then run this again."
            )
        wipe_log(services.database)
    tell("Everything is sealed by the new key. Remove the former one from DIALIN_SECRET_KEY and restart.")
    if as_json:
        show_one({"rows": rotated.rows}, as_json=True)


def _progress(what: str, rows: int) -> None:
    if rows:
        tell(f"{what}: {rows}")
