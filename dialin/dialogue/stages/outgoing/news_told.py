"""After a reminder: does the person come? After any news: again, a person, or goodbye. Hanging up changes nothing."""

from dialin.dialogue.calls_out.course import EAR, ask_again, by_telephone, hear_anywhere, to_office
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import lone
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import NewsTelling, NewsTold, OutcomeMet
from dialin.dialogue.words.seat import GivingUpSeat
from dialin.rules.outgoing.words import Outcome, Purpose

UNDERSTOOD = (OutcomeMet(Outcome.HEARD),)


@enters(NewsTold)
def enter(state: NewsTold, scene: Scene) -> Turn:
    key = "out.reminder_ask" if scene.the_order.purpose is Purpose.REMINDER else "out.cancelled_end"
    return Turn(state, says=(say(by_telephone(key, scene)),), then=EAR)


@hears(NewsTold, own_keys=True)  # the hash leads back to the news itself, which is the turn before the last words
def hear(state: NewsTold, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    if isinstance(heard, Keys):
        match lone(heard.pressed):
            case "0":
                return to_office(state)
            case "#":
                return Turn(NewsTelling())
            case "*":
                return Turn(state)
    match reply:
        case Reply.AGAIN:
            return Turn(NewsTelling())
        case Reply.SILENCE:
            return Turn(Goodbye()) if state.is_heard else Turn(NewsTelling())
        case Reply.YES | Reply.NO if scene.the_order.purpose is not Purpose.REMINDER:
            return Turn(Goodbye(), tells=UNDERSTOOD)
        case Reply.YES:
            return Turn(Goodbye(), says=(say("out.reminder_yes"),), tells=UNDERSTOOD)
        case Reply.NO:
            return _cancel(state, scene)
    return hear_anywhere(state, reply) or ask_again(state, reply, lambda: Turn(Goodbye()))


def _cancel(state: NewsTold, scene: Scene) -> Turn:
    """It takes two different keys; a telephone that has none reaches a person."""
    if scene.the_order.has_dial:
        return to_office(state)
    return Turn(GivingUpSeat(back=Goodbye()), tells=UNDERSTOOD)
