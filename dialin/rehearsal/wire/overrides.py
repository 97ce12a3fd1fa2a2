"""Connection overrides in the fragment of a webhook address, as in `#rc=2&rp=ct,rt,5xx`."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from dialin.rehearsal.twiml.trouble import TwimlRefused

_RANGES = {"ct": (100, 10000), "rt": (100, 15000), "tt": (100, 15000), "rc": (0, 5)}
_POLICIES = {"4xx", "5xx", "ct", "rt", "all"}
_EDGES = {
    f"{edge}{ix}"
    for edge in ("ashburn", "dublin", "frankfurt", "sao-paulo", "singapore", "sydney", "tokyo", "umatilla")
    for ix in ("", "-ix")
}


@dataclass(frozen=True)
class Overrides:
    """Timeouts in milliseconds, retries after the first try, and what is retried."""

    ct: int = 5000
    rt: int = 15000
    tt: int = 15000
    rc: int = 1
    rp: frozenset[str] = frozenset({"ct"})

    def retries(self, failure: str) -> bool:
        return failure in self.rp or "all" in self.rp


def read_overrides(fragment: str) -> Overrides:
    """Read a fragment; unknown keys and values out of range are refused (11100)."""
    numbers: dict[str, int] = {}
    policies: frozenset[str] = frozenset({"ct"})
    for key, value in parse_qsl(fragment, keep_blank_values=True):
        if key in _RANGES:
            numbers[key] = _in_range(key, value)
        elif key == "rp":
            policies = frozenset(value.split(","))
            _demand(policies <= _POLICIES, key, value)
        elif key == "e":
            _demand(set(value.split(",")) <= _EDGES, key, value)
        else:
            _demand(key == "sni" and value in ("y", "n"), key, value)
    return Overrides(**numbers, rp=policies)


def _in_range(key: str, value: str) -> int:
    low, high = _RANGES[key]
    _demand(value.isdigit() and low <= int(value) <= high, key, value)
    return int(value)


def _demand(holds: bool, key: str, value: str) -> None:
    if not holds:
        raise TwimlRefused(11100, f"connection override {key}={value} is not allowed")
