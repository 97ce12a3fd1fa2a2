"""Closes the microphone of whoever has the floor; the floor stays theirs."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.floor import load_owned_hand
from dialin.store.hands import change_hand


def mute_speaker(act: Act, event: Event, hand_id: int) -> Refused | None:
    owned = load_owned_hand(act, hand_id)
    if owned is None or owned.hand.lowered_at is not None or not owned.hand.is_open:
        return Refused("This microphone is off already. Nothing needs to be done.")
    change_hand(act, hand_id, {"is_open": False})
    tell_speaker(act, event, owned, NewsKind.MUTED)
    log_change(act, "floor.mute", event_id=event.id, attendee_id=owned.hand.attendee_id, hand=hand_id)
    return None
