"""Tells the caller behind a hand what staff did with it."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.calls import load_call_by_id
from dialin.store.events import load_event
from dialin.store.hands import Hand

ELSEWHERE = ("Person", "CallBackOffer")


def tell_speaker(act: Act, hand: Hand, kind: NewsKind) -> None:
    """Lets a live call know, unless its caller talks to the office: coming back they hear how things stand.

    Nothing to tell where the hand is of somebody on the web, or its owner is not on the line now.

    With one leg per caller the videoconference itself mutes and opens; telling would cost the caller that leg.
    """
    if hand.attendee_id is None or load_event(act, hand.event_id).is_direct:
        return
    seat = seats.seat_of(act, hand.attendee_id)
    call = None if seat is None or seat.call_id is None else load_call_by_id(act, seat.call_id)
    if call is not None and call.stage not in ELSEWHERE:
        tell_call(act, call.id, kind)
