"""News from outside a call (staff, the clock, another telephone) and the state it leads a caller to."""

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.inputs import News, NewsKind
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import (
    EventCancelled,
    EventOver,
    InRoom,
    Lobby,
    Removed,
    SeatCancelled,
    SeatConfirmed,
    SeatMoved,
    StarMenu,
    State,
    Waiting,
)
from dialin.dialogue.turn import Turn
from dialin.rules.phases import Phase


def hear_news(state: State, news: News, scene: Scene) -> Turn:
    """Where this news takes the caller; a caller whom it does not concern stays where they were.

    News of an event may come late, when a PIN has led the call to another event: what is true now decides.
    """
    phase = None if scene.event is None else scene.event.phase
    match news.kind:
        case NewsKind.EVENT_ENDED if phase is Phase.OVER:
            return Turn(EventOver(was_in=isinstance(place_behind(state), InRoom | Lobby)))
        case NewsKind.EVENT_CANCELLED if phase is Phase.CANCELLED:
            return Turn(EventCancelled())
        case NewsKind.EVENT_ENDED | NewsKind.EVENT_CANCELLED:
            return Turn(state)
        case NewsKind.SEAT_MOVED:
            return Turn(SeatMoved())
        case NewsKind.SEAT_WITHDRAWN:
            return Turn(SeatCancelled())
        case NewsKind.REMOVED:
            return Turn(Removed())
        case NewsKind.ADMITTED:
            return Turn(SeatConfirmed(admitted=True))
        case NewsKind.SEAT_FREED:
            return Turn(SeatConfirmed() if _waits(state) else state)


def _waits(state: State) -> bool:
    """Waits on the line, perhaps in the menu; who talks to the office is let in on coming back."""
    return isinstance(state.back if isinstance(state, StarMenu) else state, Waiting)
