"""A call written down: what the person heard and did, line by line."""

from dataclasses import dataclass
from datetime import datetime

from dialin.rehearsal.heard import Playing


@dataclass(frozen=True)
class Done:
    """Something that the person did."""

    at: datetime
    what: str


Story = list[Playing | Done]


def note_done(story: Story, at: datetime, what: str, *, more: str = "") -> None:
    """Note what the person did; consecutive keys share a line."""
    last = story[-1] if story else None
    if more and isinstance(last, Done) and last.what.startswith(what):
        story[-1] = Done(last.at, last.what + more)
    else:
        story.append(Done(at, what + more))


def transcript(story: Story, began: datetime, now: datetime) -> list[str]:
    """The lines of a call, each with minutes and seconds since its beginning."""
    return [line for item in story if (line := _line(item, began, now))]


def _line(item: Playing | Done, began: datetime, now: datetime) -> str:
    if isinstance(item, Done):
        return f"{_time(item.at, began)} {item.what}"
    heard = item.heard(now)
    if heard.kind == "pause" or (heard.was_cut and not heard.text):
        return ""
    return f"{_time(heard.at, began)} hears {heard.kind}: {heard.text}{' ...' if heard.was_cut else ''}"


def _time(at: datetime, began: datetime) -> str:
    minutes, seconds = divmod(int((at - began).total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"
