"""The ladders of the PIN: silence, slips of the finger and unknown numbers are each helped twice, then by a person."""

from dataclasses import replace

from dialin.dialogue.ladders import let_go
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.pin import CheckPin, PinEntry

PATIENT = 15  # seconds of the later rounds, to fetch the letter


def listen(
    state: PinEntry, scene: Scene, *says: Prompt, first: float = 12, marks: bool = False, at_once: bool = False
) -> Turn:
    """Wait for the first digit, and 6 s between digits; what is said first may only be interrupted if at_once."""
    keys = scene.pin_length - len(state.so_far)
    ear = Listen(keys=keys, first=first, between=6, speech=True, at_once=at_once or not says)
    return Turn(state, says=says, then=ear, tells=(TroubleMet("PinEntry"),) if marks else ())


def stopped_short(state: PinEntry, digits: str, scene: Scene) -> Turn:
    """Fewer digits than the longest PIN, then a pause: a shorter event's PIN, or an entry left unfinished."""
    if len(digits) == 6:
        return Turn(replace(state, so_far="", silences=0), then=CheckPin(digits))
    if state.slips >= 2:
        return lead_to_person(state)
    says = say("pin.incomplete", count=len(digits), digits=digits, length=scene.pin_length)
    later = replace(state, so_far="", silences=0, slips=state.slips + 1)
    # At once: a slow hand may be about to press the next key.
    return listen(later, scene, says, marks=state.slips == 1, at_once=True)


def hear_nothing(state: PinEntry, scene: Scene) -> Turn:
    if state.so_far:
        return stopped_short(state, state.so_far, scene)
    state = replace(state, silences=state.silences + 1)
    length = scene.pin_length
    match state.silences:
        case 1:
            return listen(state, scene, say("pin.noinput1", length=length), first=PATIENT)
        case 2:
            says = (say("pin.speak"), say("pin.noinput2", length=length))
            return listen(state, scene, *says, first=PATIENT, marks=True)
        case _ if state.helped:
            return let_go(scene)
        case _:
            return lead_to_person(state, "pin.noinput3")


def slipped(state: PinEntry, digits: str, scene: Scene) -> Turn:
    state = replace(state, so_far="", silences=0, slips=state.slips + 1)
    match state.slips:
        case 1:
            return listen(state, scene, say("pin.typo1", digits=digits))
        case 2:
            return listen(state, scene, say("pin.typo2", digits=digits), first=PATIENT, marks=True)
        case _:
            return lead_to_person(state)


def not_found(state: PinEntry, digits: str, scene: Scene) -> Turn:
    state = replace(state, so_far="", silences=0, unknown=state.unknown + 1)
    match state.unknown:
        case 1:
            return listen(state, scene, say("pin.unknown1", digits=digits))
        case 2:
            return listen(state, scene, _other_letter(state, scene), first=PATIENT, marks=True)
        case _:
            return lead_to_person(state, "pin.unknown3")


def _other_letter(state: PinEntry, scene: Scene) -> Prompt:
    """Whoever holds an older letter is told which event's PIN is asked for, where one is on."""
    if not state.for_seat and scene.event is not None:
        return say("pin.unknown2_event", starts=scene.event.starts)
    return say("pin.unknown2")


def lead_to_person(state: PinEntry, words: str = "help.transfer", *, helped: bool = True) -> Turn:
    """words: said once the office is about to ring, and not where nobody is there. helped: a ladder led there."""
    fresh = PinEntry(helped=helped, for_seat=state.for_seat)
    return Turn(Person(back=fresh, words=words), tells=(TroubleMet("PinEntry"),))
