"""Whose line a call comes from, where the event allows that to stand for the PIN."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.pins.check_pin import language_of, outcome_for
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.actions.staff.record import CALLER, record
from dialin.dialogue.words.line import LineUnknown
from dialin.dialogue.words.pin_outcomes import PinOutcome
from dialin.store import pins
from dialin.store.database import Record


def find_owner(
    connection: Connection, *, caller: str | None, dialled: str, event_id: int | None = None
) -> Record | None:
    """The one attendee of this line whom nobody has let in yet, as of `store.pins.find_pin`.

    event_id: of this event only, else of all on the dialled number. None where there are several: a PIN tells them
    apart.
    """
    if caller is None:
        return None
    owners = [row for row in pins.owners_of_line(connection, caller, dialled) if event_id in (None, row.event_id)]
    return owners[0] if len(owners) == 1 and not owners[0].sits_elsewhere else None


def recognise_line(
    connection: Connection, call: LiveCall, *, event_id: int | None, now: datetime
) -> tuple[PinOutcome | LineUnknown, LiveCall]:
    """As if the attendee's PIN had been keyed; looked up anew, since meanwhile somebody may have come in with it."""
    found = find_owner(connection, caller=call.caller, dialled=call.dialled, event_id=event_id)
    if found is None:
        return LineUnknown(), call
    outcome = outcome_for(connection, found, now, language=language_of(connection, call, found))
    record(connection, "line.recognise", actor=CALLER, now=now, event_id=found.event_id, attendee_id=found.attendee_id)
    leave_anothers_seat(connection, call, found.attendee_id, now=now)
    return outcome, call.bound_to(found)
