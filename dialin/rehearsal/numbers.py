"""The account and its telephone numbers with the webhooks that are set for each, and how a dialled number is read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class IncomingNumber:
    """A number of the account; addresses are None where not set."""

    sid: str
    phone_number: str
    created_at: datetime
    voice_url: str | None = None
    voice_method: str = "POST"
    voice_fallback_url: str | None = None
    voice_fallback_method: str = "POST"
    status_callback: str | None = None
    status_callback_method: str = "POST"
    friendly_name: str = ""
    application_sid: str | None = None  # of what asks for calls instead of the webhooks
    trunk_sid: str | None = None
    takes_calls: bool = True
    sends_messages: bool = True
    region: str = "us1"  # where calls for it are handled


@dataclass
class AccountState:
    """What the account says of itself, in the published words; balance: None where it has none of its own."""

    status: str = "active"
    type: str = "Full"
    balance: str | None = "250.00"
    currency: str = "EUR"


@dataclass(frozen=True)
class Permissions:
    """Where the account may call, by how numbers begin; premium and service numbers are never among them."""

    allowed: tuple[str, ...] = ("+",)
    barred: tuple[str, ...] = ("+49900", "+49137", "+49138", "+49180", "+49118", "+43900", "+41900")

    def allow(self, number: str) -> bool:
        return number.startswith(self.allowed) and not number.startswith(self.barred)


_BLANKS = str.maketrans("", "", " -/()")


def as_dialled(text: str) -> str:
    """The number with its country code, German where none is written; anything else is left as it is."""
    bare = text.translate(_BLANKS)
    digits = bare.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return text
    if bare.startswith("00"):
        return f"+{bare[2:]}"
    return f"+49{bare[1:]}" if bare.startswith("0") else bare
