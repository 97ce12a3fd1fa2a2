"""Which event: asked only where several on this number take registrations, three at a time."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registering import first_step
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import EventCancelled, EventOver
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.line import (
    ChooseEvent,
    EventChoice,
    EventChosen,
    EventOffer,
    EventsListed,
    ListEvents,
    NoEvent,
)
from dialin.dialogue.words.registration import LineFull, RegistrationClosed, TwinQuestion
from dialin.dialogue.words.registration_outcomes import NoMoreFromLine

AT_ONCE = 3  # events of one list; more are not remembered
EAR = Listen(first=8)


@enters(EventChoice)
def enter(state: EventChoice, scene: Scene) -> Turn:
    return Turn(state, then=ListEvents())


@hears(EventChoice)
def hear(state: EventChoice, heard: Input, scene: Scene) -> Turn:
    match heard:
        case EventsListed(()):
            return _none_to_choose(scene)
        case EventsListed((only,)):
            return Turn(state, then=ChooseEvent(only.id))
        case EventsListed(events):
            return _list(state, events)
        case EventChosen(has_twin, position):
            return Turn(TwinQuestion(position) if has_twin else first_step(position))
        case NoMoreFromLine(count):
            return Turn(LineFull(count))
        case Keys("1" | "2" | "3" as key) if int(key) <= len(state.offered):
            return Turn(state, then=ChooseEvent(state.offered[int(key) - 1]))
        case Keys("9"):
            return Turn(EventChoice(first=state.first + AT_ONCE))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _none_to_choose(scene: Scene) -> Turn:
    if scene.event is None:
        return Turn(NoEvent())
    match place_of(scene):
        case EventOver():
            return Turn(NoEvent())
        case EventCancelled() as cancelled:
            return Turn(cancelled)
        case _:
            return Turn(RegistrationClosed())


def _list(state: EventChoice, events: tuple[EventOffer, ...]) -> Turn:
    """Behind the last page comes the first again."""
    first = state.first if state.first < len(events) else 0
    page = events[first : first + AT_ONCE]
    intro = (say("event.list_intro", count=len(events)),) if first == 0 else ()
    items = tuple(
        say("event.list_item", title=event.title, title_language=event.language, starts=event.starts, key=str(key))
        for key, event in enumerate(page, start=1)
    )
    more = (say("event.list_more"),) if first + AT_ONCE < len(events) or first else ()
    offered = tuple(event.id for event in page)
    return Turn(replace(state, offered=offered, first=first), says=intro + items + more, then=EAR)
