"""What the house asks of a telephone company's REST API, and how it fails."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

LIVE = ("queued", "initiated", "ringing", "in-progress")


class ProviderTrouble(Exception):
    """The provider could not be reached or would not do it. is_passing: trying again later may help."""

    def __init__(self, sentence: str, *, is_passing: bool) -> None:
        super().__init__(sentence)
        self.is_passing = is_passing


class CallIsOver(Exception):
    """The call that was to be changed is not in progress any more."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A call as the provider knows it. status: its own word, such as in-progress or completed."""

    sid: str
    status: str
    to: str
    started_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class Placement:
    """A call to place. to: E.164 or a SIP URI. url: what the callee's leg does, asked when it is answered."""

    to: str
    from_: str
    url: str
    status_url: str
    digits: str | None = None
    ring_seconds: int = 30
    limit_seconds: int | None = None
    sip_headers: tuple[tuple[str, str], ...] = field(default=())


class Provider(Protocol):
    """Every method speaks HTTP with a time-out and raises `ProviderTrouble`; none is called inside a transaction."""

    def place_call(self, placement: Placement) -> str:
        """The new call's id. Not idempotent: after trouble, look for the call before placing it again."""

    def redirect(self, sid: str, url: str) -> None:
        """Makes a live call ask this address what to do now. Raises `CallIsOver`."""

    def hang_up(self, sid: str) -> None:
        """Ends a call; one that is over already stays so."""

    def find_call(self, sid: str) -> Leg | None:
        """The call, live or over; None where the provider does not know it."""

    def live_legs(self) -> frozenset[str]:
        """The ids of all calls in progress on the account."""

    def find_placed(self, to: str, since: datetime) -> list[Leg]:
        """Calls placed to this number or SIP URI since then, newest first: how a lost answer is found again."""
