"""Keeps running campaigns up to date: who is new is told, who has cancelled is not, and promised calls begin."""

from dataclasses import replace
from datetime import datetime

from dialin.actions.outgoing.campaigns.add_rows import add_rows
from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import begins_at, plan_campaign, ways_of
from dialin.actions.outgoing.campaigns.start_campaign import begin_campaign, refuse_kind
from dialin.actions.outgoing.campaigns.stop_campaign import end_campaign
from dialin.rules.outgoing.retrying import too_late
from dialin.rules.outgoing.words import LANES, Lane, Outcome, Purpose, Way
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.campaign_people import (
    SEATED_ONLY,
    blocked_people,
    count_calls,
    doubtful_rows,
    move_beginning,
    people_to_tell,
)
from dialin.store.campaigns import Campaign, campaigns_of, running_campaign
from dialin.store.events import Event, load_event, lock_event
from dialin.store.outgoing import Wanted, stop_outgoing
from dialin.store.work import Work


def needs_filling(act: Act, campaign: Campaign, means: Means) -> bool:
    """A look that takes no lock."""
    event = load_event(act, campaign.event_id)
    if _is_over(act, event, campaign.kind) or _outdated(act, event, campaign, means):
        return True
    return _has_new_people(act, event, campaign, means) or _is_moved(act, event, campaign, means)


def fill_campaign(act: Act, campaign: Campaign, means: Means) -> None:
    event = lock_event(act, campaign.event_id)
    if running_campaign(act, event.id, campaign.kind) != campaign:
        return
    if _is_over(act, event, campaign.kind):
        end_campaign(act, campaign)
        return
    for row in _outdated(act, event, campaign, means):
        wanted = Wanted(campaign_id=campaign.id, attendee_id=row.attendee_id)
        stop_outgoing(act, wanted, Outcome.STOPPED, only_waiting=True)
    if _is_moved(act, event, campaign, means):
        campaign = replace(campaign, begins_at=_begins(act, event, campaign, means))
        move_beginning(act, campaign.id, begins_at=campaign.begins_at)
    add_rows(act, campaign, plan_campaign(act, event, campaign.kind, means))


def begin_promised(act: Act, event_id: int, means: Means) -> None:
    """The calls at the start that people were promised: no clerk has to click, and one who has stopped them counts."""
    event = lock_event(act, event_id)
    if refuse_kind(act, event, Purpose.START) is not None:
        return
    if any(one.kind is Purpose.START for one in campaigns_of(act, event_id)):
        return
    plan = plan_campaign(act, event, Purpose.START, means)
    if plan.begins <= act.now and (plan.told or plan.cannot):
        begin_campaign(act, plan)


def _is_over(act: Act, event: Event, kind: Purpose) -> bool:
    if event.cancelled_at is not None and kind is not Purpose.CANCELLED:
        return True
    return event.ended_at is not None or act.now >= too_late(kind, schedule_of(event))


def _has_new_people(act: Act, event: Event, campaign: Campaign, means: Means) -> bool:
    """Besides those whom nothing reaches: these are looked at every time, since their number may be corrected."""
    people = people_to_tell(act, campaign.event_id, campaign.kind, campaign.id)
    if not people:
        return False
    known = blocked_people(act, campaign.id)
    ways = ways_of(act, event, campaign.kind, people, means)
    return any(isinstance(ways[one.id], Way) or one.id not in known for one in people)


def _outdated(act: Act, event: Event, campaign: Campaign, means: Means) -> list[Work]:
    """Rows whose person is to be told by another way by now, or not at all."""
    found = doubtful_rows(act, campaign.id, campaign.kind)
    ways = ways_of(act, event, campaign.kind, [person for _, person in found], means)
    return [row for row, person in found if _is_gone(person, campaign.kind) or not _goes(row, ways[person.id])]


def _is_gone(person: Attendee, kind: Purpose) -> bool:
    if kind in SEATED_ONLY and person.seat is None:
        return True
    if kind is Purpose.START and not (person.callback or person.has_dial):
        return True
    return person.cancelled_at is not None or person.barred_at is not None


def _goes(row: Work, way: object) -> bool:
    """Whether the row goes this way."""
    if not isinstance(way, Way) or LANES[way] is not row.lane:
        return False
    return row.lane is not Lane.MESSAGES or row.details.get("way", way) == way


def _begins(act: Act, event: Event, campaign: Campaign, means: Means) -> datetime:
    return begins_at(act.now, event, campaign.kind, count_calls(act, campaign), means)


def _is_moved(act: Act, event: Event, campaign: Campaign, means: Means) -> bool:
    """The event has another start by now, or so many more people that the calls have to begin earlier.

    Where they have begun for the start as it was, they begin once more for the new one.
    """
    begins = _begins(act, event, campaign, means)
    return begins != campaign.begins_at and act.now < max(begins, campaign.begins_at)
