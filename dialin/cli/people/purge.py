"""`dialin purge`: deletes what is on file about people, here and at the provider, and says what goes and what went."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import click

from dialin.actions.people.find_old import Due, find_before_its_time, find_old
from dialin.actions.people.purge import purge as purge_people
from dialin.actions.people.purge import purge_log
from dialin.cli.opening import done, event_named, opened_services
from dialin.cli.output import columns, json_option, show_one, tell
from dialin.jobs import delete_there, fetch_recordings
from dialin.provider.promise import ProviderTrouble
from dialin.rules.retention import TERMS, Kind
from dialin.services import Services
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.audit import count_entries
from dialin.store.blanking import count_left
from dialin.store.deletions import count_deletions
from dialin.store.live_calls import calls_of_event


@click.command()
@click.option("--event", "slug", help="Of this event alone.")
@click.option("--now", "at_once", is_flag=True, help="Of an event that is over, before the days are.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and delete nothing.")
@json_option
def purge(slug: str | None, at_once: bool, dry_run: bool, as_json: bool) -> None:
    """Delete what is on file about people and has been kept for its days, here and at the provider.

    The background work does the same every hour. Stopped half-way, it goes on the next time.
    """
    if at_once and slug is None:
        raise click.UsageError("--now needs --event: what goes before its time is named.")
    with opened_services(asks_provider=True) as services:
        with services.looking() as act:
            found = _find(act, services, slug, at_once=at_once)
            counted = _count(act, services, found, with_log=slug is None)
            still_on_line = _on_the_line(act, found)
        gone = counted if dry_run else _delete(services, found, with_log=slug is None)
        there = {"deleted": 0} if dry_run else {"deleted": _delete_there(services)}
        if not dry_run:  # the rows of what has been deleted there go at once, too
            gone += purge_people(services, found, author=COMMAND_LINE)
        with services.looking() as act:
            there["left"] = count_deletions(act)
    if still_on_line:
        tell(f"{still_on_line} of its callers are still on the line. Run it again once they have hung up.")
    _report(gone, there, dry_run=dry_run, as_json=as_json)


def _find(act: Act, services: Services, slug: str | None, *, at_once: bool) -> list[Due]:
    event = None if slug is None else event_named(act, slug)
    if at_once and event is not None:
        return done(find_before_its_time(act, event))
    return find_old(act, services.terms, only=event)


def _count(act: Act, services: Services, found: Sequence[Due], *, with_log: bool) -> Counter[Kind]:
    """Rows by kind. One that loses its sound first and goes later is counted twice."""
    counted: Counter[Kind] = Counter()
    for due in found:
        for kind, step in due.steps:
            counted[kind] += count_left(act, step, due.old)
    counted[Kind.LOG] = count_entries(act, services.terms.before(Kind.LOG, act.now)) if with_log else 0
    return +counted


def _on_the_line(act: Act, found: Sequence[Due]) -> int:
    return sum(len(calls_of_event(act, due.event.id)) for due in found if due.event and Kind.CALLS in due.kinds)


def _delete(services: Services, found: Sequence[Due], *, with_log: bool) -> Counter[Kind]:
    gone = purge_people(services, found, author=COMMAND_LINE)
    return gone + purge_log(services, author=COMMAND_LINE) if with_log else gone


def _delete_there(services: Services) -> int:
    """How many calls are gone at the provider now; what it does not do yet, the background work asks for again."""
    gone = 0
    if services.provider is None:
        return gone
    try:
        fetch_recordings.do(services)
        while some := delete_there.delete_some(services):
            gone += some
    except ProviderTrouble as trouble:
        tell(f"Not everything is deleted there yet: {trouble} The background work goes on with it.")
    return gone


def _report(gone: Counter[Kind], there: dict[str, int], *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        kinds: dict[str, Any] = {kind.value: gone[kind] for kind in TERMS}
        show_one({"dry_run": dry_run, "kinds": kinds, "at_provider": there}, as_json=True)
        return
    rows = [(kind.value, TERMS[kind].what, count) for kind, count in sorted(gone.items())]
    if rows:
        click.echo(columns(["kind", "what", "would go" if dry_run else "went"], rows))
    else:
        click.echo("Nothing is older than its days.")
    if there["deleted"]:
        click.echo(f"Deleted at the provider: {there['deleted']}")
    if there["left"]:
        click.echo(f"Still to be deleted there: {there['left']}")
