"""What `dialin campaign` prints: the plan before anybody is told, and how far it has come since."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import NotTold, Plan
from dialin.actions.outgoing.campaigns.show_campaign import Progress
from dialin.cli.output import columns, show_one, tell
from dialin.rules.outgoing.words import Way
from dialin.store.events import Event

BY = {
    Way.CALL: "by call",
    Way.SMS: "by SMS",
    Way.EMAIL: "by email",
    Way.LETTER: "by letter",
    Way.STAFF: "by the office",
}


def report_plan(event: Event, plan: Plan, means: Means, *, as_json: bool = False) -> None:
    times = {"begins": _local(event, plan.begins), "expected_end": _local(event, plan.expected_end)}
    if as_json:
        numbers = {"calls": plan.calls, "ways": _named(plan.ways), "done": {}, "left": len(plan.told)}
        document = {"kind": plan.kind.value, "event": event.slug, "running": plan.is_running, **times, **numbers}
        show_one(document | {"cannot": _listed(plan.cannot)}, as_json=True)
        return
    told = ", ".join(f"{plan.ways[way]} {words}" for way, words in BY.items() if plan.ways.get(way))
    tell(f"To be told: {len(plan.told)} people{f' ({told})' if told else ''}, from {_clock(times['begins'])} on.")
    if plan.calls:
        ahead = f", behind {plan.ahead} calls that wait already" if plan.ahead else ""
        pace = f"{means.per_second} a second"
        tell(f"Calls: {plan.calls} at {pace}{ahead}; expected to be through at {_clock(times['expected_end'])}.")
    _show(plan.cannot, "cannot be told because")


def report_progress(event: Event, progress: Progress, *, as_json: bool) -> None:
    campaign = progress.campaign
    times = {
        "begins": _local(event, None if campaign is None else campaign.begins_at),
        "expected_end": _local(event, progress.expected_end),
    }
    if as_json:
        numbers = {
            "calls": progress.ways.get(Way.CALL, 0),
            "ways": _named(progress.ways),
            "done": {outcome.value: number for outcome, number in progress.done.items()},
            "left": progress.left,
        }
        document = {"kind": progress.kind.value, "event": event.slug, "running": progress.is_running}
        show_one(document | times | numbers | {"cannot": _listed(progress.cannot)}, as_json=True)
        return
    click.echo(f"{event.title}: {progress.kind.value}, {'running' if progress.is_running else 'not running'}")
    rows = [*((outcome.value, number) for outcome, number in progress.done.items()), ("left", progress.left)]
    click.echo(columns(["what became of it", "people"], rows))
    if progress.left_by_hand:
        click.echo(f"Of those left, {progress.left_by_hand} wait for a letter to be printed or for the office.")
    if progress.expected_end is not None:
        click.echo(f"The calls are expected to be through at {_clock(times['expected_end'])}.")
    _show(progress.cannot, "was not reached because")


def _show(people: Iterable[NotTold], why: str) -> None:
    rows = [(one.attendee_id, one.name, str(one.reason)) for one in people]
    if rows:
        click.echo(columns(["attendee", "name", why], rows))


def _listed(people: Iterable[NotTold]) -> list[dict[str, Any]]:
    return [{"attendee": one.attendee_id, "name": one.name, "reason": str(one.reason)} for one in people]


def _named(ways: Mapping[Way, int]) -> dict[str, int]:
    return {way.value: ways.get(way, 0) for way in Way}


def _local(event: Event, moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(ZoneInfo(event.timezone))


def _clock(moment: datetime | None) -> str:
    return "an unknown time" if moment is None else f"{moment:%Y-%m-%d %H:%M %Z}"
