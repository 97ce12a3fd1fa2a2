"""The course of a call, turn by turn, as its column keeps it: a line a turn, short, and nothing that a caller said.

It is a column and no table of its own: a turn writes its call anyway, and a statement more would be felt by every one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

MOST_TEXT = 16_000  # characters; of a call that has more to tell, the middle is left out
BEGINNING, END = 4_000, 10_000
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Step:
    """One turn, or several in a row that were alike. heard: by its kind; outcomes: of what was asked meanwhile."""

    turn: int
    at: datetime
    heard: str
    outcomes: tuple[str, ...]
    stage: str  # where it led
    last_turn: int | None = None  # where there were several
    last_at: datetime | None = None


def with_step(course: str, step: Step) -> str:
    """The course with one more turn; whoever waits in the lobby for an hour makes no hundred lines."""
    head, _, last = course.rpartition("\n")
    fields, told = last.split("\t"), [step.heard, " ".join(step.outcomes), step.stage]
    at = str(int(step.at.timestamp()))
    if fields[2:] == told:
        first, began = fields[0].partition("-")[0], fields[1].partition("-")[0]
        line = "\t".join([f"{first}-{step.turn}", f"{began}-{at}", *told])
        return f"{head}\n{line}" if head else line
    line = "\t".join([str(step.turn), at, *told])
    return _shortened(f"{course}\n{line}") if course else line


def read_course(course: str) -> Sequence[Step]:
    return [_step(*line.split("\t")) for line in course.splitlines() if line != LEFT_OUT]


def _step(turns: str, instants: str, heard: str, outcomes: str, stage: str) -> Step:
    first, _, last = turns.partition("-")
    began, _, ended = instants.partition("-")
    return Step(
        int(first), _instant(began), heard, tuple(outcomes.split()), stage,
        last_turn=int(last) if last else None,
        last_at=_instant(ended) if ended else None,
    )  # fmt: skip


def _instant(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _shortened(course: str) -> str:
    if len(course) <= MOST_TEXT:
        return course
    first, last = course[:BEGINNING].rpartition("\n")[0], course[-END:].partition("\n")[2]
    return f"{first}\n{LEFT_OUT}\n{last}"
