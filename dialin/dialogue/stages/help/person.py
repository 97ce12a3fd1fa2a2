"""A person: the caller is put through to the office, keeps seat and place, and comes back to where they were."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import CallOffice, Turn, say
from dialin.dialogue.words.heard import LeftRoom
from dialin.dialogue.words.help import CallBackOffer, Person


@enters(Person)
def enter(state: Person, scene: Scene) -> Turn:
    if scene.office is None or not scene.office_is_open:
        return Turn(CallBackOffer(back=state.back, closed=scene.office is not None))
    return Turn(state, says=(say(state.words),), then=CallOffice(scene.office))


@hears(Person, own_keys=True)
def hear(state: Person, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, LeftRoom) and heard.stood:
        return Turn(state.back, says=(say("person.return"),))
    return Turn(CallBackOffer(back=state.back))
