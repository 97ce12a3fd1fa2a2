"""Notes which letters were printed, and by whom; what is noted once is no new letter any more."""

from collections.abc import Iterable

from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.paper.letters import Kind, Letter
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.outgoing import Wanted, add_outgoing, finish_outgoing, list_outgoing

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


def _row(act: Act, event_id: int, attendee_id: int, purpose: Purpose) -> dict[str, object]:
    return {
        "key": f"letter:{purpose}:{attendee_id}",
        "kind": purpose,
        "lane": Lane.LETTERS,
        "event_id": event_id,
        "attendee_id": attendee_id,
        "due_at": act.now,
    }
