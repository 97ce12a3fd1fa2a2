"""The end of a registration: when to call again, or that we call; heard again with the hash key, then the goodbye."""

from dataclasses import replace

from dialin.dialogue.calls_out.until_then import until_then
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.registration import RegistrationDone, StartCallWished
from dialin.rules.outgoing.ranges import refuse_call
from dialin.rules.outgoing.start_calls import calls_begin, rung_by


@enters(RegistrationDone)
def enter(state: RegistrationDone, scene: Scene) -> Turn:
    key = "reg.start_call_other" if _rings_elsewhere(state, scene) else "reg.start_call"
    offer = (say(key),) if _may_be_called(state, scene) else ()
    return Turn(state, says=(*_words(state, scene), *offer), then=Listen(first=8))


@hears(RegistrationDone)
def hear(state: RegistrationDone, heard: Input, scene: Scene) -> Turn:
    """A key has cut the words off, perhaps the last digit of a PIN: they are said again."""
    match heard:
        case Silence():
            return Turn(Goodbye())
        case Keys("1") if _may_be_called(state, scene) and not scene.is_hasty:
            return Turn(replace(state, is_called=True), tells=(StartCallWished(),))
        case _:
            return Turn(state)


def _may_be_called(state: RegistrationDone, scene: Scene) -> bool:
    """A call at the start is offered to whoever has a seat, and to no number that is never called."""
    phone = state.draft.phone
    if state.is_called or state.draft.is_waiting or phone is None or not scene.calls_out:
        return False
    return scene.the_event.number is not None and refuse_call(phone, scene.abroad) is None


def _rings_elsewhere(state: RegistrationDone, scene: Scene) -> bool:
    """Whoever registers somebody else is not told that their own telephone rings."""
    return state.draft.for_other and state.draft.phone != scene.caller


def _words(state: RegistrationDone, scene: Scene) -> tuple[Prompt, ...]:
    event = scene.the_event
    if state.is_called:
        key = "reg.done_called_other" if _rings_elsewhere(state, scene) else "reg.done_called"
        begin, latest, dial_in = calls_begin(event.starts), rung_by(event.starts), event.number or scene.dialled
        return (say(key, starts=event.starts, begin=begin, latest=latest, dial_in=dial_in),)
    if state.draft.is_waiting:
        return say("reg.noted"), *until_then(scene), say("reg.done_waiting", dial_in=scene.dialled)
    return (say("reg.done", starts=event.starts, doors=event.doors, held=event.held, dial_in=scene.dialled),)
