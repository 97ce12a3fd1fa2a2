"""How many people are registered from a telephone line, and how many it may register by itself."""

from dataclasses import dataclass

from dialin.dialogue.words.registration_outcomes import NoMoreFromLine
from dialin.store.act import Act
from dialin.store.attendees import count_from_line
from dialin.store.events import Event
from dialin.store.line_allowances import most_from_line


@dataclass(frozen=True, slots=True)
class LineCount:
    """registered: living registrations with its number or made from it. most: how many it may have by telephone."""

    registered: int
    most: int


def look_at_line(act: Act, event: Event, line: str) -> LineCount:
    """line: E.164."""
    most = most_from_line(act, event.id, line)
    return LineCount(count_from_line(act, event.id, line), event.most_per_line if most is None else most)


def refuse_line(act: Act, event: Event, caller: str | None) -> NoMoreFromLine | None:
    """None while the line may register more people. A number that is withheld is no line: it is never full."""
    if caller is None:
        return None
    line = look_at_line(act, event, caller)
    return NoMoreFromLine(line.registered) if line.registered >= line.most else None
