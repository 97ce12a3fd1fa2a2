"""Who will be told by which way, who cannot be and why, how many calls that is, and when they are through."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.actions.outgoing.campaigns.means import Means
from dialin.rules.outgoing.calling_hours import first_reminder, next_moment_to_call
from dialin.rules.outgoing.expected_end import calls_done, start_begins, time_for
from dialin.rules.outgoing.letter_post import arrives_in_time
from dialin.rules.outgoing.ways import Reach, way_to_tell
from dialin.rules.outgoing.words import Purpose, Way
from dialin.rules.outgoing.working_days import locality_of
from dialin.rules.reaching.addresses import lines_of
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.campaign_people import calls_ahead, people_to_tell
from dialin.store.campaigns import running_campaign
from dialin.store.events import Event
from dialin.store.no_calls import not_called

KINDS = (Purpose.PIN, Purpose.REMINDER, Purpose.START, Purpose.CANCELLED)
SAME_RUSH = timedelta(hours=1)  # calls that are due so soon after the beginning stand in the same line


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who will be told."""

    attendee_id: int
    name: str
    way: Way


@dataclass(frozen=True, slots=True)
class NotTold:
    """Somebody who cannot be told, or could not. work_id: of the row that staff may try again."""

    attendee_id: int
    name: str
    reason: Refused
    work_id: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """ahead: calls of other kinds and events that come first. expected_end: of the calls; None where there are none."""

    kind: Purpose
    event_id: int
    told: tuple[Told, ...]
    cannot: tuple[NotTold, ...]
    ahead: int
    begins: datetime
    calls_from: datetime  # when the first call is made: not at night
    expected_end: datetime | None
    is_running: bool = False

    @property
    def ways(self) -> Mapping[Way, int]:
        return Counter(one.way for one in self.told)

    @property
    def calls(self) -> int:
        return self.ways.get(Way.CALL, 0)


def plan_campaign(act: Act, event: Event, kind: Purpose, means: Means) -> Plan:
    """A look that changes nothing. Of one that is running: whom it would still add."""
    running = running_campaign(act, event.id, kind)
    people = people_to_tell(act, event.id, kind, None if running is None else running.id)
    ways = ways_of(act, event, kind, people, means)
    told = tuple(Told(one.id, one.name, way) for one in people if isinstance(way := ways[one.id], Way))
    cannot = tuple(NotTold(one.id, one.name, why) for one in people if isinstance(why := ways[one.id], Refused))
    calls = sum(one.way is Way.CALL for one in told)
    begins = begins_at(act.now, event, kind, calls, means)
    schedule, locality = schedule_of(event), locality_of(event.timezone, means.land)
    calls_from = next_moment_to_call(begins, kind, schedule, locality)
    ahead = calls_ahead(act, until=calls_from + SAME_RUSH) if calls else 0
    wanted = time_for(calls + ahead, means.per_second)
    ends = calls_done(calls_from, wanted, kind, schedule, locality) if calls else None
    return Plan(kind, event.id, told, cannot, ahead, begins, calls_from, ends, is_running=running is not None)


def begins_at(now: datetime, event: Event, kind: Purpose, calls: int, means: Means) -> datetime:
    """When the first of so many calls is made, and the first message sent."""
    match kind:
        case Purpose.REMINDER:
            return max(now, first_reminder(event.starts, locality_of(event.timezone, means.land)))
        case Purpose.START:
            return max(now, start_begins(event.starts, calls, means.per_second))
        case _:
            return now


def ways_of(
    act: Act, event: Event, kind: Purpose, people: Sequence[Attendee], means: Means
) -> Mapping[int, Way | Refused]:
    """By attendee."""
    stopped = {row.number for row in not_called(act, [one.phone for one in people if one.phone])}
    locality = locality_of(event.timezone, means.land)
    posted = begins_at(act.now, event, kind, 0, means)
    arrives = arrives_in_time(posted, event.starts, locality)
    return {
        one.id: way_to_tell(
            Reach(
                delivery=Way(one.delivery),
                phone=one.phone,
                email=one.email,
                has_address=bool(lines_of(one)),
                is_typed=not one.is_untyped,
                wants_person=one.called_by == "person",
                wants_no_calls=one.phone in stopped,
                letter_arrives=arrives,
                can_mail=means.can_mail,
                can_text=means.can_text,
                abroad=means.abroad,
            ),
            kind,
        )
        for one in people
    }
