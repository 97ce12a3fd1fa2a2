"""Notes that a call is over, forgets what was said in it, and holds its seat for the grace time."""

import logging
from datetime import timedelta

from dialin.actions.outgoing.conclude import conclude_answered
from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.act import Act
from dialin.store.ended_calls import forget_state, mark_call_ended, mark_over_for_good
from dialin.store.events import lock_event

log = logging.getLogger(__name__)


def end_call(act: Act, sid: str, *, for_good: bool = False) -> bool:
    """Whether the call was live until now. A second hang-up, or one of an unknown call, changes nothing.

    for_good: the provider has said that this very call ended, so no request may bring it back.
    """
    ended = mark_call_ended(act, sid, for_good=for_good)
    if ended is None:
        if for_good:
            mark_over_for_good(act, sid)
        return False
    log.info("call %s is over, after turn %d in %s", sid, ended.turn, ended.stage)
    forget_state(act, ended)
    if ended.work_id is not None:
        conclude_answered(act, ended.work_id, sid)
    if ended.event_id is not None:
        event = lock_event(act, ended.event_id)  # the list may be moving this very caller into a seat
        grace = timedelta(minutes=event.grace_minutes)
        hold_seat(act, event, ended.id, until=None if event.ended_at else act.now + grace)
    return True
