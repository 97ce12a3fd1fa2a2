"""A leg as the provider lists it, and whether it is the one that is looked for."""

from datetime import datetime, timedelta
from typing import Any

from dialin.provider.promise import ProviderCall

CLOCKS_DIFFER = timedelta(seconds=30)


def leg_of(call: Any) -> ProviderCall:
    return ProviderCall(call.sid, str(getattr(call.status, "value", call.status)), call.to, call.date_created)


def bare_address(address: str) -> str:
    return address.partition("?")[0].partition(";")[0]


def is_since(leg: ProviderCall, since: datetime) -> bool:
    return leg.placed_at is None or leg.placed_at >= since - CLOCKS_DIFFER
