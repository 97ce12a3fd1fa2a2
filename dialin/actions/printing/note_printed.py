"""Notes which letters were printed, and by whom; what is noted once is no new letter any more."""

from collections.abc import Iterable

from dialin.actions.printing.due_letters import due_letters
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.paper.letters import Kind, Letter
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event, lock_event
from dialin.store.outgoing import Wanted, add_outgoing, finish_outgoing, list_outgoing

PRINTED_MEANWHILE = Refused(
    "Meanwhile somebody else printed some of these letters, or who gets them has changed. Print the new ones again."
)
# What is noted of a letter that nobody had ordered: whoever chose letters gets one anyway.
_PURPOSES = {
    Kind.PIN: Purpose.PIN, Kind.WAITING: Purpose.PIN, Kind.SEAT: Purpose.PIN, Kind.CANCELLED: Purpose.CANCELLED,
}  # fmt: skip


def note_printed(act: Act, event_id: int, letters: Iterable[Letter]) -> int:
    """How many. A row that somebody else has finished meanwhile stays as it is."""
    printed = tuple(letters)
    wanted = Wanted(event_id=event_id, lane=Lane.LETTERS)
    known = {(work.attendee_id, work.kind) for work in list_outgoing(act, wanted)}
    meant = {(one.to.attendee_id, _PURPOSES[one.kind]) for one in printed if one.kind in _PURPOSES}
    missing = sorted(one for one in meant if one not in known)
    add_outgoing(act, [_row(act, event_id, attendee_id, purpose) for attendee_id, purpose in missing])
    settled = {work_id for letter in printed for work_id in letter.settles}
    for work in list_outgoing(act, Wanted(event_id=event_id, lane=Lane.LETTERS, only_open=True)):
        if work.id in settled or (work.attendee_id, work.kind) in missing:
            finish_outgoing(act, work, Outcome.PRINTED, done_by=act.author)
    log_change(act, "letters.print", event_id=event_id, count=len(printed))
    return len(printed)


def note_new(act: Act, event: Event, office: str | None, letters: Iterable[Letter]) -> Refused | None:
    """The same of letters that were new when they were gathered; refused where some of them are new no more.

    They are set in type outside of any transaction: meanwhile somebody else may have printed them too.
    """
    printed = tuple(letters)
    event = lock_event(act, event.id)
    due = {(one.to.attendee_id, one.kind) for one in due_letters(act, event, office, only_new=True).letters}
    if any((one.to.attendee_id, one.kind) not in due for one in printed):
        return PRINTED_MEANWHILE
    note_printed(act, event.id, printed)
    return None


def _row(act: Act, event_id: int, attendee_id: int, purpose: Purpose) -> dict[str, object]:
    return {
        "key": f"letter:{purpose}:{attendee_id}",
        "kind": purpose,
        "lane": Lane.LETTERS,
        "event_id": event_id,
        "attendee_id": attendee_id,
        "due_at": act.now,
    }
