"""Whispers to one caller in the phone room: a prompt that only they hear, without leaving the room."""

from dialin.store.act import Act
from dialin.store.work import add_work

WHISPER = "whisper"  # the kind of work that makes the provider play something to one participant


def whisper_to(act: Act, call_id: int, prompt: str, *, key: str) -> None:
    """Once per key. prompt: a key of the catalogue whose text names no values."""
    add_work(act, {"key": key, "kind": WHISPER, "call_id": call_id, "details": {"prompt": prompt}, "due_at": act.now})
