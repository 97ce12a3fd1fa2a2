"""Notes that a promised call back was made."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.call_backs import close_call_back, load_call_back


def finish_call_back(act: Act, call_back_id: int) -> Refused | None:
    call_back = load_call_back(act, call_back_id)
    if call_back is None or not close_call_back(act, call_back_id, by=act.author):
        return Refused("This call back is already ticked off. Nothing needs to be done.")
    log_change(act, "call_back.finish", event_id=call_back.event_id, call_back=call_back_id)
    return None
