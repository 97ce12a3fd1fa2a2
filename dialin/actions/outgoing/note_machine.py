"""The provider has heard an answering machine's tone: the call is told, unless a person has answered meanwhile."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.store.act import Act
from dialin.store.calls import Call, load_call
from dialin.store.courses import read_course
from dialin.store.outgoing import load_attempt

# A silence or a long greeting may be an old person's: only a tone is a machine's, and a fax's whistle.
MACHINES = ("machine_end_beep", "fax")


def note_machine(act: Act, work_id: int, attempt: int, answered_by: str) -> None:
    work = load_attempt(act, work_id, attempt)
    if work is None or work.sid is None or answered_by not in MACHINES:
        return
    call = load_call(act, work.sid)
    if call is not None and call.hung_up_at is None and not _has_keyed(call):
        tell_call(act, call.id, NewsKind.MACHINE, key=f"machine:{call.id}")


def _has_keyed(call: Call) -> bool:
    """No machine presses a key, and words may be its greeting's."""
    return any(step.heard.startswith("keys") for step in read_course(call.course or ""))
