"""What the provider reports of an SMS: delivered, or not to be delivered and why."""

from dataclasses import dataclass

from dialin.rules.outgoing.words import Lane
from dialin.rules.refusals import mark
from dialin.store.act import Act
from dialin.store.outgoing import lock_outgoing
from dialin.store.text_messages import DELIVERED, LOST, change_outcome, is_part, keep_report, outcome_of_parts

STATES = {"delivered": DELIVERED, "read": DELIVERED, "undelivered": LOST, "failed": LOST}
WHY_LOST = {
    "30003": mark("The mobile telephone is switched off or has no network. Try again, or choose another way."),
    "30004": mark("The mobile telephone takes no text messages from this number. Choose another way."),
    "30005": mark("The number does not exist any more. Correct it, or choose another way."),
    "30006": mark("The number is a landline, and landlines get no SMS. Choose a letter or a call."),
}
LOST_ANYHOW = mark("The network could not deliver the text message. Try again, or choose another way.")


@dataclass(frozen=True, slots=True)
class MessageReport:
    """In the provider's words. sid: its id of the SMS."""

    sid: str
    status: str
    error_code: str = ""


def note_message(act: Act, work_id: int, attempt: int, *, report: MessageReport) -> None:
    """Late, repeated and unknown reports change nothing; one that has been delivered stays so."""
    work, state = lock_outgoing(act, work_id), STATES.get(report.status)
    if work is None or work.lane is not Lane.MESSAGES or state is None:
        return
    if not is_part(work, report.sid) and (work.done_at is not None or work.attempts != attempt):
        return
    told = keep_report(act, work, report.sid, state)
    if work.done_at is None:
        return  # the rest of it is still being sent
    outcome = outcome_of_parts(told)
    if outcome is not work.outcome:
        lost = WHY_LOST.get(report.error_code, LOST_ANYHOW) if state == LOST else None
        change_outcome(act, told, outcome, failure=lost)
