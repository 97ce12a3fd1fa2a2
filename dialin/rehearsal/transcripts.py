"""A call written down: what the person heard and did, line by line."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialin.rehearsal.heard import Playing
    from dialin.rehearsal.legs import Leg


@dataclass(frozen=True)
class Done:
    """Something that the person did."""

    at: datetime
    what: str


def transcript(leg: "Leg") -> str:
    """The call as text, each line with minutes and seconds since its beginning."""
    lines = [line for item in leg.story if (line := _line(leg, item))]
    if leg.is_over:
        lines.append(f"      over: {leg.ended_because}")
    return "\n".join(lines)


def _line(leg: "Leg", item: "Playing | Done") -> str:
    if isinstance(item, Done):
        return f"{_time(leg, item.at)} {item.what}"
    heard = item.heard(leg.company.now)
    if heard.kind == "pause" or (heard.was_cut and not heard.text):
        return ""
    return f"{_time(leg, heard.at)} hears {heard.kind}: {heard.text}{' ...' if heard.was_cut else ''}"


def _time(leg: "Leg", at: datetime) -> str:
    minutes, seconds = divmod(int((at - leg.created_at).total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"
