"""Leaves news for a live call: a row that a worker delivers by telling the provider to fetch it."""

from dialin.dialogue.words.news import SHOWS_OUT, NewsKind
from dialin.store.act import Act
from dialin.store.work import SHOW_OUT, add_work

REDIRECT = "redirect"  # the kind of work that makes the provider ask for a call's news


def tell_call(act: Act, call_id: int, kind: NewsKind, *, key: str | None = None, reason: str = "") -> None:
    """Once per key; without one, once per call, kind and instant. reason: in the words of staff, for the caller."""
    add_work(
        act,
        {
            "key": key or f"news:{call_id}:{kind}:{act.now.isoformat()}",
            "kind": SHOW_OUT if kind in SHOWS_OUT else REDIRECT,
            "call_id": call_id,
            "details": {"news": kind, "reason": reason},
            "due_at": act.now,
        },
    )
