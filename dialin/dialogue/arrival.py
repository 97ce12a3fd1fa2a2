"""Where a caller belongs at this moment of the event."""

from datetime import timedelta

from dialin.dialogue.scene import Scene
from dialin.dialogue.words.event import EventCancelled, EventOver, FloorOffer, InRoom
from dialin.dialogue.words.seat import Lobby, SeatClaiming, TooEarly
from dialin.dialogue.words.state import State, way_back
from dialin.rules.phases import Phase

WORTH_STAYING = timedelta(minutes=60)  # so close to the doors a caller may stay on the line


def place_of(scene: Scene, *, position: int | None = None, was_in: bool = False) -> State:
    """The state for an attendee of the scene's event.

    position: on the waiting list, from 1, None with a seat. was_in: the caller is in the event or its lobby.
    """
    match scene.the_event.phase:
        case Phase.CANCELLED:
            return EventCancelled()
        case Phase.OVER:
            return EventOver(was_in=was_in)
        case Phase.LOBBY | Phase.LIVE:
            return SeatClaiming()
        case _:
            return TooEarly(position=position)


def place_behind(state: State) -> State:
    """Where a caller in a menu, with the office or before a question has come from and will return to."""
    back = way_back(state)
    if back is not None:
        return place_behind(back)
    return InRoom(is_new=state.is_new) if isinstance(state, FloorOffer) else state


def beyond_the_door(scene: Scene) -> State:
    """Where a seated caller goes: into the event once it has begun and can be heard, else into the lobby."""
    event = scene.the_event
    return InRoom(is_new=True) if event.phase is Phase.LIVE and event.is_connected else Lobby()


def minutes_until(scene: Scene, *, doors: bool = False) -> int:
    """Whole minutes until the start (or until the doors open); the last minute before the start counts as none."""
    if not doors and seconds_until_start(scene) < 60:
        return 0
    moment = scene.the_event.doors if doors else scene.the_event.starts
    return max(0, round((moment - scene.now).total_seconds() / 60))


def is_worth_staying(scene: Scene) -> bool:
    return scene.the_event.doors - scene.now <= WORTH_STAYING


def is_today(scene: Scene) -> bool:
    """By the event's own zone."""
    doors = scene.the_event.doors
    return doors.date() == scene.now.astimezone(doors.tzinfo).date()


def seconds_until_start(scene: Scene) -> float:
    return max(0.0, (scene.the_event.starts - scene.now).total_seconds())
