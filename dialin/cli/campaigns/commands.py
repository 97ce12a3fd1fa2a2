"""`dialin campaign start|show|stop`: by the ways that people chose, with the expected end of the calls."""

from collections.abc import Callable
from typing import Any

import click

from dialin.actions.outgoing.campaigns.means import Means, means_of
from dialin.actions.outgoing.campaigns.plan_campaign import KINDS, Plan, plan_campaign
from dialin.actions.outgoing.campaigns.show_campaign import show_campaign
from dialin.actions.outgoing.campaigns.start_campaign import refuse_kind, refuse_plan, start_campaign
from dialin.actions.outgoing.campaigns.stop_campaign import refuse_stop, stop_campaign
from dialin.cli.campaigns.reports import report_plan, report_progress
from dialin.cli.campaigns.watching import watch_campaign
from dialin.cli.opening import acting, done, event_named, looking, opened_services, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, tell
from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.events import Event


def _which(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options that every one of these commands needs."""
    kinds = click.Choice([kind.value for kind in KINDS])
    kind = click.option("--kind", required=True, type=kinds, help="What everybody is told.")
    return click.option("--event", "slug", required=True, help="The event's short name.")(kind(command))


@click.group()
def campaign() -> None:
    """Tell everybody of an event something: start, show, stop."""


@campaign.command()
@_which
@click.option("--dry-run", is_flag=True, help="Say who would be told and when, and tell nobody.")
@json_option
def start(slug: str, kind: str, dry_run: bool, as_json: bool) -> None:
    """Start telling them. Whoever registers later is told too; of a cancelled event this calls it off."""
    means, purpose = means_of(settings_or_refuse()), Purpose(kind)
    with looking() as act:
        event = event_named(act, slug)
        plan = _plan(act, event, purpose, means)
    if not as_json:
        report_plan(event, plan, means)
    if not dry_run:
        with acting() as act:
            event = event_named(act, slug)
            plan = done(start_campaign(act, event.id, purpose, means))
    if as_json:
        report_plan(event, plan, means, as_json=True)
    elif dry_run:
        tell("Nobody is told: this was a look.")
    elif purpose is Purpose.CANCELLED and event.cancelled_at is None:
        tell(f"{event.title} is called off, and people are being told.")
    else:
        tell(f"People are being told. See how it stands: dialin campaign show --event {event.slug} --kind {kind}")


def _plan(act: Act, event: Event, purpose: Purpose, means: Means) -> Plan:
    """Refused as the start would be."""
    if refused := refuse_kind(act, event, purpose):
        raise CommandRefused(str(refused))
    plan = plan_campaign(act, event, purpose, means)
    if refused := refuse_plan(event, plan, means):
        raise CommandRefused(str(refused))
    return plan


@campaign.command()
@_which
@click.option("--watch", is_flag=True, help="Wait, with a bar on a terminal, until nobody is left to be called.")
@json_option
def show(slug: str, kind: str, watch: bool, as_json: bool) -> None:
    """Who has been told, who has not and why, and when the calls are through."""
    purpose = Purpose(kind)
    with opened_services() as services:
        means = means_of(services.settings)
        with services.looking() as act:
            event = event_named(act, slug)
            progress = show_campaign(act, event, purpose, means)
            plan = plan_campaign(act, event, purpose, means) if progress.campaign is None else None
        if plan is not None:
            report_plan(event, plan, means, as_json=as_json)
            return
        if watch:
            progress = watch_campaign(services, event, progress, as_json=as_json)
    report_progress(event, progress, as_json=as_json)


@campaign.command()
@_which
@click.option("--dry-run", is_flag=True, help="Say how many people would not be told any more.")
@json_option
def stop(slug: str, kind: str, dry_run: bool, as_json: bool) -> None:
    """Stop telling them. Calls that are under way go on to their end."""
    means, purpose = means_of(settings_or_refuse()), Purpose(kind)
    with looking() if dry_run else acting() as act:
        event = event_named(act, slug)
        if dry_run:
            if refused := refuse_stop(act, event.id, purpose):
                raise CommandRefused(str(refused))
        else:
            done(stop_campaign(act, event.id, purpose))
        progress = show_campaign(act, event, purpose, means)
    report_progress(event, progress, as_json=as_json)
