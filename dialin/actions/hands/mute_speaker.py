"""Closes the microphone of whoever has the floor; the floor stays theirs."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.audit import log_change


def mute_speaker(act: Act, hand_id: int) -> Refused | None:
    hand = hands.load_hand(act, hand_id)
    if hand is None or hand.lowered_at is not None or not hand.is_open:
        return Refused("This microphone is off already. Nothing needs to be done.")
    hands.change_hand(act, hand_id, {"is_open": False})
    tell_speaker(act, hand, NewsKind.MUTED)
    log_change(act, "floor.mute", event_id=hand.event_id, attendee_id=hand.attendee_id, hand=hand_id)
    return None
