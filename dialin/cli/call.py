"""`dialin call`: a telephone in the terminal, on the line of the rehearsal's telephone company."""

import json
import sys
from http.client import HTTPException
from urllib.parse import urlsplit
from urllib.request import urlopen

import click

from dialin.cli.opening import settings_or_refuse
from dialin.cli.output import CommandRefused
from dialin.config import is_loopback
from dialin.rehearsal.live import run_terminal, wait_in_terminal
from dialin.rehearsal.numbers import as_dialled

DEMO_COMPANY = "http://127.0.0.1:8001"


@click.command()
@click.option(
    "--from",
    "from_",
    metavar="+49…",
    default="+493023125010",
    help="The caller's number, or anonymous. With --wait: the number that rings; default: any.",
)
@click.option("--to", metavar="+49…", help="Default: the first number of the company.")
@click.option("--wait", is_flag=True, help="Do not call: wait until the city calls, and answer.")
@click.pass_context
def call(context: click.Context, from_: str, to: str | None, wait: bool) -> None:
    """Call a running server: type keys, /say words, /hangup."""
    company = _company()
    numbers = _numbers(company)
    if wait:
        is_named = context.get_parameter_source("from_") is not click.core.ParameterSource.DEFAULT
        sys.exit(wait_in_terminal(company, from_ if is_named else None, sys.stdin, sys.stdout))
    if to is not None and as_dialled(to) not in numbers:
        raise CommandRefused(f"{to} is not in service here. Call {' or '.join(numbers)}.")
    caller = None if from_ in ("anonymous", "withheld", "") else from_
    sys.exit(run_terminal(company, caller, to or numbers[0], sys.stdin, sys.stdout))


def _company() -> str:
    """The telephone company in a box; a real provider is never called from here."""
    url = settings_or_refuse().provider_url
    return url if is_loopback(urlsplit(url).hostname or "") else DEMO_COMPANY


def _numbers(company: str) -> list[str]:
    """Every number that can be called there, one at least."""
    try:
        with urlopen(f"{company}/rehearsal/state", timeout=5) as answer:  # noqa: S310 (loopback only)
            numbers = [str(number) for number in json.load(answer)["numbers"]]
    except (OSError, HTTPException, ValueError, KeyError):
        numbers = []
    if not numbers:
        raise CommandRefused(f"No telephone company answers at {company}. Start one with: dialin demo")
    return numbers
