"""A seat has become free for somebody on the waiting list: it is theirs with a yes, and the next one's with a no."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import EAR, ask_again, by_telephone, end, end_unheard, hear_anywhere
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import (
    AnswerOffer,
    OfferGone,
    OfferTaken,
    OutcomeMet,
    SeatAccepted,
    SeatOffer,
)
from dialin.rules.outgoing.words import Outcome


@enters(SeatOffer)
def enter(state: SeatOffer, scene: Scene) -> Turn:
    event, until = scene.the_event, scene.the_order.until
    kept = () if until is None else (say("out.offer_until", until=until),)
    says = (say("out.offer", title=event.title, starts=event.starts), *kept, say(by_telephone("out.offer_ask", scene)))
    return Turn(state, says=says, then=replace(EAR, first=10))


@hears(SeatOffer)
def hear(state: SeatOffer, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    match heard:
        case Keys("*"):
            return Turn(state)
        case OfferTaken() | OfferGone() if state.declines:
            return end(Outcome.DECLINED, say("out.offer_declined"))
        case OfferTaken():
            return Turn(SeatAccepted(), says=(say("out.offer_taken"),), tells=(OutcomeMet(Outcome.ACCEPTED),))
        case OfferGone():
            return end(Outcome.HEARD, say("out.offer_gone"))
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    match reply:
        case Reply.YES:
            return Turn(state, then=AnswerOffer(accepts=True))
        case Reply.NO:
            return Turn(replace(state, declines=True), then=AnswerOffer(accepts=False))
        case _:
            return ask_again(state, reply, lambda: end_unheard(scene))
