"""What running documents need from whoever carries the calls: the company in a box today, a real SIP line later.

Everything above this file (verbs, rooms, what runs them) knows networks and legs by these protocols alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.network.scripts import Script
from dialin.rehearsal.network.steps import Callback, EndedBy, Fetching, Over, StatusCallback, Steps
from dialin.rehearsal.twiml.elements import Document, Verb
from dialin.rehearsal.wire.sender import Delivered


class CallLeg(Protocol):
    """One side of a telephone conversation, whoever is at its far end.

    What happens there (keys, speech, hanging up) is handed to `script` as events, and to `end`.
    """

    sid: str
    from_: str
    to: str
    status: str
    fallback: tuple[str, str] | None
    # The leg at the other end of a <Dial>.
    bridged: "CallLeg | None"
    script: Script[Over] | None
    # What a SIP address answered, as parameters of the request after the <Dial>.
    sip_answer: dict[str, str]

    @property
    def is_answered(self) -> bool: ...

    @property
    def is_over(self) -> bool: ...

    @property
    def duration(self) -> int:
        """Whole seconds from the answer to the end."""

    def answer(self) -> None: ...

    def end(self, status: str, reason: str, *, by: EndedBy) -> None:
        """End the leg; its script lets go of rooms, children and recordings first."""

    def hear(self, playing: Playing) -> None:
        """Let the far end hear a sound from now on."""

    def sound_ended(self, playing: Playing) -> None: ...

    def receive_tone(self, key: str) -> None:
        """Let the far end hear a key (DTMF)."""

    def note_state(self, state: str, text: str = "") -> None:
        """Tell whoever watches this leg that it is connected, in a room, bridged or over."""

    def note_document(self, url: str, document: Document) -> None: ...

    def note_verb(self, verb: Verb) -> None: ...


@dataclass(frozen=True)
class Dialling:
    """A leg to dial on behalf of another, and where its progress is reported."""

    to: str
    caller_id: str
    progress: StatusCallback | None = None
    sip_headers: dict[str, str] = field(default_factory=dict)


class Network(Protocol):
    """Carries legs and the requests about them; all methods are called with its lock held."""

    clock: CompanyClock

    def dial(self, parent: CallLeg, dialling: Dialling) -> CallLeg:
        """A new leg; it rings once `ring` runs, and `parent` is told when it ends."""

    def ring(self, leg: CallLeg, timeout: float) -> Steps[str]:
        """Let it ring for so many seconds at most: `answered`, or the status with which the leg is to end."""

    def owns(self, number: str) -> bool:
        """Whether this number of the account may be shown as caller ID."""

    def fetch(self, leg: CallLeg, fetching: Fetching, done: Callable[[Delivered], None]) -> None:
        """Send a request about a leg, and hand its answer on."""

    def notify(self, callback: Callback, *, about: CallLeg | None = None, queue: str = "") -> None:
        """Send a callback; those of one queue arrive in their order."""

    def alert(self, code: int, reason: str, call_sid: str) -> None:
        """Write to the error log that the account's owner reads."""

    def media_url(self, recording_sid: str) -> str:
        """Where a recording can be fetched, as its callbacks say."""

    def new_sid(self, kind: str) -> str: ...
