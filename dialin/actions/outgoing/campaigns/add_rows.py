"""One row of work for everybody whom a campaign tells, and one that says why for whoever it cannot tell."""

from collections.abc import Mapping
from typing import Any

from dialin.actions.outgoing.campaigns.plan_campaign import Plan
from dialin.rules.outgoing.words import LANES, Lane, Way
from dialin.store.act import Act
from dialin.store.campaign_people import blocked_people, finish_as_blocked, rows_by_person
from dialin.store.campaigns import Campaign
from dialin.store.outgoing import add_outgoing


def add_rows(act: Act, campaign: Campaign, plan: Plan) -> int:
    """How many are new. The event must be locked: nobody gets two rows for the same."""
    before = rows_by_person(act, campaign.event_id, campaign.kind)
    due_at, calls_from = max(act.now, campaign.begins_at), max(plan.calls_from, campaign.begins_at)
    told = [
        {
            **_row(campaign, one.attendee_id, before),
            "lane": LANES[one.way],
            "due_at": calls_from if one.way is Way.CALL else due_at,
            "details": {"way": one.way},
        }
        for one in plan.told
    ]
    known = blocked_people(act, campaign.id) if plan.cannot else set()
    new = [one for one in plan.cannot if one.attendee_id not in known]
    blocked = [{**_row(campaign, one.attendee_id, before), "lane": Lane.STAFF, "due_at": due_at} for one in new]
    add_outgoing(act, told)
    add_outgoing(act, blocked)
    for one in new:
        finish_as_blocked(act, _key(campaign, one.attendee_id, before), failure=str(one.reason))
    return len(told) + len(new)


def _row(campaign: Campaign, attendee_id: int, before: Mapping[int, int]) -> dict[str, Any]:
    return {
        "key": _key(campaign, attendee_id, before),
        "kind": campaign.kind,
        "event_id": campaign.event_id,
        "attendee_id": attendee_id,
        "campaign_id": campaign.id,
    }


def _key(campaign: Campaign, attendee_id: int, before: Mapping[int, int]) -> str:
    """Numbered where there were rows before: another way has been chosen since, or another campaign was stopped."""
    key = f"{campaign.kind}:{campaign.event_id}:{attendee_id}"
    return f"{key}:{before[attendee_id]}" if attendee_id in before else key
