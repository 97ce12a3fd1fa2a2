"""Raises, lowers, sets or lifts an event's limit of lines into the videoconference."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import direct_lines
from dialin.store.act import Act
from dialin.store.events import Event


def resize_lines(act: Act, event: Event) -> Refused | None:
    """Makes the event's lines as many as it allows. The event must be locked, and lines filled afterwards.

    Nobody who is put through is cut off: fewer lines than are in use are refused, and the caller must then roll back.
    """
    direct_lines.free_lines_of_absent(act, event.id)
    counted = direct_lines.count_lines(act, event.id)
    if event.line_limit is None:
        if counted.lines:
            _lift(act, event.id)
        return None
    in_use = counted.in_use if counted.lines else direct_lines.count_awaited(act, event.id)
    if event.line_limit < in_use:
        return Refused(
            "{in_use} callers are put through now. Write at least {in_use}, or wait until some have hung up.",
            {"in_use": str(in_use)},
            field="most_lines",
        )
    added, first = event.line_limit - counted.lines, counted.highest + 1
    direct_lines.add_lines(act, event.id, range(first, first + added))
    direct_lines.drop_free_lines(act, event_id=event.id, count=max(0, -added))
    return None


def _lift(act: Act, event_id: int) -> None:
    """Everybody who waited for a line only is let in."""
    awaited = direct_lines.list_awaited(act, event_id)
    direct_lines.drop_all_lines(act, event_id)
    for one in awaited:
        if one.is_waiting:
            tell_call(act, one.call_id, NewsKind.SEAT_FREED)
