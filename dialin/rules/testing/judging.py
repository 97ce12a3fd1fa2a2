"""What the course of a test call proves, and what it does not."""

from dataclasses import dataclass

from dialin.rules.bridging.profiles import Profile, WithoutHost
from dialin.rules.testing.words import Kind, Result

AT_LEAST = 20.0  # seconds after the last keys that a line has to stand
MARGIN = 3.0  # on top of what a dial-in takes to turn somebody away
UNANSWERED = {
    "busy": Result.BUSY,
    "no-answer": Result.NO_ANSWER,
    "canceled": Result.NO_ANSWER,
    "failed": Result.FAILED,
}
WAITING = "waiting"  # the platform says that the conference does not run yet


@dataclass(frozen=True, slots=True)
class Course:
    """How far a test has come when its call was over."""

    is_answered: bool  # the provider has asked here what to do
    is_keyed: bool = False  # all keys were sent
    has_stood: bool = False
    is_heard: bool = False  # the test PIN has come in
    has_arrived: bool = False  # some call has come in on the number meanwhile
    after_keys: float = 0.0  # seconds from the last key to the end
    status: str = "completed"  # of the call, in the provider's words
    conference: str | None = None  # what the platform says


def stands_for(profile: Profile) -> float:
    """Seconds after the last keys after which a dial-in would have turned a wrong code away."""
    return max(AT_LEAST, profile.asks_until + MARGIN)


def judge(kind: Kind, course: Course, profile: Profile) -> Result:
    """A line that is over is judged; one that we hung up ourselves has stood."""
    if course.is_heard:
        return Result.PASSED
    if not course.is_answered:
        return UNANSWERED.get(course.status, Result.UNHEARD)
    if kind is Kind.DIAL_IN:
        return Result.NOT_TAKEN if course.has_arrived else Result.NOT_REACHED
    if course.conference == WAITING:
        return Result.NOT_OPEN
    if course.has_stood:
        return Result.PASSED
    return _turned_away(course, profile) if course.is_keyed else Result.DROPPED


def _turned_away(course: Course, profile: Profile) -> Result:
    """A dial-in that hangs up without its host does so at once; one that was given a wrong code asks for it again."""
    is_early = course.after_keys < profile.asks_until
    if profile.without_host is WithoutHost.HANGS_UP and is_early:
        return Result.NOT_OPEN
    return Result.REFUSED
