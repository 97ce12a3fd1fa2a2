"""The office's own telephone rings: a promised call-back is made from there, and the city's number is shown."""

from dialin.dialogue.calls_out.course import ask_again, end
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import lone
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import CallOffice, Listen, Turn, say
from dialin.dialogue.welcome import hello_of
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom
from dialin.dialogue.words.outgoing import DeskCall, DeskTalk, OutcomeMet
from dialin.rules.outgoing.words import Outcome


@enters(DeskCall)
def enter(state: DeskCall, scene: Scene) -> Turn:
    """A machine may have answered here, too, or somebody who says their name: nobody is named before a key."""
    words = say("out.desk", city=scene.city or "", hello=hello_of(scene))
    return Turn(state, says=(words,), then=Listen(first=8))


@hears(DeskCall, own_keys=True)  # 0 would ring the telephone that is off its hook
def hear(state: DeskCall, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, Keys) and lone(heard.pressed) in ("0", "#", "*"):
        return Turn(state)
    match reply := reply_of(heard):
        case Reply.YES:
            return Turn(DeskTalk())
        case Reply.NO:
            return end(Outcome.ABSENT, say("out.desk_later"))
        case None:
            return Turn(state)
        case _:
            return ask_again(state, reply, lambda: end(Outcome.SILENT, say("out.desk_later")))


@enters(DeskTalk)
def enter_talk(state: DeskTalk, scene: Scene) -> Turn:
    """Whoever hangs up first after talking leaves no other trace: it is known to have been tried."""
    order = scene.the_order
    if order.number is None:
        return end(Outcome.BLOCKED, say("out.desk_gone"))
    words = say("out.desk_for", name=order.name) if order.name else say("out.desk_for_unnamed")
    return Turn(state, says=(words,), then=CallOffice(order.number), tells=(OutcomeMet(Outcome.UNKNOWN),))


@hears(DeskTalk, own_keys=True)
def hear_talk(state: DeskTalk, heard: Input, scene: Scene) -> Turn:
    match heard:
        case LeftRoom() if heard.stood:
            return end(Outcome.CONNECTED, say("out.desk_over"))
        case LeftRoom(Ending.BUSY):
            return end(Outcome.BUSY, say("out.desk_busy"))
        case _:
            return end(Outcome.NO_ANSWER, say("out.desk_unanswered"))
