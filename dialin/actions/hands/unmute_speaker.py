"""Opens the microphone of whoever has the floor again, after it was closed."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.floor import load_owned_hand
from dialin.store.hands import change_hand


def unmute_speaker(act: Act, event: Event, hand_id: int) -> Refused | None:
    """The caller hears the warning and the tone again; in a recorded event, unless they agreed, they are asked."""
    owned = load_owned_hand(act, hand_id)
    hand = None if owned is None else owned.hand
    if owned is None or hand is None or hand.lowered_at is not None or not hand.has_floor or hand.attendee_id is None:
        return Refused("This hand does not have the floor any more. Give the floor first.")
    if hand.is_open:
        return Refused("This microphone is on already. Nothing needs to be done.")
    change_hand(act, hand_id, {"is_open": not event.is_recorded or hand.may_be_recorded is True})
    tell_speaker(act, event, owned, NewsKind.FLOOR_GIVEN)
    log_change(act, "floor.unmute", event_id=event.id, attendee_id=hand.attendee_id, hand=hand_id)
    return None
