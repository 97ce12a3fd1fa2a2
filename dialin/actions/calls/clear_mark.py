"""Takes the mark for help off a call: somebody has helped."""

from dialin.rules.refusals import Refused
from dialin.store import calls
from dialin.store.act import Act
from dialin.store.audit import log_change


def clear_mark(act: Act, call_id: int) -> Refused | None:
    """A second click, or a line that needs no help any more, changes nothing."""
    call = calls.load_call_by_id(act, call_id, lock=True)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up already. Nothing needs to be done.")
    if call.trouble is not None:
        calls.clear_trouble(act, call_id)
        about = {"event_id": call.event_id, "attendee_id": call.attendee_id, "call": call_id}
        log_change(act, "call.help", **about)
    return None
