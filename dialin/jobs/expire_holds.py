"""Ends the holds of dropped callers who did not come back, and lets waiting callers in from the no-show time on."""

from dialin.actions.seats.expire_holds import expire_holds
from dialin.actions.seats.standby.release_missed import missed_seats
from dialin.rules.phases import Phase, no_show_from, phase_at
from dialin.schedule import schedule_of
from dialin.services import Services
from dialin.store import direct_lines
from dialin.store.act import DIALIN, Act
from dialin.store.events import Event, live_events
from dialin.store.leaving import left_by_those_sent_away
from dialin.store.seats_to_be_had import is_any_hold_over, is_any_unallocated, is_any_unused
from dialin.store.standbys import first_in_line
from dialin.store.waiting import first_waiting


def do(services: Services) -> None:
    with services.looking() as act:  # so that a worker with nothing to do takes no write lock
        due = [event.id for event in live_events(act) if _is_due(act, event)]
    for event_id in due:
        with services.acting(DIALIN) as act:
            expire_holds(act, event_id)


def _is_due(act: Act, event: Event) -> bool:
    schedule = schedule_of(event)
    if phase_at(schedule, act.now) not in (Phase.LOBBY, Phase.LIVE):
        return False
    if is_any_hold_over(act, event.id) or left_by_those_sent_away(act, event.id) or _is_line_due(act, event):
        return True
    if missed_seats(act, event.id):
        return True
    if act.now >= no_show_from(schedule) and is_any_unused(act, event.id):
        return first_in_line(act, event) is not None
    if is_any_unallocated(act, event.id):
        return first_waiting(act, event.id) is not None
    return False


def _is_line_due(act: Act, event: Event) -> bool:
    if event.line_limit is None or not direct_lines.is_any_unused(act, event.id):
        return False
    return direct_lines.first_awaited(act, event.id) is not None
