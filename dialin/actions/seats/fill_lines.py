"""Puts through those who wait for a line into the videoconference, in direct mode with a limit."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.store import direct_lines
from dialin.store.act import Act
from dialin.store.events import Event


def fill_lines(act: Act, event: Event, *, asking_call: int | None = None) -> None:
    """Gives lines to those who sit without one, in the order in which they called. The event must be locked.

    A call that sits nowhere loses its line first, so none is lost however its caller left the seat. Whoever waits is
    told at once, but for `asking_call`, which hears it as its answer.
    """
    if event.line_limit is None:
        return
    direct_lines.free_lines_of_absent(act, event.id)
    while direct_lines.is_any_unused(act, event.id):
        awaited = direct_lines.first_awaited(act, event.id)
        if awaited is None or direct_lines.take_line(act, event_id=event.id, call_id=awaited.call_id) is None:
            return
        if awaited.is_waiting and awaited.call_id != asking_call:
            tell_call(act, awaited.call_id, NewsKind.SEAT_FREED)
