"""How often somebody is called, and how long the city waits after what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.rules.outgoing.calling_hours import next_moment_to_call
from dialin.rules.outgoing.outcomes import MAY_PASS
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.outgoing.working_days import Locality
from dialin.rules.phases import Schedule

_5_MINUTES, _15_MINUTES, _30_MINUTES = timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30)
_HOUR, _2_HOURS, _4_HOURS = timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)
_Pauses = tuple[timedelta, ...]  # after the first try, the second, …; the last of them goes on


@dataclass(frozen=True, slots=True)
class Plan:
    """tries: at most. pauses: by outcome; one that is missing has the usual ones."""

    tries: int
    usual: _Pauses
    pauses: Mapping[Outcome, _Pauses]
    takes_hang_up_for_no: bool = False
    again_after: frozenset[Outcome] = MAY_PASS


_BUSY = {Outcome.BUSY: (_5_MINUTES, _15_MINUTES, _HOUR)}
_AT_THE_START = (timedelta(minutes=4), timedelta(minutes=10))
PLANS = {  # an answer to a question goes by letter alone
    Purpose.PIN: Plan(4, (_2_HOURS,), _BUSY | {Outcome.MACHINE: (_2_HOURS, _4_HOURS)}),
    # "Hanging up changes nothing": whoever has heard what it is about does not have to hear it twice.
    Purpose.REMINDER: Plan(2, (_2_HOURS,), _BUSY, takes_hang_up_for_no=True),
    # "Or simply hang up" is what the starting call says to whoever cannot come.
    Purpose.START: Plan(3, _AT_THE_START, {}, takes_hang_up_for_no=True),
    Purpose.OFFER: Plan(3, (_30_MINUTES,), _BUSY),
    Purpose.CANCELLED: Plan(4, (_HOUR,), _BUSY),
    # Others wait for the seat: only a busy line, which somebody is at, is tried once more.
    Purpose.STANDBY: Plan(2, (timedelta(minutes=2),), {}, again_after=frozenset({Outcome.BUSY})),
}


def next_try(purpose: Purpose, outcome: Outcome, tries: int) -> timedelta | None:
    """How long to wait after this many tries, of which the last came out so; None: it is not tried again."""
    plan = PLANS.get(purpose)
    if plan is None or outcome not in plan.again_after or tries >= plan.tries:
        return None
    if outcome == Outcome.HUNG_UP and plan.takes_hang_up_for_no:
        return None
    pauses = plan.pauses.get(outcome, plan.usual)
    return pauses[min(tries, len(pauses)) - 1]


@dataclass(frozen=True, slots=True)
class Tried:
    """A call that was made. tries: with this one. at: when it ended."""

    purpose: Purpose
    outcome: Outcome
    tries: int
    at: datetime


def next_call(tried: Tried, schedule: Schedule, locality: Locality) -> datetime | None:
    """When the same call is made once more, within calling hours; None: never, as it would come too late."""
    pause = next_try(tried.purpose, tried.outcome, tried.tries)
    if pause is None:
        return None
    at = next_moment_to_call(tried.at + pause, tried.purpose, schedule, locality)
    return at if at < too_late(tried.purpose, schedule) else None


def too_late(purpose: Purpose, schedule: Schedule) -> datetime:
    """From here on a call for this would help nobody; a PIN does until the end, since people may come late."""
    return schedule.starts if purpose is Purpose.REMINDER else schedule.ends
