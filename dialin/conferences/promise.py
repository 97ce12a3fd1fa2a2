"""What dialin asks of a videoconference's platform, and how that fails."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from dialin.rules.bridging.platforms import ASKED


class Reason(StrEnum):
    """Why the platform has said nothing that can be used; kept as a word, shown to staff as a sentence."""

    UNREACHABLE = "unreachable"  # no connection, or a fault of the server
    SLOW = "slow"
    REFUSED = "refused"  # the secret is not the server's
    UNKNOWN = "unknown"  # it answers, and knows no such meeting: not begun yet, over, or another id
    AMBIGUOUS = "ambiguous"  # several meetings have this name
    NONSENSE = "nonsense"  # an answer that is none of this platform's
    MOVED = "moved"  # it sends us to another address, where the secret does not go

    @property
    def is_silence(self) -> bool:
        """Whether it says nothing about the meeting: what it said last may still hold."""
        return self not in (Reason.UNKNOWN, Reason.AMBIGUOUS)


class ConferenceTrouble(Exception):
    """The platform could not be asked, or did not say. The sentence names neither secret nor person."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Seen:
    """What the platform says of a meeting; None where it does not say."""

    numbers: tuple[str, ...] = ()  # E.164, the one to be dialled first
    code: str | None = None  # digits that lead into this meeting, without what ends them
    is_running: bool | None = None
    participants: int | None = None
    telephones: int | None = None  # participants who listen by telephone
    has_our_leg: bool | None = None  # whether one of them is the event's own number; None also where names hide it
    made_at: datetime | None = None  # a meeting that is made anew has another code

    @property
    def number(self) -> str | None:
        return self.numbers[0] if self.numbers else None

    @property
    def digits(self) -> str | None:
        """The keys, without any wait."""
        return None if self.code is None else f"{self.code}#"


class Asked(Protocol):
    """What has to be known of an event so that its platform can be asked: any row with these columns."""

    @property
    def number(self) -> str | None: ...
    @property
    def bridge_platform(self) -> str | None: ...
    @property
    def bridge_api(self) -> str | None: ...
    @property
    def bridge_secret(self) -> str | None: ...
    @property
    def bridge_meeting(self) -> str | None: ...


def can_be_asked(event: Asked) -> bool:
    return event.bridge_platform in ASKED and bool(event.bridge_api and event.bridge_meeting)


class Conferences(Protocol):
    """Speaks HTTP with a time-out; is not called inside a transaction."""

    def look(self, event: Asked) -> Seen:
        """What the platform says now. Raises `ConferenceTrouble`, also for an event that names none to be asked."""
