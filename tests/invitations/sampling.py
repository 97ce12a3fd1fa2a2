"""The invitations to be read, each with what a careful clerk would dial; expected.json stands beside the files.

`number`: null, one, or any of several that are as good. `keys`: the groups without their waits, or null; `keys_any`:
any of these. `sip`, `platform`, `has_doubt`, `alternatives`: what must be so. What is not named may be anything.
`is_damaged`: it cannot bear any more damage.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Sample:
    """One invitation as it was pasted or saved."""

    name: str
    content: bytes
    right: Mapping[str, Any]

    @property
    def is_whole(self) -> bool:
        """A plain text as the platform wrote it."""
        return self.name.endswith(".txt") and not self.right.get("is_damaged")

    @property
    def text(self) -> str:
        return self.content.decode()

    def __repr__(self) -> str:
        return self.name


def _samples_in(folder: Path) -> list[Sample]:
    right = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return [Sample(f"{folder.name}/{name}", (folder / name).read_bytes(), right[name]) for name in sorted(right)]


SAMPLES = [sample for folder in sorted(FOLDER.iterdir()) for sample in _samples_in(folder)]


def keyed(digits: tuple[str, ...] | None) -> str | None:
    """The keys in their order, without waits: how they are grouped is a matter of time."""
    return None if digits is None else re.sub("[wW]", "", "".join(digits))


def said(reading: Any) -> tuple[Any, ...]:
    """What no damage to a copy may change."""
    return reading.platform, reading.number, keyed(reading.digits), reading.sip


def faults(reading: Any, right: Mapping[str, Any]) -> list[str]:
    """Where a reading is not what is right."""
    wanted: dict[str, tuple[Any, list[Any]]] = {
        "platform": (reading.platform, [right.get("platform")]),
        "number": (reading.number, right["number"] if isinstance(right.get("number"), list) else [right.get("number")]),
        "keys": (keyed(reading.digits), [keyed(right.get("keys"))]),
        "keys_any": (keyed(reading.digits), [keyed(keys) for keys in right.get("keys_any", [])]),
        "sip": (reading.sip, [right.get("sip")]),
        "has_doubt": (bool(reading.doubts), [right.get("has_doubt")]),
    }
    found = [
        f"{name}: {read!r}, not {' or '.join(map(repr, good))}"
        for name, (read, good) in wanted.items()
        if name in right and read not in good
    ]
    others = [(other.number, keyed(other.digits)) for other in reading.alternatives]
    missing = [one for one in right.get("alternatives", []) if (one["number"], keyed(one["keys"])) not in others]
    return found + [f"not among the alternatives {others}: {one}" for one in missing]
