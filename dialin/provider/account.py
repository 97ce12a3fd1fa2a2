"""What is asked about the account itself, its numbers and its money: a promise apart from that of calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

POST = "POST"


@dataclass(frozen=True, slots=True)
class Account:
    """status: in the provider's words; active where it may do anything."""

    sid: str
    status: str
    is_trial: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left on the account. currency: by its three letters."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that the provider asks; url: None where none is set."""

    url: str | None
    method: str = POST


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the account. handed_to: the id of what asks for calls instead of the webhooks, if anything does."""

    sid: str
    number: str
    webhooks: Mapping[str, Webhook]  # by VOICE, STATUS and FALLBACK
    handed_to: str | None
    takes_calls: bool
    sends_messages: bool


VOICE, STATUS, FALLBACK = "voice", "status", "fallback"


class AccountDesk(Protocol):
    """Every method speaks HTTP once, with a time-out, and raises `ProviderTrouble`."""

    def close(self) -> None:
        """Ends its connections."""

    def server_time(self) -> datetime | None:
        """What time it is for the provider, to the second, whatever it thinks of the credentials; None: not told."""

    def fetch_account(self) -> Account | None:
        """None where the credentials are known, and may not look at the account itself."""

    def find_region(self) -> str | None:
        """Another region in which the credentials are known; each has its own. To be asked where they are refused."""

    def fetch_balance(self) -> Balance | None:
        """None where the account has none of its own, or the credentials may not look at it."""

    def find_number(self, number: str) -> Number | None:
        """None where the account has no such number."""

    def set_webhooks(self, sid: str, webhooks: Mapping[str, Webhook]) -> Number:
        """The number as it is now."""

    def region_of(self, number: str) -> str | None:
        """The region in which calls for this number are handled; None where the provider does not say."""

    def recorded_since(self, since: datetime) -> frozenset[str]:
        """By what calls were recorded, in the provider's words, but for recordings that a document asked for."""
