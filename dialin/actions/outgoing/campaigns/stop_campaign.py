"""Stops a campaign: whoever has not been told yet is not told; a call that is under way goes on to its end."""

from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.campaigns import Campaign, mark_stopped, running_campaign
from dialin.store.events import lock_event
from dialin.store.outgoing import Wanted, stop_outgoing

NOT_RUNNING = Refused("This is not running. Nothing needs to be done.")


def stop_campaign(act: Act, event_id: int, kind: Purpose) -> int | Refused:
    """How many people are not told any more."""
    lock_event(act, event_id)
    campaign = running_campaign(act, event_id, kind)
    return NOT_RUNNING if campaign is None else end_campaign(act, campaign)


def refuse_stop(act: Act, event_id: int, kind: Purpose) -> Refused | None:
    return NOT_RUNNING if running_campaign(act, event_id, kind) is None else None


def end_campaign(act: Act, campaign: Campaign) -> int:
    """The event must be locked."""
    mark_stopped(act, campaign.id)
    left = stop_outgoing(act, Wanted(campaign_id=campaign.id), Outcome.STOPPED, only_waiting=True)
    log_change(act, "campaign.stop", event_id=campaign.event_id, campaign=campaign.kind, people=left)
    return left
