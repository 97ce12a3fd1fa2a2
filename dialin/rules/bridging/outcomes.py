"""What became of a call into a videoconference."""

from enum import StrEnum


class Outcome(StrEnum):
    """How far a leg has come; only what was seen, never why."""

    JOINED = "joined"  # it stands for a minute, or the platform names it among those who are there
    REFUSED = "refused"  # hung up after its keys, as a dial-in does that does not take them
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    NO_HOST = "no_host"  # hung up as a dial-in does until its host is there
    FAILED = "failed"  # not reachable
    LOST = "lost"  # it stood, and fell
