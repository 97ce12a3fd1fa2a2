"""What the course of a test call proves, and what it does not."""

from dataclasses import dataclass

from dialin.rules.bridging.judging import Fall
from dialin.rules.bridging.judging import judge as judge_fall
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.profiles import Profile
from dialin.rules.testing.words import Conference, Kind, Result

AT_LEAST = 20.0  # seconds after the last keys that a line has to stand
MARGIN = 3.0  # on top of what a dial-in takes to turn somebody away
_UNANSWERED = {
    "busy": Result.BUSY,
    "no-answer": Result.NO_ANSWER,
    "canceled": Result.NO_ANSWER,
    "failed": Result.FAILED,
}
_FALLEN = {
    Outcome.REFUSED: Result.REFUSED,
    Outcome.NO_HOST: Result.NOT_OPEN,
    Outcome.FAILED: Result.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Course:
    """How far a test has come when its call was over; times are in seconds."""

    status: str = "completed"  # of the call, in the provider's words
    answered_for: float | None = None  # None: the provider has not asked here what to do
    first_keys_after: float | None = None  # from the answer; None: there is nothing to key
    after_keys: float | None = None  # since the last key; None: not all were sent
    has_stood: bool = False
    is_heard: bool = False  # the test PIN has come in
    has_arrived: bool = False  # some call has come in on the number meanwhile
    conference: Conference | None = None  # what the platform says
    was_in_before: bool = False  # a test with the same keys has passed


def stands_for(profile: Profile) -> float:
    """Seconds after the last keys after which a dial-in would have turned a wrong code away."""
    return max(AT_LEAST, profile.asks_until + MARGIN)


def judge(kind: Kind, course: Course, profile: Profile) -> Result:
    """A line that fell is judged as that of the evening is; one that we hung up ourselves has stood."""
    if course.is_heard:
        return Result.PASSED
    if course.answered_for is None:
        return _UNANSWERED.get(course.status, Result.UNHEARD)
    if kind is Kind.DIAL_IN:
        return Result.NOT_TAKEN if course.has_arrived else Result.NOT_REACHED
    if course.conference is Conference.WAITING:
        return Result.NOT_OPEN
    if course.has_stood:
        return Result.PASSED
    return _FALLEN[judge_fall(_fall_of(course), profile).outcome]


def _fall_of(course: Course) -> Fall:
    is_running = course.conference in (Conference.RUNNING, Conference.JOINED)
    return Fall(
        ending=course.status,
        stood=False,
        answered_for=course.answered_for,
        first_keys_after=course.first_keys_after,
        after_keys=course.after_keys,
        was_in_before=course.was_in_before,
        is_running=True if is_running else None,
    )
