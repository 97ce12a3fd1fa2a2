"""What a leg's fall says: by when it fell, by the provider's word, and by the platform's where it has one."""

from dataclasses import dataclass

from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.profiles import Profile, WithoutHost

SOON = 15.0  # seconds after its keys; a dial-in that has taken the same keys before and hangs up so soon is closed

_UNANSWERED = {"busy": Outcome.BUSY, "no-answer": Outcome.NO_ANSWER}


@dataclass(frozen=True, slots=True)
class Fall:
    """What is known of a leg at its end; all times are in seconds."""

    ending: str  # the provider's word for it, or why nothing could be dialled
    stood: bool  # it had joined for good
    answered_for: float | None  # None: it was not answered
    first_keys_after: float | None  # from the answer, when the first keys were due; None: nothing is to be keyed
    after_keys: float | None  # since the last keys, or since the answer where there are none; None: not all were sent
    was_in_before: bool  # the same keys have led in, on this event
    is_running: bool | None  # as the platform itself says, after the fall; None: it does not say


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of it. is_sure: the platform has said so, and not only the time that passed."""

    outcome: Outcome
    is_sure: bool = False


def judge(fall: Fall, profile: Profile) -> Verdict:
    if fall.stood:
        return Verdict(Outcome.LOST, is_sure=True)
    if fall.answered_for is None:
        return Verdict(_UNANSWERED.get(fall.ending, Outcome.FAILED), is_sure=True)
    if fall.is_running is False:
        return Verdict(Outcome.NO_HOST, is_sure=not fall.was_in_before)  # one that has been open was not never opened
    if fall.after_keys is None and fall.answered_for < (fall.first_keys_after or 0.0):
        return Verdict(Outcome.FAILED)  # whatever has answered hung up before a key was sent
    if fall.is_running:
        return Verdict(Outcome.REFUSED, is_sure=True)
    if fall.first_keys_after is None:
        return Verdict(Outcome.NO_HOST)  # there was nothing that it could have refused
    return Verdict(Outcome.NO_HOST if _is_closed(fall, profile) else Outcome.REFUSED)


def _is_closed(fall: Fall, profile: Profile) -> bool:
    """It did not ask again, as it does for keys that it does not take."""
    since = fall.after_keys or 0.0
    if fall.was_in_before and since < max(SOON, profile.asks_until):
        return True
    return profile.without_host is not WithoutHost.HOLDS and since < profile.asks_until
