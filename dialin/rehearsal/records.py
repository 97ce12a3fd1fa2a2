"""What the account's owner can look at: the error log, and the requests that the REST API received."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RestRequest:
    """A request that the REST API received."""

    method: str
    path: str
    query: str
    form: dict[str, list[str]]
    at: datetime
    status: int


@dataclass(frozen=True)
class Alert:
    """Something that the provider would write into its error log."""

    code: int
    reason: str
    call_sid: str
    at: datetime
