"""`dialin doctor`: the checks in their order, printed a line each."""

import io
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from dialin.cli.doctor.findings import Check
from dialin.cli.output import json_option, printed, show_one, tell
from dialin.rules.testing.words import Kind

if TYPE_CHECKING:
    from dialin.cli.doctor.calling import Called

NEEDED = ("database", "account")  # what has to be well before anybody is called


@click.command()
@json_option
@click.option("--fix", is_flag=True, help="Set the webhooks of the events' numbers where they are wrong.")
@click.option("--call", "slug", metavar="EVENT", help="Test its videoconference and its dial-in number by a call each.")
def doctor(as_json: bool, fix: bool, slug: str | None) -> None:
    """Look at all that an evening needs: one line each, ok or what to do."""
    from dialin.cli.doctor.rounds_of_all import check_all

    if isinstance(sys.stdout, io.TextIOWrapper):  # one of a terminal that knows no “ or …: no reason to say nothing
        sys.stdout.reconfigure(errors="backslashreplace")
    checks = check_all(is_to_fix=fix, calling=slug)
    if not as_json:
        _print(checks)
    called = [] if slug is None else _call(slug, checks, as_json=as_json)
    found = [one.check for one in called]
    if as_json:
        _show([*checks, *found], {one.check.name: one.steps for one in called})
    elif found:
        _print(found)
    if count := sum(not check.is_ok for check in (*checks, *found)):
        tell(f"{count} {'thing is' if count == 1 else 'things are'} to be mended.")
        sys.exit(1)


def _call(slug: str, checks: Sequence[Check], *, as_json: bool) -> "Sequence[Called]":
    """Each step goes out as it happens: on standard error beside a document, else among the lines."""
    from dialin.cli.doctor.calling import call_event, not_called
    from dialin.cli.opening import event_named, opened_services

    in_the_way = [check.name for check in checks if check.name in NEEDED and not check.is_ok]
    if in_the_way or not any(check.name in NEEDED for check in checks):
        why = f"this is to be mended first: {', '.join(in_the_way) or 'settings'}"
        return [not_called(kind, why) for kind in Kind]
    with opened_services(asks_provider=True) as services:
        with services.looking() as act:
            event = event_named(act, slug)
        return call_event(services, event, tell if as_json else _say)


def _say(step: str) -> None:
    click.echo(printed(f"      {step}"))


def _show(checks: Sequence[Check], steps: Mapping[str, Sequence[str]]) -> None:
    rows = [_row(one) | ({"steps": steps[one.name]} if one.name in steps else {}) for one in checks]
    show_one({"ok": all(check.is_ok for check in checks), "checks": rows}, as_json=True)


def _row(one: Check) -> dict[str, object]:
    return {"name": one.name, "ok": one.is_ok, "says": one.says, "mend": one.mend}


def _print(checks: Sequence[Check]) -> None:
    width = max(len(check.name) for check in checks)
    for check in checks:
        line = " ".join(part for part in (check.says, check.mend) if part)
        click.echo(printed(f"{check.kind.value:4}  {check.name:{width}}  {line}"))
