"""News from outside a call (staff, the clock, another telephone) and the state it leads a caller to."""

from dataclasses import replace

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.calls_out.course import hear_machine, may_be_anybody
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import TONE, JoinRoom, Turn, say
from dialin.dialogue.welcome import welcome
from dialin.dialogue.words.event import (
    EventCancelled,
    EventOver,
    FloorOffer,
    HandUp,
    InRoom,
    RecordedHand,
    Removed,
    StarMenu,
)
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.seat import Lobby, SeatCancelled, SeatClaiming, SeatMoved, Waiting
from dialin.dialogue.words.state import State
from dialin.rules.phases import Phase


def hear_news(state: State, news: News, scene: Scene) -> Turn:
    """Where this news takes the caller; a caller whom it does not concern stays where they were.

    News of an event may come late, when a PIN has led the call to another event: what is true now decides.
    """
    if news.kind is NewsKind.MACHINE or may_be_anybody(state):
        return hear_machine(state, scene) if news.kind is NewsKind.MACHINE else Turn(state)
    match news.kind:
        case NewsKind.EVENT_ENDED | NewsKind.EVENT_CANCELLED:
            return Turn(_after_the_event(state, scene))
        case NewsKind.SEAT_MOVED:
            return Turn(SeatMoved())
        case NewsKind.SEAT_WITHDRAWN:
            return Turn(SeatCancelled())
        case NewsKind.REMOVED:
            return Turn(Removed(reason=news.reason))
        case NewsKind.ADMITTED:
            return Turn(SeatClaiming(admitted=True))
        case NewsKind.SEAT_FREED:
            return _free_seat(state, scene)
        case NewsKind.CONNECTED:
            return Turn(state)  # the lobby looks for itself whether there is anything to hear
        case NewsKind.FLOOR_GIVEN:
            return _give_floor(state, scene)
        case _:
            return Turn(_into_event(state), says=(say(SAID[news.kind]),))


SAID = {
    NewsKind.FLOOR_TAKEN: "floor.taken",
    NewsKind.THANKED: "muted.by_mod",
    NewsKind.MUTED: "muted.by_staff",
    NewsKind.HAND_LOWERED: "hand.lowered_by_mod",
}


def _after_the_event(state: State, scene: Scene) -> State:
    phase = None if scene.event is None else scene.event.phase
    if phase is Phase.OVER:
        return EventOver(was_in=isinstance(place_behind(state), InRoom | Lobby))
    return EventCancelled() if phase is Phase.CANCELLED else state


def _give_floor(state: State, scene: Scene) -> Turn:
    """A warning, then a tone, then the line is open; whoever is not in the event yet finds it open on coming in."""
    room = place_behind(state)
    if not isinstance(room, InRoom):
        return Turn(state)
    if scene.must_ask_first:
        return Turn(FloorOffer(is_new=room.is_new))
    if not scene.is_open:
        return Turn(_into_event(state))
    return Turn(room, says=(say("live"), TONE), then=JoinRoom(muted=False))


def _into_event(state: State) -> State:
    """From the menu back into the event, so that the room has the microphone as staff set it; else as they were."""
    room = place_behind(state)
    is_asked = isinstance(state, StarMenu | FloorOffer | HandUp | RecordedHand)
    return room if is_asked and isinstance(room, InRoom) else state


def _free_seat(state: State, scene: Scene) -> Turn:
    """Whoever found the seat by looking, just before this news of it, has had the good news cut off by it."""
    if isinstance(state, InRoom):
        return Turn(replace(state, is_new=True), says=(say("wait.admitted"), welcome(scene)))
    if isinstance(state, Lobby):
        return Turn(state, says=(say("wait.admitted"), welcome(scene)))
    return Turn(SeatClaiming() if _waits(state) else state)


def _waits(state: State) -> bool:
    """Waits on the line, perhaps in the menu; who talks to the office is let in on coming back."""
    return isinstance(state.back if isinstance(state, StarMenu) else state, Waiting)
