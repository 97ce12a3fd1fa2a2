"""`dialin rehearse`: plays an evening of an event on this machine, with callers who do not exist, and reports."""

import tempfile
from pathlib import Path
from typing import Any

import click

from dialin.cli.demo.running import told_to_end
from dialin.cli.opening import event_named, looking, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.cli.rehearse.copying import Original, original_of
from dialin.cli.rehearse.playing import Wish, play
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import list_events
from dialin.store.live_calls import live_calls
from dialin.store.seats_to_be_had import count_seats

ON = (Phase.LOBBY, Phase.LIVE)


@click.command()
@click.option("--event", "slug", required=True, help="Whose settings are rehearsed; it stays as it is.")
@click.option("--callers", type=click.IntRange(1, 2000), required=True, help="How many made-up people call.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same number makes the same people.")
@click.option("--minutes", type=click.FloatRange(0.2, 240), default=3, show_default=True, help="How long it lasts.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes of the server.")
@click.option(
    "--speed", type=click.FloatRange(1, 20), default=1, show_default=True, help="How many times faster words go by."
)
@click.option("--yes", is_flag=True, help="Even while real people are on the line.")
@json_option
def rehearse(slug: str, *, as_json: bool, yes: bool, **given: Any) -> None:
    """Let made-up people call a copy of an event, on a server and a database of its own, and report.

    Nobody is called, nothing leaves this machine, and nothing is left behind.
    """
    settings, wish = settings_or_refuse(), Wish(**given)
    with looking(settings) as act:
        original = _original(act, slug)
        if not yes:
            _demand_a_quiet_hour(act)
    with tempfile.TemporaryDirectory(prefix="dialin-rehearsal-") as folder, told_to_end() as told:
        tell(f"{wish.callers} made-up people call for {wish.minutes:g} minutes.")
        report = play(settings, original, wish, folder=Path(folder), told=told)
    if as_json:
        show_one(report.as_dict(), as_json=True)
    else:
        click.echo("\n".join(report.lines()))
    if not report.is_clean:
        broken = ", ".join(name.replace("_", " ") for name, count in report.harm.items() if count)
        raise CommandRefused(f"Not as it must be: {broken}. Look into it before the event.")


def _original(act: Act, slug: str) -> Original:
    event = event_named(act, slug)
    return original_of(event, count_seats(act, event.id).seats)


def _demand_a_quiet_hour(act: Act) -> None:
    """So many callers more would be felt by those who are really on the line."""
    is_on = any(phase_at(schedule_of(event), act.now) in ON for event in list_events(act))
    if is_on and list(live_calls(act)):
        raise CommandRefused("People are on the line of an event right now. Rehearse afterwards, or add --yes.")
