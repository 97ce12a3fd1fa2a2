"""What a leg needs from the company that it belongs to, and the words for its ways and ends."""

from typing import Literal, Protocol

from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.rooms.room import Participant
from dialin.rehearsal.turns import Turns

Direction = Literal["inbound", "outbound-api", "outbound-dial"]
OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
KEYS = frozenset("0123456789*#ABCD")


class LegOwner(Protocol):
    """The company, as its legs know it."""

    turns: Turns

    def participant(self, leg: CallLeg) -> Participant | None: ...

    def hear_voice(self, leg: CallLeg, words: str | None) -> None:
        """The person begins (words) or stops (None) to speak."""

    def leg_ended(self, leg: CallLeg) -> None: ...
