"""Takes the floor back, or lowers a hand that never had it."""

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.hands import Hand


def take_back_floor(act: Act, hand_id: int) -> Refused | None:
    """The hand is down afterwards; its owner hears thanks where they had the floor, else that it was put back."""
    hand = hands.load_hand(act, hand_id)
    if hand is None or hand.lowered_at is not None:
        return Refused("This hand is down already. Nothing needs to be done.")
    kind = NewsKind.HAND_LOWERED if hand.floor_at is None else NewsKind.THANKED
    close_hand(act, hand, kind)
    what = "hand.lower" if hand.floor_at is None else "floor.take_back"
    log_change(act, what, event_id=hand.event_id, attendee_id=hand.attendee_id, hand=hand_id)
    return None


def close_hand(act: Act, hand: Hand, kind: NewsKind) -> None:
    """If their question was read out they are not told: the answer is being given, and news would interrupt it."""
    down = {"lowered_at": act.now, "lowered_by": act.author, "is_open": False}
    if hands.change_hand(act, hand.id, down) and hand.may_be_recorded is not False:
        tell_speaker(act, hand, kind)
