"""News from outside a call (staff, the clock, another telephone) and the state it leads a caller to."""

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


def hear_news(state: State, news: News, scene: Scene) -> Turn:
    """Where this news takes the caller; a caller whom it does not concern stays where they were."""
    match news.kind:
        case NewsKind.EVENT_ENDED:
            return Turn(EventOver(was_in=isinstance(state, InRoom | Lobby | StarMenu)))
        case NewsKind.EVENT_CANCELLED:
            return Turn(EventCancelled())
        case NewsKind.SEAT_MOVED:
            return Turn(SeatMoved())
        case NewsKind.SEAT_WITHDRAWN:
            return Turn(SeatCancelled())
        case NewsKind.REMOVED:
            return Turn(Removed())
        case NewsKind.ADMITTED:
            return Turn(SeatConfirmed(admitted=True))
        case NewsKind.SEAT_FREED:
            return Turn(SeatConfirmed() if isinstance(state, Waiting) and scene.event else state)
