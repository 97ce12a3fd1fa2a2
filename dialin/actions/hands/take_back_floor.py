"""Takes the floor back, or lowers a hand that never had it."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.hands.warn_next import warn_next
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.floor import OwnedHand, hands_up, load_owned_hand
from dialin.store.hands import change_hand


def take_back_floor(act: Act, event: Event, hand_id: int) -> Refused | None:
    """The hand is down afterwards; its owner hears thanks where they had the floor, else that it was put back."""
    owned = load_owned_hand(act, hand_id)
    if owned is None or owned.hand.lowered_at is not None:
        return Refused("This hand is down already. Nothing needs to be done.")
    had_floor = owned.hand.has_floor
    close_hand(act, event, owned, NewsKind.THANKED if had_floor else NewsKind.HAND_LOWERED)
    what = "floor.take_back" if had_floor else "hand.lower"
    warn_next(act, hands_up(act, event.id))
    log_change(act, what, event_id=event.id, attendee_id=owned.hand.attendee_id, hand=hand_id)
    return None


def close_hand(act: Act, event: Event, owned: OwnedHand, kind: NewsKind) -> None:
    """If their question was read out they are not told: the answer is being given, and news would interrupt it."""
    down = {"lowered_at": act.now, "lowered_by": act.author, "is_open": False}
    if change_hand(act, owned.hand.id, down) and owned.hand.may_be_recorded is not False:
        tell_speaker(act, event, owned, kind)
