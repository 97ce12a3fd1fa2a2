"""Has something said to one caller in the phone room: only they hear it, and they do not leave the room."""

from dialin.store.act import Act
from dialin.store.work import add_work

ANNOUNCEMENT = "whisper"  # the kind of work, as rows of it were stored from the beginning


def announce_to(act: Act, call_id: int, prompt: str, *, key: str) -> None:
    """Once per key. prompt: a key of the catalogue whose text names no values."""
    add_work(
        act,
        {"key": key, "kind": ANNOUNCEMENT, "call_id": call_id, "details": {"prompt": prompt}, "due_at": act.now},
    )
