"""The ladders of the PIN: silence, slips of the finger and unknown numbers are each helped twice, then by a person."""

from dataclasses import replace
from typing import Protocol, TypeVar

from dialin.dialogue.ladders import let_go, to_person
from dialin.dialogue.pin_digits import (
    LENGTHS,
    LONE,
    SLOW,
    anew,
    ask,
    await_more,
    begun_by_a_key,
    blank,
    digits_of,
    hear_digits,
    lone,
)
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.state import State
from dialin.rules.pins.damm import is_wellformed

PATIENT = 15  # seconds of the later rounds, to fetch the letter


class Welcoming(State, Protocol):
    """A state in which a PIN is welcome that nobody has asked for."""

    @property
    def entry(self) -> PinEntry: ...


W = TypeVar("W", bound=Welcoming)


def marked(turn: Turn) -> Turn:
    """The second rung: staff see that somebody is in trouble."""
    return replace(turn, tells=(TroubleMet("PinEntry"),))


def hear_nothing(state: PinEntry, scene: Scene) -> Turn:
    if state.so_far or state.before:
        return _hear_no_more(state, scene)
    state = replace(blank(state), silences=state.silences + 1)
    length = scene.pin_length
    match state.silences:
        case 1:
            return ask(state, scene, say("pin.noinput1", length=length), say("pin.speak"), first=PATIENT)
        case 2 if not state.helped:
            return marked(ask(state, scene, say("pin.noinput2", length=length), first=PATIENT))
        case 2:  # no person is promised a second time, since this ladder ends without one
            return marked(ask(state, scene, say("pin.noinput1", length=length), say("pin.speak"), first=PATIENT))
        case _ if state.helped:
            return let_go(scene)
        case _:
            return lead_to_person(state, "pin.noinput3")


def _hear_no_more(state: PinEntry, scene: Scene) -> Turn:
    """Digits, then a long silence: a key that was obeyed may have been the first of them."""
    if not anew(state) and not state.before:
        return lead_to_person(state, helped=state.helped)
    whole = begun_by_a_key(state, scene)
    if whole:
        return Turn(state, then=CheckPin(whole), language=scene.switch_to(state.former_language or scene.language))
    return stopped_short(state, scene)


def stopped_short(state: PinEntry, scene: Scene) -> Turn:
    """Fewer digits than the longest PIN: a shorter event's PIN that does not count, or an entry left unfinished."""
    joined = state.before + state.so_far
    digits = joined if state.before and len(joined) < scene.pin_length else anew(state)
    if len(digits) == min(LENGTHS) and is_wellformed(digits):
        return not_found(state, digits, scene)
    if len(digits) == scene.pin_length:
        return slipped(state, digits, scene)
    if state.slips >= 2:
        return lead_to_person(state)
    later = replace(state, so_far="", before=digits, silences=0, slips=state.slips + 1)
    # At once: a slow hand may be about to press the next key.
    asked = ask(later, scene, say("pin.incomplete", digits=digits), at_once=True)
    return marked(asked) if state.slips == 1 else asked


def slipped(state: PinEntry, digits: str, scene: Scene) -> Turn:
    state = replace(blank(state), slips=state.slips + 1)
    match state.slips:
        case 1:
            return ask(state, scene, say("pin.typo1", digits=digits))
        case 2:
            return marked(ask(state, scene, say("pin.typo2", digits=digits), first=PATIENT))
        case _:
            return lead_to_person(state)


def not_found(state: PinEntry, digits: str, scene: Scene) -> Turn:
    """As long as more digits may follow, they are waited for: eight of them may begin like a PIN of six."""
    if state.so_far and len(anew(state)) < scene.pin_length and digits != state.tried:
        state = replace(state, tried=digits)
        is_other = state.former_language and digits.startswith(state.acted)
        return replace(await_more(state, scene), language=scene.languages.get(state.acted) if is_other else None)
    state = replace(blank(state), unknown=state.unknown + 1)
    match state.unknown:
        case 1:
            return ask(state, scene, say("pin.unknown1", digits=digits))
        case 2:
            return marked(ask(state, scene, _other_letter(state, digits, scene), first=PATIENT))
        case _:
            return lead_to_person(state, "pin.unknown3")


def unmatched(state: PinEntry, digits: str, ending: str, scene: Scene) -> Turn:
    """Both are read back, once; whoever holds a letter and is not found with it needs a person."""
    state = replace(blank(state), unknown=state.unknown + 1)
    if state.unknown >= 2:
        return lead_to_person(state, "pin.unknown3")
    return marked(ask(state, scene, say("pin.unmatched", digits=digits, ending=ending), first=PATIENT))


def _other_letter(state: PinEntry, digits: str, scene: Scene) -> Prompt:
    """Whoever holds an older letter is told which event's PIN is asked for, where one is on."""
    if not state.for_seat and scene.event is not None:
        return say("pin.unknown2_event", digits=digits, starts=scene.event.starts)
    return say("pin.unknown2", digits=digits)


def lead_to_person(state: PinEntry, words: str = "help.transfer", *, helped: bool = True) -> Turn:
    """words: said once the office is about to ring, and not where nobody is there. helped: a ladder led there."""
    fresh = PinEntry(helped=helped, for_seat=state.for_seat, to_cancel=state.to_cancel)
    return Turn(Person(back=fresh, words=words), tells=(TroubleMet("PinEntry"),))


def welcoming_ear(scene: Scene, first: float) -> Listen:
    """first: seconds until the first key of a menu or of a PIN; a key by itself is heard soon."""
    return Listen(keys=scene.pin_length, first=first, between=LONE)


def hear_in_passing(state: W, pressed: str, scene: Scene) -> Turn:
    """Keys that have no meaning in the menu at hand: two digits begin a PIN, one of them may have done so."""
    digits, begun = digits_of(pressed), state.entry.so_far
    if lone(pressed) == "0" and not begun:
        return to_person(state)
    if lone(pressed) == "#":
        return Turn(state)
    if len(digits) > 1 or (digits and begun not in ("", digits)):
        return hear_digits(state.entry, digits, scene)
    entry = replace(blank(state.entry), so_far=digits)  # of nothing, after a star
    return Turn(replace(state, entry=entry), then=replace(welcoming_ear(scene, first=SLOW), at_once=True))
