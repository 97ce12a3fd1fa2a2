"""What a call out has come to is noted as soon as it is known; where the matter is settled, it is over with that."""

from dialin.actions.outgoing.conclude import conclude
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.rules.outgoing.words import ANSWERED_NO, REACHED, Outcome
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.outgoing import keep_outcome, load_attempt, lock_outgoing


def note_outcome(act: Act, call: Call, outcome: Outcome) -> None:
    """call: one that the city makes. Whoever was reached, or wants nothing, is not called again for it."""
    if call.work_id is None:
        return
    if outcome in (Outcome.NO_CALLS, Outcome.WRONG_PERSON) and call.caller is not None:
        stop_calling(act, call.caller, source=outcome, event_id=call.event_id)  # also once this call has done its work
    row = lock_outgoing(act, call.work_id)
    work = None if row is None or row.sid != call.sid else load_attempt(act, row.id, row.attempts)
    if work is None:
        return
    if outcome in REACHED | ANSWERED_NO:
        conclude(act, work, outcome)
    else:
        keep_outcome(act, work, outcome)
