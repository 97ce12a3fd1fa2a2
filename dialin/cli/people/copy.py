"""`dialin attendee copy`: everything that is on file about one person, as a ZIP for whoever it is about."""

from pathlib import Path

import click

from dialin.actions.people.copy_person import copy_person
from dialin.cli.opening import done, opened_services
from dialin.cli.output import json_option, show_one, tell
from dialin.cli.printing.new_file import write_new
from dialin.letters.bundle import bundle
from dialin.letters.house import house_of
from dialin.store.act import COMMAND_LINE


@click.command()
@click.argument("attendee_id", metavar="ID", type=int)
@click.option("--out", metavar="FILE.zip", required=True, type=click.Path(dir_okay=False, path_type=Path))
@json_option
def copy(attendee_id: int, out: Path, as_json: bool) -> None:
    """Write a letter, the data and the recordings of one person into a new file that only you can read."""
    with opened_services() as services, services.acting(COMMAND_LINE) as act:
        copied = done(copy_person(act, attendee_id))
        # Inside the transaction: no copy is logged that was not made.
        write_new(out, bundle(copied, services.terms, house_of(services.settings, copied.event)))
    tell("Hand it to nobody but the person themselves, then delete the file.")
    show_one({"file": str(out), "recordings": len(copied.sounds)}, as_json=as_json)
