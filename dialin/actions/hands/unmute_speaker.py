"""Opens the microphone of whoever has the floor again, after it was closed."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import load_event


def unmute_speaker(act: Act, hand_id: int) -> Refused | None:
    """The caller hears the warning and the tone again; where the event is recorded, they are asked again."""
    hand = hands.load_hand(act, hand_id)
    if hand is None or hand.lowered_at is not None or hand.floor_at is None or hand.attendee_id is None:
        return Refused("This hand does not have the floor any more. Give the floor first.")
    if hand.is_open:
        return Refused("This microphone is on already. Nothing needs to be done.")
    is_open = not load_event(act, hand.event_id).is_recorded
    hands.change_hand(act, hand_id, {"is_open": is_open})
    tell_speaker(act, hand, NewsKind.FLOOR_GIVEN)
    about = {"event_id": hand.event_id, "attendee_id": hand.attendee_id, "hand": hand_id}
    log_change(act, "floor.unmute", **about)
    return None
