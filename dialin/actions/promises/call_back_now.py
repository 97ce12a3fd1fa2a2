"""Staff make a promised call-back with a click: their own telephone rings, and then the caller's."""

from collections.abc import Collection
from dataclasses import replace

from dialin.rules.outgoing.ranges import refuse_call
from dialin.rules.outgoing.words import Lane, Purpose
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.call_backs import CallBack, lock_call_back
from dialin.store.events import Event
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from dialin.store.work import Work


def call_back_now(act: Act, event: Event, call_back_id: int, desk: str, *, abroad: Collection[str]) -> Refused | None:
    """desk: the number of the telephone at which the clerk sits, as written. What comes of it stands in the list.

    abroad: country codes that may be called.
    """
    number = read_number(desk, area_code=area_code_of(event.number) if event.number else None)
    if not isinstance(number, PhoneNumber):
        return number.at("desk")
    if refused := refuse_call(number.e164, abroad):
        return refused.at("desk")
    call_back = lock_call_back(act, call_back_id)
    if call_back is None or call_back.done_at is not None:
        return Refused("This call back is already ticked off. Nothing needs to be done.")
    if event.number is None:
        return Refused("The event has no number of its own that could be shown. Call by hand.")
    if refused := refuse_call(call_back.number, abroad):
        return replace(refused, field=None)  # nothing that was typed here
    calls = desk_calls(act, event, call_back)
    if any(call.done_at is None for call in calls):
        return Refused("This call is being made already. Answer the telephone at your desk.")
    details = {"number": number.e164, "person": call_back.number, "call_back": call_back.id, "by": act.author}
    row = {
        "key": f"{Purpose.DESK}:{call_back.id}:{len(calls)}",
        "kind": Purpose.DESK,
        "lane": Lane.CALLS,
        "event_id": event.id,
        "attendee_id": call_back.attendee_id,
        "due_at": act.now,
        "details": details,
    }
    add_outgoing(act, [row])
    log_change(act, "call_back.call", event_id=event.id, attendee_id=call_back.attendee_id, call_back=call_back.id)
    return None


def desk_calls(act: Act, event: Event, call_back: CallBack) -> list[Work]:
    """Those that were made for this promise, the oldest first."""
    made = list_outgoing(act, Wanted(event_id=event.id, purposes=[Purpose.DESK]))
    return [call for call in made if call.details.get("call_back") == call_back.id]
