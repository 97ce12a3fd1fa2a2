"""The company's own numbers, each with the webhooks that are set for it."""

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
