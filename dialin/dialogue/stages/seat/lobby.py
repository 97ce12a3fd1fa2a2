"""The lobby: a loop that listens to keys, says that one is right here, and lets everybody in at the start."""

from dataclasses import replace

from dialin.dialogue.arrival import beyond_the_door, minutes_until, place_of, seconds_until_start
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.welcome import say_hindrance
from dialin.dialogue.words.event import InRoom, StarMenu
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.seat import Lobby, SeatClaiming
from dialin.rules.phases import Phase

FIRST_NEWS, CALM_RHYTHM, LAST_RHYTHM = 15.0, 55.0, 25.0  # seconds of music before each piece of news
LAST_MINUTES = 120.0
TIPS = ("lobby.tip1", "lobby.tip5", "lobby.tip4", "lobby.tip2", "lobby.tip3")  # every other piece of news, in turn
CONNECTING = 12.0  # seconds between two looks for a videoconference that does not answer yet: one piece of music


@enters(Lobby)
def enter(state: Lobby, scene: Scene) -> Turn:
    return _lead_on(scene) or _wait(state, scene)


@hears(Lobby)
def hear(state: Lobby, heard: Input, scene: Scene) -> Turn:
    onward = _lead_on(scene)
    if onward is not None:
        return onward
    if heard == Keys("*"):
        return Turn(StarMenu(back=state))
    if isinstance(heard, Silence):
        later = replace(state, rounds=state.rounds + 1)
        return _wait(later, scene, _news(state.rounds, scene))
    return _wait(state, scene)


def _lead_on(scene: Scene) -> Turn | None:
    """Out of the lobby, once there is nothing more to wait for; it may have begun while the caller was in a menu."""
    place = place_of(scene, was_in=True)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    beyond = beyond_the_door(scene)
    return Turn(beyond, says=(say("lobby.start"),)) if isinstance(beyond, InRoom) else None


def _wait(state: Lobby, scene: Scene, *says: Prompt) -> Turn:
    if scene.the_event.phase is Phase.LIVE:
        return _wait_for_bridge(state, scene)
    left = seconds_until_start(scene)
    rhythm = FIRST_NEWS if state.rounds == 0 else CALM_RHYTHM if left > LAST_MINUTES else LAST_RHYTHM
    ear = Listen(first=1, music=min(rhythm, max(1.0, left)), at_once=not says, quiet=not scene.wants_music)
    return Turn(state, says=says, then=ear)


def _wait_for_bridge(state: Lobby, scene: Scene) -> Turn:
    """The event has begun and cannot be heard yet: said at once and every half minute, instead of a silent room."""
    if (scene.now - scene.the_event.starts).total_seconds() < CONNECTING:
        state = replace(state, rounds=0)
    says = (say_hindrance(scene),) if state.rounds % 3 == 0 else ()
    ear = Listen(first=1, music=CONNECTING, at_once=not says, quiet=not scene.wants_music)
    return Turn(state, says=says, then=ear)


def _news(rounds: int, scene: Scene) -> Prompt:
    if rounds % 2 == 0 or seconds_until_start(scene) <= LAST_MINUTES:
        minutes = minutes_until(scene)
        return say("lobby.loop", city=scene.city or "", starts=scene.the_event.starts, minutes=minutes)
    return say(TIPS[rounds // 2 % len(TIPS)])
