"""The PIN is right and the doors are shut: when to call again, said twice; close to the doors the caller may stay."""

from dataclasses import replace

from dialin.dialogue.arrival import is_today, is_worth_staying, minutes_until, place_of
from dialin.dialogue.calls_out.until_then import until_then
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.pin_digits import SLOW, lone
from dialin.dialogue.pin_ladders import hear_in_passing, welcoming_ear
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import NOTHING_KEYED
from dialin.dialogue.words.seat import GivingUpSeat, TooEarly

OFFERS_TO_CANCEL, FOR_ANOTHER_EVENT = "early.other_day", "pin.other_event"


@enters(TooEarly)
def enter(state: TooEarly, scene: Scene) -> Turn:
    place = place_of(scene, position=state.position)  # the doors may have opened while the caller was with the office
    if not isinstance(place, TooEarly):
        return Turn(place)
    first = SLOW if state.other else 5.0  # to look for the other letter
    return Turn(state, says=_says(state, scene), then=welcoming_ear(scene, first))


@hears(TooEarly, own_keys=True)
def hear(state: TooEarly, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene, position=state.position)
    if isinstance(heard, Keys) and (isinstance(place, TooEarly) or lone(heard.pressed) == "0"):
        return _hear_keys(state, heard.pressed, scene)
    if not isinstance(place, TooEarly):
        return Turn(place)
    if not isinstance(heard, Silence):
        return Turn(state, then=replace(welcoming_ear(scene, first=8), at_once=True))
    later = replace(state, rounds=state.rounds + 1, entry=NOTHING_KEYED)
    event = scene.the_event
    if is_worth_staying(scene):
        seconds = min(55.0, max(2.0, (event.doors - scene.now).total_seconds()))
        says = () if state.rounds == 0 else (say("early.waiting", minutes=minutes_until(scene, doors=True)),)
        return Turn(later, says=says, then=replace(welcoming_ear(scene, first=1), music=seconds))
    if state.rounds == 0:
        return Turn(later)
    is_looking = state.rounds == 1 and _words(state, scene).key == FOR_ANOTHER_EVENT  # for the letter of today's event
    return to_person(later, words="help.soon") if is_looking else Turn(Goodbye())


def _hear_keys(state: TooEarly, pressed: str, scene: Scene) -> Turn:
    """Whoever holds the letter of another event in hand, too, keys its PIN right here."""
    if lone(pressed) == "2" and not state.entry.so_far and _words(state, scene).key == OFFERS_TO_CANCEL:
        return Turn(GivingUpSeat(back=state))
    return hear_in_passing(state, pressed, scene)


def _says(state: TooEarly, scene: Scene) -> tuple[Prompt, ...]:
    words = _words(state, scene)
    return (words, *until_then(scene), say("wait.farewell")) if words.key == "wait.position" else (words,)


def _words(state: TooEarly, scene: Scene) -> Prompt:
    event = scene.the_event
    if scene.order is not None and is_worth_staying(scene):
        return say("out.early", doors=event.doors, starts=event.starts)
    if state.position is not None and is_worth_staying(scene):
        return say("wait.early", position=state.position, doors=event.doors)
    if state.position is not None:
        return say("wait.position", position=state.position, title=event.title)
    if state.other and not is_today(scene):
        return say(FOR_ANOTHER_EVENT, title=event.title, starts=event.starts)
    return say(_when_to_call(scene), title=event.title, doors=event.doors, starts=event.starts, held=event.held)


def _when_to_call(scene: Scene) -> str:
    """Whose PIN is for another day, and not for another event, has come because the event was to be today."""
    if is_worth_staying(scene):
        return "early.today"
    return "early.today_later" if is_today(scene) else "early.other_day"
