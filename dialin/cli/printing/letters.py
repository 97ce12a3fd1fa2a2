"""`dialin letters`: the letters of an event as one PDF, and who gets none and why."""

from pathlib import Path

import click

from dialin.actions.printing.gather_letters import gather_letters
from dialin.actions.printing.gathering import may_come_too_late
from dialin.actions.printing.note_printed import note_new, note_printed
from dialin.cli.opening import done, event_named, opened_services
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.cli.printing.new_file import write_new
from dialin.letters.printing.letters import Printed, print_batch
from dialin.letters.printing.stationery import refuse_sender, stationery_of
from dialin.letters.printing.trouble import PrintingTrouble
from dialin.rules.paper.letters import Batch
from dialin.services import Services
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.events import Event


@click.command()
@click.option("--event", "slug", required=True)
@click.option("--out", metavar="FILE.pdf", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--only-new", is_flag=True, help="Without those that were printed before.")
@json_option
def letters(slug: str, out: Path, only_new: bool, as_json: bool) -> None:
    """Print the letters of an event into a new file that only you can read, to be printed on both sides."""
    with opened_services() as services:
        with services.acting(COMMAND_LINE) as act:
            event = event_named(act, slug)
            batch = done(gather_letters(act, event, services.settings.office, only_new=only_new))
        printed = _print(services, batch)
        assert printed.pdf is not None
        with services.acting(COMMAND_LINE) as act:
            _note(act, event, services.settings.office, printed, only_new=only_new)
            write_new(out, printed.pdf)  # where it cannot be written, nothing is noted
        if unset := refuse_sender(services.settings):
            tell(str(unset))
        is_late = may_come_too_late(event, services.settings.land, services.clock())
        if is_late and any(one.pin for one in printed.letters):
            tell("A letter that is posted today may not arrive before the event. Call whoever has no PIN yet.")
    _report(out, printed, as_json=as_json)


def _note(act: Act, event: Event, office: str | None, printed: Printed, *, only_new: bool) -> None:
    if not only_new:
        note_printed(act, event.id, printed.letters)
    elif refused := note_new(act, event, office, printed.letters):
        raise CommandRefused(str(refused))


def _print(services: Services, batch: Batch) -> Printed:
    """Outside of any transaction, since it takes its time."""
    try:
        printed = print_batch(batch, stationery_of(services.settings, services.terms, batch.gathering))
    except PrintingTrouble as trouble:
        raise CommandRefused(str(trouble)) from None
    if printed.pdf is None:
        first, *others = printed.left_out
        more = f" So it is, or alike, with {len(others)} more." if others else ""
        who = f"{first.name} (attendee {first.attendee_id})"
        raise CommandRefused(f"No letter can be printed. {who}: {first.reason}{more}")
    return printed


def _report(out: Path, printed: Printed, *, as_json: bool) -> None:
    for one in printed.left_out:
        tell(f"No letter for {one.name} (attendee {one.attendee_id}): {one.reason}")
    without = [{"attendee": one.attendee_id, "name": one.name, "reason": str(one.reason)} for one in printed.left_out]
    told = {"file": str(out), "printed": len(printed.letters), "left_out": len(without), "without_address": without}
    show_one(told, as_json=as_json)
