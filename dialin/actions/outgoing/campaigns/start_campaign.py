"""Starts a campaign: from now on everybody of the event is told, whoever registers later too."""

from dataclasses import replace

from dialin.actions.events.call_off import call_off
from dialin.actions.outgoing.campaigns.add_rows import add_rows
from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import KINDS, Plan, plan_campaign
from dialin.rules.outgoing.retrying import too_late
from dialin.rules.outgoing.words import Purpose, Way
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.campaigns import Campaign, add_campaign, running_campaign
from dialin.store.events import Event, lock_event

NO_NUMBER = Refused(
    "The event has no number of its own to call from. Give it one, under its settings or with "
    "dialin event set --number.",
    field="number",
)
FROM_A_NUMBER = (Way.CALL, Way.SMS)


def start_campaign(act: Act, event_id: int, kind: Purpose, means: Means) -> Plan | Refused:
    """The plan that is carried out now. The caller rolls back on a refusal.

    Of CANCELLED: calls the event off first, where that has not been done.
    """
    event = lock_event(act, event_id)
    refused = refuse_kind(act, event, kind)
    if refused is None and kind is Purpose.CANCELLED and event.cancelled_at is None:
        refused = call_off(act, event_id)
    if refused is not None:
        return refused
    plan = plan_campaign(act, event, kind, means)
    refused = refuse_plan(event, plan, means)
    if refused is not None:
        return refused
    begin_campaign(act, plan)
    return replace(plan, is_running=True)


def begin_campaign(act: Act, plan: Plan) -> None:
    """The event must be locked."""
    values = {"event_id": plan.event_id, "kind": plan.kind, "begins_at": plan.begins, "started_at": act.now}
    campaign_id = add_campaign(act, {**values, "started_by": act.author})
    campaign = Campaign(campaign_id, plan.event_id, plan.kind, plan.begins, act.now, act.author, None, None)
    add_rows(act, campaign, plan)
    log_change(act, "campaign.start", event_id=plan.event_id, campaign=plan.kind, people=len(plan.told))


def refuse_kind(act: Act, event: Event, kind: Purpose) -> Refused | None:
    """Why this cannot be started whoever is registered."""
    said = {"title": event.title}
    if kind not in KINDS:
        return Refused("This is nothing that everybody is told.")
    if event.ended_at is not None or act.now >= too_late(kind, schedule_of(event)):
        return Refused("{title} is over, or it is too late for this. Nobody is told any more.", said)
    if event.cancelled_at is not None and kind is not Purpose.CANCELLED:
        return Refused("{title} was called off. All that people can be told now is that.", said)
    if running_campaign(act, event.id, kind) is not None:
        return Refused("This is running already. See how it stands, or stop it first.")
    return None


def refuse_plan(event: Event, plan: Plan, means: Means) -> Refused | None:
    """Why this plan cannot be carried out. event: as it was before it was called off."""
    is_news = plan.kind is Purpose.CANCELLED and event.cancelled_at is None
    if not plan.told and not plan.cannot and not is_news:
        return Refused("There is nobody to tell: nobody is registered for this, or everybody knows it already.")
    if any(plan.ways.get(way) for way in FROM_A_NUMBER):
        return means.missing or (NO_NUMBER if event.number is None else None)
    return None
