"""The person is asked for by name, and by room where many share the line; whoever fetches them has time."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import (
    BEING_FETCHED,
    EAR,
    after_confirming,
    ask_again,
    by_telephone,
    end_unheard,
    hear_anywhere,
)
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.heard import Keys, Speech
from dialin.dialogue.words.outgoing import AskForPerson, OutcomeMet, PersonAway
from dialin.rules.outgoing.words import Outcome

FETCHED_WITHIN = 60.0  # seconds; then the person is asked for once more
MOST_WORDS = 6  # heard meanwhile: a television would let the city wait for ever


@enters(AskForPerson)
def enter(state: AskForPerson, scene: Scene) -> Turn:
    if _is_fetched(state):
        return Turn(state, says=(say(by_telephone("out.wait", scene)),), then=replace(EAR, first=FETCHED_WITHIN))
    return Turn(state, says=(_wanted(scene), say(by_telephone("out.ask", scene))), then=EAR)


@hears(AskForPerson)
def hear(state: AskForPerson, heard: Input, scene: Scene) -> Turn:
    """Silence, and whoever says so, fetches the person."""
    reply = reply_of(heard)
    if heard == Keys("*"):
        return Turn(state)
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    match reply:
        case Reply.YES:
            return Turn(after_confirming(scene))
        case Reply.NO:
            return Turn(PersonAway(), tells=(OutcomeMet(Outcome.ABSENT),))
        case Reply.WAIT:
            return Turn(BEING_FETCHED)
        case Reply.UNCLEAR | Reply.NOISE if _is_fetched(state) and isinstance(heard, Speech):
            return _wait_on(state)
        case Reply.SILENCE if state.rounds > BEING_FETCHED.rounds:
            return end_unheard(scene)
        case Reply.SILENCE:
            return Turn(AskForPerson(rounds=state.rounds + 1))
        case _:
            return ask_again(state, reply, lambda: end_unheard(scene))


def _is_fetched(state: AskForPerson) -> bool:
    return state.rounds == BEING_FETCHED.rounds


def _wait_on(state: AskForPerson) -> Turn:
    """Whoever fetches somebody calls and talks to them: it is heard here, and was not said to us."""
    if state.overheard + 1 >= MOST_WORDS:
        return Turn(AskForPerson(rounds=state.rounds + 1))
    waiting = replace(EAR, first=FETCHED_WITHIN, at_once=True)
    return Turn(replace(state, overheard=state.overheard + 1), then=waiting)


def _wanted(scene: Scene) -> Prompt:
    order = scene.the_order
    if not order.name:
        return say("out.for_unnamed")
    if order.room:
        return say("out.for_room", name=order.name, room=order.room)
    return say("out.for_name", name=order.name)
