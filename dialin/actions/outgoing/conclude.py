"""An attempt to reach somebody is over: it has reached them, is made again later, or is given up."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.retrying import Tried, next_call
from dialin.rules.outgoing.words import ANSWERED_NO, REACHED, Outcome, Purpose
from dialin.rules.outgoing.working_days import Locality
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.call_backs import close_call_back, note_try
from dialin.store.calls import load_call
from dialin.store.events import load_event
from dialin.store.outgoing import find_by_sid, finish_outgoing, load_attempt, tries_of, try_again
from dialin.store.work import Work

REJECTED = "rejected"
# In the provider's words, of a call that was never answered; it has none for a call that was turned away.
UNANSWERED = {
    REJECTED: Outcome.REJECTED,
    "busy": Outcome.BUSY,
    "no-answer": Outcome.NO_ANSWER,
    "failed": Outcome.UNREACHABLE,
    "canceled": Outcome.STOPPED,
}


def conclude(act: Act, work: Work, outcome: Outcome, *, failure: str | None = None) -> None:
    """What came out of the present attempt; one that was concluded before stays so. failure: a sentence for staff."""
    again = None
    if work.kind == Purpose.DESK:
        _note_promise(act, work, outcome)  # and whoever has clicked sees it, and clicks again
    elif outcome not in REACHED | ANSWERED_NO and failure is None:
        again = _next_call(act, work, outcome)
    if again is not None:
        try_again(act, work, outcome, at=again)
    else:
        finish_outgoing(act, work, outcome, failure=failure)


def _note_promise(act: Act, work: Work, outcome: Outcome) -> None:
    """What came of a call-back stands beside its promise before the caller calls for the second time.

    Where the desk itself did not answer, nothing came of it.
    """
    promise = work.details.get("call_back")
    if promise is None:
        return
    if outcome is Outcome.CONNECTED:
        close_call_back(act, promise, by=str(work.details["by"]), outcome=outcome)
    elif work.details.get("noted") == work.attempts:
        note_try(act, promise, outcome)


def conclude_call(act: Act, work_id: int, attempt: int, sid: str, status: str | None = None) -> None:
    """The call of this attempt is over. status: the provider's word; None: it was answered, and has been hung up.

    What was noted while it went on counts; of a call that was answered and of which nothing was noted, that it was
    hung up. Repeated, late and unknown reports change nothing.
    """
    work = load_attempt(act, work_id, attempt)
    if work is None or work.sid != sid:
        return
    noted = work.outcome if work.details.get("noted") == attempt else None
    conclude(act, work, UNANSWERED.get(status or "") or noted or _unnoted(act, sid))


def _unnoted(act: Act, sid: str) -> Outcome:
    """Whoever answered while dialin could not be asked has heard nothing, and so has not hung up on anything."""
    return Outcome.NO_ANSWER if load_call(act, sid, lock=False) is None else Outcome.HUNG_UP


def conclude_answered(act: Act, work_id: int, sid: str) -> None:
    """A call that the city made, and that was answered, has been hung up."""
    work = find_by_sid(act, sid)
    if work is not None and work.id == work_id:
        conclude_call(act, work_id, work.attempts, sid)


def _next_call(act: Act, work: Work, outcome: Outcome) -> datetime | None:
    """As it stands in the list. On a holiday of the Land alone, it is put off once more when it is due."""
    if work.event_id is None:
        return None
    event = load_event(act, work.event_id)
    tried = Tried(Purpose(work.kind), outcome, tries_of(work), act.now)
    return next_call(tried, schedule_of(event), Locality(ZoneInfo(event.timezone)))
