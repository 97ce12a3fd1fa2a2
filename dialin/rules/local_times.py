"""Times as staff write them: with an offset, or as the clock on the wall of the event's zone shows them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from dialin.rules.refusals import Refused


def read_zone(name: str) -> ZoneInfo | Refused:
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):  # unknown; not a name at all; a folder such as "Europe"
        return Refused(
            "The time zone {zone} is unknown. Write continent and city, for example Europe/Berlin.",
            {"zone": name[:60]},
            field="timezone",
        )


def read_time(text: str, zone: ZoneInfo) -> datetime | Refused | None:
    """ISO 8601 date and time as UTC; None where it is none.

    When the clocks go back an hour comes twice and the earlier one is meant; an hour that is skipped is refused.
    """
    written = _parse(text.strip())
    if written is None or not 2000 <= written.year < 3000:
        return None
    if written.tzinfo is not None:
        return written.astimezone(UTC)
    moment = written.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != written:
        return Refused(
            "{time} does not exist in {zone}, because the clocks go forward then. Write a time an hour later.",
            {"time": f"{written:%Y-%m-%d %H:%M}", "zone": zone.key},
        )
    return moment


def _parse(text: str) -> datetime | None:
    """None also for a date alone: nobody means its midnight by "until 16 June"."""
    try:
        date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
