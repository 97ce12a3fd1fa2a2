"""Lets hands be raised in an event, or stops it."""

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import change_event


def open_hands(act: Act, event_id: int, *, takes_hands: bool) -> None:
    """Hands that are up stay up."""
    change_event(act, event_id, {"takes_hands": takes_hands})
    log_change(act, "hands.open" if takes_hands else "hands.close", event_id=event_id)
