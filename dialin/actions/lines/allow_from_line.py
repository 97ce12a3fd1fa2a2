"""Staff set how many people one line registers by telephone, for example a care home's."""

from dialin.actions.lines.look_at_line import look_at_line
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import line_of, load_attendee
from dialin.store.audit import log_change
from dialin.store.events import lock_event
from dialin.store.line_allowances import set_allowance

MOST = 999


def allow_from_line(act: Act, attendee_id: int, most: int | None) -> Refused | None:
    """The line is the one that this person was registered from, or else their own. Nobody's registration changes."""
    attendee = load_attendee(act, attendee_id)
    line = None if attendee is None else line_of(attendee)
    if attendee is None or line is None:
        return Refused("No telephone number is known of this person, so there is no line to set a number for.")
    if most is None or not 1 <= most <= MOST:
        return Refused("Write how many people this line registers by telephone, from 1 to 999.", field="most")
    event = lock_event(act, attendee.event_id)
    before = look_at_line(act, event, line).most
    set_allowance(act, event.id, line, most)
    log_change(act, "line.allow", event_id=event.id, attendee_id=attendee_id, people=most, people_before=before)
    return None
