"""Times of day are known in the zones of the events."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House

BERLIN = "Europe/Berlin"
IN_SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


def look(_house: House) -> Iterable[Finding]:
    try:
        offset = IN_SUMMER.astimezone(ZoneInfo(BERLIN)).utcoffset()
    except (ZoneInfoNotFoundError, OSError, ValueError):
        offset = None
    if offset == timedelta(hours=2):
        yield fine(f"{BERLIN} is known, and its summer time.")
    else:
        yield wrong(f"The time of {BERLIN} is not known.", "Run: pip install -c constraints.txt tzdata")
