"""Enters the hand of somebody on the web into the one order."""

from dialin.rules.names import clean_name
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.audit import log_change


def note_web_hand(act: Act, event_id: int, name: str) -> int | Refused:
    """The hand's id. The same name may stand in the order twice: two people may share one."""
    clean = clean_name(name)
    if isinstance(clean, Refused):
        return clean
    hand_id = hands.add_hand(act, {"event_id": event_id, "name": clean, "raised_at": act.now, "is_open": False})
    log_change(act, "hand.note", event_id=event_id, hand=hand_id)
    return hand_id
