"""What dialin asks of a telephone company's REST API, and how that fails."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LIVE = ("queued", "initiated", "ringing", "in-progress")


class ProviderTrouble(Exception):
    """The provider could not be reached or would not do it."""

    def __init__(self, sentence: str, *, is_passing: bool, may_be_done: bool = False) -> None:
        super().__init__(sentence)
        self.is_passing = is_passing  # trying again later may help
        self.may_be_done = may_be_done  # only the answer is missing: what was asked may have happened all the same


class RequestRefused(ProviderTrouble):
    """The provider answered, and not with success."""

    def __init__(self, status: int, code: int | None, message: str) -> None:
        is_fault = status >= 500
        super().__init__(
            f"The provider answers {status}, code {code}: {message}",
            is_passing=is_fault or status == 429 or status < 300,
            may_be_done=is_fault or status < 300,
        )
        self.status = status  # of HTTP
        self.code = code  # the provider's own, such as 21220

    @property
    def is_unknown(self) -> bool:
        """Whether the provider itself does not know what was asked about: a page of some proxy has no code."""
        return self.status == 404 and self.code is not None


class NotConfirmed(ProviderTrouble):
    """Something answered with success, and not about what was asked: perhaps not even the provider."""

    def __init__(self, sid: str) -> None:
        super().__init__(f"The answer does not name {sid}.", is_passing=True, may_be_done=True)


class CallIsOver(Exception):
    """The call that was to be changed has ended, or there never was one."""


@dataclass(frozen=True, slots=True)
class ProviderCall:
    """A call as the provider knows it."""

    sid: str
    status: str  # in the provider's words, such as in-progress
    to: str
    placed_at: datetime | None = None  # to the second

    @property
    def is_live(self) -> bool:
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class ProviderMessage:
    """An SMS as the provider knows it."""

    sid: str
    status: str  # in the provider's words, such as delivered
    body: str
    sent_at: datetime | None = None  # when it was handed in


@dataclass(frozen=True, slots=True)
class Placement:
    """A call to place."""

    to: str  # E.164, or a SIP address with its headers
    from_: str  # a number of the account
    url: str  # is asked what to do when the called end answers
    status_url: str
    digits: str | None = None  # keys sent after the answer
    ring_seconds: int = 30
    limit_seconds: int | None = None  # the provider ends the call then
    machine_url: str | None = None  # is told, while the call goes on, whether a person or a machine has answered
    is_paced: bool = False  # it has waited for its turn: a provider that is busy is not asked again at once


class Provider(Protocol):
    """Every method speaks HTTP with a time-out and raises `ProviderTrouble`; none is called inside a transaction.

    Whatever changes a call has happened for sure only where the provider's answer names that call.
    """

    def get_ready(self) -> None:
        """Loads what the first request needs, so that it takes no longer than the others; connects to nothing."""

    def place_call(self, placement: Placement) -> str:
        """The new call's id. Not idempotent: where trouble says `may_be_done`, look for the call before another."""

    def redirect(self, sid: str, url: str) -> None:
        """Makes a live call ask this address what to do now. Raises `CallIsOver`."""

    def announce(self, room: str, sid: str, url: str) -> None:
        """Plays what this address answers to one caller in the room, who stays in it. Raises `CallIsOver`."""

    def hang_up(self, sid: str) -> None:
        """Ends a call; one that is over already stays so."""

    def find_call(self, sid: str, *, quickly: bool = False) -> ProviderCall | None:
        """The call, live or over; None where the provider does not know it.

        quickly: a caller waits for the answer, so it is asked for once and not waited for long.
        """

    def live_legs(self) -> frozenset[str]:
        """The ids of all calls in progress on the account; a call that only rings may be missing."""

    def find_placed(self, to: str, from_: str, since: datetime) -> list[ProviderCall]:
        """Calls placed between these ends since then, newest first: how a lost answer is found again."""

    def send_message(self, to: str, from_: str, body: str, status_url: str) -> str:
        """The id of the SMS. Not idempotent: where trouble says `may_be_done`, look for it before another."""

    def find_messages(self, to: str, from_: str, since: datetime) -> list[ProviderMessage]:
        """SMS handed in for this number since then, newest first: how a lost answer is found again."""

    def fetch_recording(self, sid: str) -> bytes | None:
        """The sound of a recording as WAV; None where the provider has none, or none yet."""

    def delete_recording(self, sid: str) -> None:
        """Its sound and all that is kept about it there; one that is gone already stays so."""

    def delete_call(self, sid: str) -> None:
        """The record of a call that is over, with those of the legs that it dialled, and with every recording of it.

        One that is gone already stays so; one in progress is refused.
        """

    def delete_message(self, sid: str) -> None:
        """The record of an SMS with its words; one that is gone already stays so, one on its way is refused."""
