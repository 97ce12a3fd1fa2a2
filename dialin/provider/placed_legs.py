"""A leg or a message as the provider lists it, and whether it is one that is looked for."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from dialin.provider.promise import ProviderCall, ProviderMessage

CLOCKS_DIFFER = timedelta(seconds=30)

T = TypeVar("T")


def leg_of(call: Any) -> ProviderCall:
    return ProviderCall(call.sid, str(getattr(call.status, "value", call.status)), call.to, call.date_created)


def message_of(message: Any) -> ProviderMessage:
    status = str(getattr(message.status, "value", message.status))
    return ProviderMessage(message.sid, status, message.body or "", message.date_created)


def bare_address(address: str) -> str:
    return address.partition("?")[0].partition(";")[0]


def newest_since(since: datetime, found: Sequence[T], made_at: Callable[[T], datetime | None]) -> list[T]:
    """Those made since then by the provider's clock, the newest first; one of which it says nothing may be meant."""
    late = [one for one in found if (made_at(one) or since) >= since - CLOCKS_DIFFER]
    return sorted(late, key=lambda one: made_at(one) or since, reverse=True)
