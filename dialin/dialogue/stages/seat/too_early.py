"""The PIN is right and the doors are shut: when to call again, said twice; close to the doors the caller may stay."""

from dataclasses import replace

from dialin.dialogue.arrival import is_today, is_worth_staying, minutes_until, place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.seat import GivingUpSeat, TooEarly

OFFERS_TO_CANCEL = "early.other_day"


@enters(TooEarly)
def enter(state: TooEarly, scene: Scene) -> Turn:
    place = place_of(scene, position=state.position)  # the doors may have opened while the caller was with the office
    if not isinstance(place, TooEarly):
        return Turn(place)
    return Turn(state, says=(_words(state, scene),), then=Listen(first=5))


@hears(TooEarly)
def hear(state: TooEarly, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene, position=state.position)
    if not isinstance(place, TooEarly):
        return Turn(place)
    if heard == Keys("2") and _words(state, scene).key == OFFERS_TO_CANCEL:
        return Turn(GivingUpSeat(back=state))
    if not isinstance(heard, Silence):
        return Turn(state, then=Listen(first=8, at_once=True))
    later = replace(state, rounds=state.rounds + 1)
    event = scene.the_event
    if is_worth_staying(scene):
        seconds = min(55.0, max(2.0, (event.doors - scene.now).total_seconds()))
        says = () if state.rounds == 0 else (say("early.waiting", minutes=minutes_until(scene, doors=True)),)
        return Turn(later, says=says, then=Listen(first=1, music=seconds))
    return Turn(later) if state.rounds == 0 else Turn(Goodbye())


def _words(state: TooEarly, scene: Scene) -> Prompt:
    event = scene.the_event
    if state.position is not None and is_worth_staying(scene):
        return say("wait.early", position=state.position, doors=event.doors)
    if state.position is not None:
        return say("wait.position", position=state.position, title=event.title, starts=event.starts, doors=event.doors)
    if is_today(scene):
        key = "early.today" if is_worth_staying(scene) else "early.today_later"
        return say(key, title=event.title, doors=event.doors, starts=event.starts, held=event.held)
    if state.other:
        return say("pin.other_event", title=event.title, starts=event.starts)
    return say("early.other_day", starts=event.starts, doors=event.doors, held=event.held)
