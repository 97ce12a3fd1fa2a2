"""The star's menu: a key that follows at once acts without it; silence or another star leads back."""

from dataclasses import replace

from dialin.dialogue.arrival import minutes_until
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.ways_back.trying_again import fail
from dialin.dialogue.welcome import say_hindrance
from dialin.dialogue.words.event import (
    FarEndEnded,
    FarEndOver,
    FloorNotGiven,
    FloorOffer,
    HandRaised,
    HandsClosed,
    HandSeen,
    HandUp,
    HandUpAlready,
    InRoom,
    LeftUnclear,
    LookAtHand,
    MicrophoneTurned,
    MusicChosen,
    RaiseHand,
    RecordedHand,
    StarMenu,
    TurnMicrophone,
    WayFailed,
    WeighParting,
)
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.seat import Waiting
from dialin.rules.phases import Phase

# Until the lines of all others have ended as well, where the far end has ended for all: nothing is said before.
A_MOMENT = Listen(first=1, at_once=True)


@enters(StarMenu)
def enter(state: StarMenu, scene: Scene) -> Turn:
    if state.is_unclear:
        return Turn(state, then=A_MOMENT)
    return Turn(state, says=(_menu(state, scene),), then=Listen(first=4, at_once=True))


def _menu(state: StarMenu, scene: Scene) -> Prompt:
    if isinstance(state.back, InRoom) and scene.is_open:
        return say("star.menu_live")
    hand = "star.hand_up" if scene.hand_is_up else "star.hand_down"
    if isinstance(state.back, InRoom):
        return say("star.menu", hand=hand)
    return say("star.menu_lobby", hand="" if isinstance(state.back, Waiting) else hand)


@hears(StarMenu, own_keys=True)
def hear(state: StarMenu, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed):
            return _hear_key(state, pressed, scene)
        case Silence() if state.is_unclear:
            return Turn(replace(state, is_unclear=False), then=WeighParting())
        case Silence():
            return Turn(state.back)
        case LeftUnclear() | WayFailed() | FarEndEnded() if isinstance(state.back, InRoom):
            return _hear_parting(state.back, heard)
        case _:
            return _hear_answer(state, heard, scene)


def _hear_parting(back: InRoom, heard: LeftUnclear | WayFailed | FarEndEnded) -> Turn:
    match heard:
        case LeftUnclear():
            return Turn(StarMenu(back=replace(back, failures=0)), says=(say("direct.out"),))
        case WayFailed():
            return fail(back, heard)
        case FarEndEnded():
            return Turn(FarEndOver(back=back))


def _hear_key(state: StarMenu, pressed: str, scene: Scene) -> Turn:
    match pressed:
        case "1":
            return Turn(QuestionConsent(back=state.back))
        case "9" | "6" if not isinstance(state.back, Waiting):
            return _hand_or_microphone(state, pressed, scene)
        case "2" if not isinstance(state.back, InRoom):
            said = say("lobby.music_off" if scene.wants_music else "lobby.music_on")
            return Turn(state.back, says=(said,), tells=(MusicChosen(not scene.wants_music),))
        case "5":
            return _whereabouts(state, scene)
        case "0":
            return Turn(Person(back=state.back), tells=(TroubleMet("StarMenu"),))
        case "#" | "*":  # the hash for what was said before the menu
            return Turn(state.back)
        case _ if state.rounds == 0:
            return Turn(replace(state, rounds=1), then=Listen(first=4, at_once=True))
        case _:
            return Turn(state.back)


def _hand_or_microphone(state: StarMenu, pressed: str, scene: Scene) -> Turn:
    """Nobody is heard on a recording who was not told of it, whichever key they press."""
    if pressed == "9":
        return Turn(state, then=RaiseHand())
    if scene.must_ask_first and isinstance(state.back, InRoom):
        return Turn(FloorOffer(is_new=state.back.is_new))
    return Turn(state, then=TurnMicrophone())


def _hear_answer(state: StarMenu, heard: Input, scene: Scene) -> Turn:
    match heard:
        case HandRaised(before):
            return _raised(state, before, scene)
        case HandUpAlready(before):
            return _up_already(state, before, scene)
        case HandsClosed():
            return Turn(state, says=(say("hand.closed"),), then=Listen(first=4))
        case MicrophoneTurned(is_on=False):
            return Turn(state.back, says=(say("muted.self"),))
        case FloorNotGiven():
            return Turn(state, says=(say("unmute.denied"),), then=Listen(first=4))
        case HandSeen(before):
            return Turn(state.back, says=(_status(scene, before),))
        case _:
            return Turn(state.back)


def _raised(state: StarMenu, before: int, scene: Scene) -> Turn:
    """Where the event is recorded, that is asked now; whoever is first is told at once what comes next."""
    if scene.the_event.is_recorded:
        return Turn(RecordedHand(back=state.back, before=before))
    if not isinstance(state.back, InRoom):
        return Turn(state.back, says=(say("hand.up_lobby", count=before),))
    raised = say("hand.up", count=before)
    return Turn(state.back, says=(raised,) if before else (raised, say("next.up")))


def _up_already(state: StarMenu, before: int, scene: Scene) -> Turn:
    """To be sure, people say again what they have said already: nothing is lost by it."""
    is_unanswered = scene.the_event.is_recorded and scene.may_be_recorded is None
    match state.back:
        case InRoom(is_new=is_new) if is_unanswered and scene.has_floor:
            return Turn(FloorOffer(is_new=is_new))
        case InRoom() if scene.is_open:
            return Turn(state.back)  # where the floor is told of
        case InRoom() if scene.has_floor:
            return Turn(state.back, says=(_with_floor(scene),))
        case _ if is_unanswered:
            return Turn(RecordedHand(back=state.back, before=before))
        case _:
            return Turn(HandUp(back=state.back, before=before))


def _with_floor(scene: Scene) -> Prompt:
    return say("status.declined" if scene.may_be_recorded is False else "status.floor")


def _whereabouts(state: StarMenu, scene: Scene) -> Turn:
    match state.back:
        case InRoom():
            return Turn(state, then=LookAtHand())
        case Waiting(rounds=rounds) as waiting:
            return Turn(replace(waiting, rounds=max(1, rounds)))  # which says the place on coming back
        case _ if scene.the_event.phase is Phase.LIVE:
            return Turn(state.back, says=(say_hindrance(scene),))
        case _:
            event = scene.the_event
            where = say("status.lobby", title=event.title, starts=event.starts, minutes=minutes_until(scene))
            return Turn(state.back, says=(where,))


def _status(scene: Scene, before: int | None) -> Prompt:
    event = scene.the_event
    return say("status", title=event.title, hand=_hand(scene, before), count=before or 0, ends=event.ends)


def _hand(scene: Scene, before: int | None) -> str:
    if scene.is_open:
        return "status.live"
    if before is None:
        return "status.no_hand"
    if scene.may_be_recorded is False:
        return "status.declined"
    return "status.floor" if scene.has_floor else "status.hand"
