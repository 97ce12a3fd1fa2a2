"""A person: the caller is put through to the office, keeps seat and place, and comes back to where they were."""

from dialin.dialogue.inputs import Connection, Input, LeftRoom
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CallBackOffer, Person, State
from dialin.dialogue.turn import CallOffice, Turn, say

OWN_KEYS = True


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, Person)
    if scene.office is None or not scene.office_is_open:
        return Turn(CallBackOffer(back=state.back, closed=scene.office is not None))
    return Turn(state, says=(say(state.words),), then=CallOffice(scene.office))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, Person)
    if heard == LeftRoom(Connection.LEFT) or (isinstance(heard, LeftRoom) and heard.seconds):
        return Turn(state.back, says=(say("person.return"),))
    return Turn(CallBackOffer(back=state.back))
