"""What the provider reports of an SMS: taken, delivered, or not to be delivered."""

from dialin.rules.outgoing.words import Lane, Outcome
from dialin.store.act import Act
from dialin.store.outgoing import lock_outgoing, mark_message

DELIVERED, LOST = ("delivered", "read"), ("undelivered", "failed")


def note_message(act: Act, work_id: int, attempt: int, *, sid: str, status: str) -> None:
    """Late, repeated and unknown reports change nothing; one that has been delivered stays so."""
    work = lock_outgoing(act, work_id)
    if work is None or work.lane is not Lane.MESSAGES or work.attempts != attempt or work.sid not in (None, sid):
        return
    if work.outcome is Outcome.DELIVERED or status not in DELIVERED + LOST:
        return
    mark_message(act, work, sid, Outcome.DELIVERED if status in DELIVERED else Outcome.UNREACHABLE)
