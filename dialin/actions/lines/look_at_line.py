"""How many people are registered from a telephone line, and how many it may register by itself."""

from dataclasses import dataclass

from dialin.dialogue.words.registration_outcomes import NoMoreFromLine
from dialin.store.act import Act
from dialin.store.attendees import count_from_line
from dialin.store.events import Event
from dialin.store.line_allowances import most_from_line
from dialin.store.seats_to_be_had import count_seats
from dialin.store.spoken_registrations import count_from_withheld_lines


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
    """None while the line may register more people. Those that show no number are taken for one large line."""
    line = _withheld_lines(act, event) if caller is None else look_at_line(act, event, caller)
    return NoMoreFromLine(line.registered) if line.registered >= line.most else None


def _withheld_lines(act: Act, event: Event) -> LineCount:
    """A quarter of the seats: honest callers who show no number find one, and nobody takes all that are free."""
    most = max(event.most_per_line, count_seats(act, event.id).seats // 4)
    return LineCount(count_from_withheld_lines(act, event.id), most)
