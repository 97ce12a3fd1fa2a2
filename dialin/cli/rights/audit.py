"""`dialin audit`: whether the log of what was done is whole."""

from contextlib import suppress
from typing import Any

import click

from dialin.actions.audit.begin_anew import begin_anew
from dialin.actions.audit.check_entries import UNREADABLE, LogCheck, check_entries
from dialin.actions.audit.faults import Found
from dialin.cli.opening import acting, opened_services
from dialin.cli.output import CommandRefused, json_option, show_one, tell
from dialin.jobs.log import chain_log


@click.group()
def audit() -> None:
    """The log of what was done: whether it is whole."""


@audit.command()
@json_option
def check(as_json: bool) -> None:
    """Go through the log: is every entry there, and as it was written? Exit status 1 where it is not."""
    with opened_services() as services:
        with suppress(*UNREADABLE):  # which the check says
            chain_log.do(services)
        with services.looking() as act:
            checked = check_entries(act)
    _show(checked, as_json=as_json)
    if not checked.is_whole:
        raise CommandRefused("The log is not whole. Keep the database as it is, and find out who has been at it.")


@audit.command()
@json_option
def begin(as_json: bool) -> None:
    """Take the log as it is, after a change that was meant, and begin its chain anew; the log says so.

    Shows what was wrong until now. Others cannot write meanwhile: not while callers are on the line.
    """
    with acting() as act:
        before = begin_anew(act)
    _show(before, as_json=as_json)
    tell("The chain of the log was begun anew.")


def _show(checked: LogCheck, *, as_json: bool) -> None:
    answer: dict[str, Any] = {
        "whole": checked.is_whole,
        "entries": checked.entries,
        "since": checked.since,
        "not_chained_yet": checked.waiting,
        "faults": [
            {"fault": one.fault.value, "number": one.number, "last": one.last, "sentence": _said(one)}
            for one in checked.found
        ],
    }
    show_one(answer, as_json=as_json)
    if not as_json:
        for fault in answer["faults"]:
            click.echo(fault["sentence"])


def _said(one: Found) -> str:
    return one.sentence.format_map(one.values)
