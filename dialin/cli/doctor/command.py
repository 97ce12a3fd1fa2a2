"""`dialin doctor`: the checks in their order, printed a line each."""

import sys
from collections.abc import Sequence

import click

from dialin.cli.doctor.findings import Check
from dialin.cli.output import json_option, printed, show_one, tell


@click.command()
@json_option
@click.option("--fix", is_flag=True, help="Set the webhooks of the events' numbers where they are wrong.")
def doctor(as_json: bool, fix: bool) -> None:
    """Look at all that an evening needs: one line each, ok or what to do."""
    from dialin.cli.doctor.rounds_of_all import check_all

    checks = check_all(is_to_fix=fix)
    _show(checks, as_json=as_json)
    if count := sum(not check.is_ok for check in checks):
        tell(f"{count} {'thing is' if count == 1 else 'things are'} to be mended.")
        sys.exit(1)


def _show(checks: Sequence[Check], *, as_json: bool) -> None:
    if as_json:
        rows = [{"name": one.name, "ok": one.is_ok, "says": one.says, "mend": one.mend} for one in checks]
        show_one({"ok": all(check.is_ok for check in checks), "checks": rows}, as_json=True)
        return
    width = max(len(check.name) for check in checks)
    for check in checks:
        line = " ".join(part for part in (check.says, check.mend) if part)
        click.echo(printed(f"{check.kind.value:4}  {check.name:{width}}  {line}"))
