"""Tells the caller behind a hand what staff did with it."""

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.floor import OwnedHand

ELSEWHERE = (Place.OFFICE, Place.CALL_BACK)


def tell_speaker(act: Act, event: Event, owned: OwnedHand, kind: NewsKind) -> None:
    """Lets a live call know, unless its caller talks to the office: coming back they hear how things stand.

    Nothing to tell where the hand is of somebody on the web, or its owner is not on the line now.

    With one leg per caller the videoconference itself mutes and opens; telling would cost the caller that leg.
    """
    if owned.call_id is not None and owned.place not in ELSEWHERE and not event.is_direct:
        tell_call(act, owned.call_id, kind)
