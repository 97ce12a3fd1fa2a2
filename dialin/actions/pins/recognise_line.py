"""Whose line a call comes from, where the event allows that to stand for the PIN."""

from dataclasses import replace

from dialin.actions.pins.let_in import let_in
from dialin.dialogue.words.line import LineUnknown
from dialin.dialogue.words.pin_outcomes import PinOutcome
from dialin.store import pins
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.calls import Call
from dialin.store.pins import PinOwner


def find_owner(act: Act, *, caller: str | None, dialled: str, event_id: int | None = None) -> PinOwner | None:
    """The one attendee of this line whom nobody has let in yet.

    event_id: of this event only, else of all on the dialled number. None where there are several: a PIN tells them
    apart.
    """
    if caller is None:
        return None
    owners = [row for row in pins.owners_of_line(act, caller, dialled) if event_id in (None, row.event.id)]
    return owners[0] if len(owners) == 1 and not owners[0].sits_elsewhere else None


def recognise_line(act: Act, call: Call, *, event_id: int | None) -> tuple[PinOutcome | LineUnknown, Call]:
    """Nearly as if the attendee's PIN had been keyed: a number can be faked, so whoever cancels keys it all the same.

    Looked up again, since somebody may have come in with it meanwhile.
    """
    found = find_owner(act, caller=call.caller, dialled=call.dialled, event_id=event_id)
    if found is None:
        return LineUnknown(), call
    log_change(act, "line.recognise", event_id=found.event.id, attendee_id=found.attendee_id)
    outcome, call = let_in(act, call, found)
    return outcome, replace(call, is_by_line=True)
