"""How a campaign stands: who is told, who is left, who could not be reached and why, and when it is through."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import NotTold, ways_of
from dialin.rules.outgoing.expected_end import A_RING, calls_done, time_for
from dialin.rules.outgoing.outcomes import SENTENCES
from dialin.rules.outgoing.words import Lane, Outcome, Purpose, Way
from dialin.rules.outgoing.working_days import locality_of
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.campaign_people import Standing, calls_ahead, people_not_reached, rows_not_reached, standings
from dialin.store.campaigns import Campaign, campaigns_of
from dialin.store.events import Event
from dialin.store.work import Work

WAYS = {Lane.CALLS: Way.CALL, Lane.LETTERS: Way.LETTER, Lane.STAFF: Way.STAFF}


@dataclass(frozen=True, slots=True)
class Progress:
    """campaign: the last of its kind; None where there was none. done: people by what became of it.

    expected_end: of the calls; None where none is left. left_by_hand: letters to print and people to be told by staff.
    """

    kind: Purpose
    campaign: Campaign | None
    ways: Mapping[Way, int]
    done: Mapping[Outcome, int]
    left: int
    left_by_hand: int
    expected_end: datetime | None
    cannot: tuple[NotTold, ...]

    @property
    def is_running(self) -> bool:
        return self.campaign is not None and self.campaign.stopped_at is None

    @property
    def people(self) -> int:
        return self.left + sum(self.done.values())


def show_campaign(act: Act, event: Event, kind: Purpose, means: Means) -> Progress:
    """Of everybody the last that was tried counts, be it of this campaign or of one before."""
    of_kind = [one for one in campaigns_of(act, event.id) if one.kind is kind]
    found = standings(act, event.id, kind)
    left = [one for one in found if not one.is_done]
    ways, done = Counter[Way](), Counter[Outcome]()
    for one in found:
        ways[_way_of(one)] += one.number
        if one.is_done and one.outcome is not None:
            done[one.outcome] += one.number
    return Progress(
        kind=kind,
        campaign=of_kind[0] if of_kind else None,
        ways=ways,
        done=done,
        left=sum(one.number for one in left),
        left_by_hand=sum(one.number for one in left if one.lane in (Lane.LETTERS, Lane.STAFF)),
        expected_end=_expected_end(act, event, kind, left, means),
        cannot=_not_reached(act, event, kind, means),
    )


def _way_of(one: Standing) -> Way:
    if one.lane is Lane.MESSAGES:
        return Way.EMAIL if one.delivery == Way.EMAIL else Way.SMS
    return WAYS[one.lane]


def _expected_end(act: Act, event: Event, kind: Purpose, left: Sequence[Standing], means: Means) -> datetime | None:
    """Those that wait for another try end no earlier than that."""
    calls = [one for one in left if one.lane is Lane.CALLS]
    if not calls:
        return None
    waiting = [one for one in calls if not one.is_begun]
    if not waiting:
        return act.now + A_RING
    ahead = calls_ahead(act, until=max(act.now, *(one.last_due for one in waiting)))
    number = max(ahead, sum(one.number for one in waiting))
    begins = max(act.now, min(one.first_due for one in waiting))
    locality = locality_of(event.timezone, means.land)
    through = calls_done(begins, time_for(number, means.per_second), kind, schedule_of(event), locality)
    last = calls_done(max(one.last_due for one in waiting), A_RING, kind, schedule_of(event), locality)
    return max(through, last)


def _not_reached(act: Act, event: Event, kind: Purpose, means: Means) -> tuple[NotTold, ...]:
    rows, people = rows_not_reached(act, event.id, kind), people_not_reached(act, event.id, kind)
    found = [(row, people.get(row.attendee_id or 0)) for row in rows]
    blocked = [person for row, person in found if person is not None and not row.attempts]
    reasons = ways_of(act, event, kind, blocked, means)
    return tuple(
        NotTold(
            person.id,
            person.name,
            why if isinstance(why := reasons.get(person.id), Refused) else _reason(row),
            row.id,
        )
        for row, person in found
        if person is not None
    )


def _reason(row: Work) -> Refused:
    if row.failure:
        return Refused(row.failure.translate({ord("{"): "(", ord("}"): ")"}))  # the provider's words have no fields
    return Refused(SENTENCES[row.outcome or Outcome.UNKNOWN])
