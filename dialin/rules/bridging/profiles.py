"""How each dial-in behaves: when it listens, how it takes a wrong code, and what it does without its host."""

from dataclasses import dataclass
from enum import Enum

_ASKING = 6.0  # the least that a dial-in needs to ask once more and to find that nothing is keyed


class WithoutHost(Enum):
    """What a dial-in does with a caller whose code is right while its host is not there yet."""

    HOLDS = "holds"  # with music or silence, so that a leg that is hung up on was turned away for its keys
    HANGS_UP = "hangs up"
    EITHER = "either"  # as whoever runs it has set it up, or nobody knows


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a platform's dial-in; all times are in seconds."""

    listens_after: float  # from its answer until its first prompt has been said, or may be keyed into
    next_step: float  # from one group of keys until it listens for the next
    decides_after: float  # from the last keys until somebody with a right code is in
    tries: int  # how often it asks before it hangs up; 1: at once, or not known
    without_host: WithoutHost
    source: str  # of these figures

    @property
    def asks_until(self) -> float:
        """From the last keys until it may have hung up for a code that it did not hear, since it asks again before.

        0 where that is not known.
        """
        return self.decides_after + (self.tries - 1) * _ASKING if self.tries > 1 else 0.0


# A comma of a one-tap line is about two seconds; each platform writes its own line for its own prompts.
_ONE_TAP = "the platform's own one-tap line: "

_PROFILES = {
    "zoom": Profile(
        6, 8, 5, 3, WithoutHost.HOLDS, _ONE_TAP + "two commas, then four; guides of hospitals: music until it starts"
    ),
    "teams": Profile(6, 6, 6, 3, WithoutHost.HOLDS, _ONE_TAP + "two commas; telephones wait in the lobby"),
    "webex": Profile(6, 4, 6, 3, WithoutHost.HOLDS, _ONE_TAP + "two commas, then the second # of CODE## at once"),
    "bigbluebutton": Profile(
        4,
        4,
        3,
        3,
        WithoutHost.HANGS_UP,
        "its own FreeSWITCH example: three prompts of 7 seconds; issues 9161, 16003: hangs up until somebody is in",
    ),
    "jitsi": Profile(6, 5, 6, 3, WithoutHost.EITHER, _ONE_TAP + "two commas; its voice menu asks several times"),
    "jitsi-admin": Profile(8, 6, 6, 3, WithoutHost.EITHER, _ONE_TAP + "four commas; a lobby, or «too early»"),
    "nextcloud-talk": Profile(5, 4, 5, 3, WithoutHost.EITHER, _ONE_TAP + "two commas, then one"),
    "goto": Profile(6, 6, 5, 3, WithoutHost.HOLDS, _ONE_TAP + "two commas; callers hold until the organiser is there"),
    "meet": Profile(5, 5, 6, 3, WithoutHost.EITHER, _ONE_TAP + "two commas; callers ask to be let in"),
    "chime": Profile(5, 5, 6, 3, WithoutHost.EITHER, _ONE_TAP + "two commas"),
    "freeconference": Profile(6, 5, 5, 3, WithoutHost.HOLDS, _ONE_TAP + "two commas; music until the host is there"),
    "skype": Profile(6, 6, 6, 3, WithoutHost.HOLDS, "as Teams, its successor, whose dial-in it shared"),
}
_UNKNOWN = Profile(6, 5, 5, 1, WithoutHost.EITHER, "nothing is known: what most of the others have in common")


def profile_of(platform: str | None) -> Profile:
    """For a platform that is not known, the most careful of what the others have in common."""
    return _PROFILES.get(platform or "", _UNKNOWN)
