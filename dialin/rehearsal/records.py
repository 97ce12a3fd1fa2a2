"""What the company keeps for its customers to look at: errors, and what its REST API was asked."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RestRequest:
    """A request that the REST API was asked."""

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
