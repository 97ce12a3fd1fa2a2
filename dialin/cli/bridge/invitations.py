"""Invitations as files: opened, read, and turned into the bridge of an event."""

import sys
from pathlib import Path
from typing import Any

from dialin.cli.output import CommandRefused, tell
from dialin.invitations.reading import Reading, read_invitation
from dialin.invitations.sources.opening import LARGEST, refuse_source


def read_file(name: str) -> Reading:
    """What the invitation in a file says; `-` is standard input."""
    source = _bytes_of(name)
    refused = refuse_source(source)
    if refused:
        raise CommandRefused(str(refused))
    return read_invitation(source)


def bridge_of(name: str) -> dict[str, str | None]:
    """The fields of a bridge that an invitation gives; its doubts are told."""
    reading = read_file(name)
    for doubt in reading.doubts:
        tell(f"Doubtful: {doubt}")
    if reading.number is None and reading.alternatives:
        raise CommandRefused(f"{name} has more than one reading. {reading.doubts[0]}")
    if reading.number is None and reading.sip is None:
        raise CommandRefused(f"{name} has nothing to dial. {reading.doubts[0]} Ask for a telephone number.")
    by_number = {"number": reading.number, "digits": "".join(reading.digits or ()) or None}
    return (by_number if reading.number else {"sip": reading.sip}) | {"platform": reading.platform}


def with_invitation(name: str | None, bridge: dict[str, Any]) -> dict[str, Any]:
    """The bridge of an invitation beside what was typed; two ways in are one too many."""
    if name is None:
        return bridge
    typed = [f"--bridge-{field}" for field in ("number", "digits", "sip") if bridge.get(field)]
    if typed:
        raise CommandRefused(f"Give either --invitation or {' and '.join(typed)}, not both.")
    return bridge_of(name) | bridge


def _bytes_of(name: str) -> bytes:
    try:
        if name == "-":
            return _standard_input()
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as trouble:
        raise CommandRefused(f"{name} cannot be read: {trouble.strerror}.") from None


def _standard_input() -> bytes:
    raw = getattr(sys.stdin, "buffer", None)
    return raw.read(LARGEST + 1) if raw else sys.stdin.read(LARGEST + 1).encode("utf-8", errors="surrogateescape")
