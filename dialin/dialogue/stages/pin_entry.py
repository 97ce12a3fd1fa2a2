"""The caller keys or speaks the PIN; slips, silence and unknown numbers climb ladders that end at a person."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.asks import CheckPin, ResolvePin
from dialin.dialogue.inputs import (
    Input,
    Keys,
    PinAccepted,
    PinBarred,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinResolved,
    PinUnknown,
    PinWithdrawn,
    Silence,
    Speech,
)
from dialin.dialogue.ladders import let_go
from dialin.dialogue.menu.states import MySeat
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Person, PinEntry, PinHeard, Removed, SeatCancelled, State, TooEarly
from dialin.dialogue.tells import LanguageChosen, TroubleMet
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.rules.damm import is_wellformed
from dialin.rules.spoken_digits import hear_digits

OWN_KEYS = True
LENGTHS = (6, 8)  # digits of a PIN
FEWEST = 2  # spoken digits that are a part of one; a single one may be any little word


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, PinEntry)
    return _listen(state, say("pin.ask", length=state.length))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, PinEntry)
    match heard:
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case Speech(words):
            return _hear_words(state, words, scene)
        case PinResolved(readings):
            return Turn(PinHeard(readings, entry=replace(state, so_far="", silences=0)))
        case Silence():
            return _hear_nothing(state, scene)
        case _:
            return _hear_outcome(state, heard, scene)


def _hear_outcome(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case PinAccepted(language=language) | PinOfAnotherDay(language=language) if state.for_seat:
            return Turn(MySeat(), language=_remembered(language, scene))
        case PinAccepted(language=language, position=position):
            return Turn(place_of(scene, position=position), language=_remembered(language, scene))
        case PinOfAnotherDay(language=language, position=position):
            early = TooEarly(other=state.in_window, position=position)
            return Turn(early, language=_remembered(language, scene))
        case PinWithdrawn(language=language):
            return Turn(SeatCancelled(), language=_remembered(language, scene))
        case PinBarred(language, reason):
            return Turn(Removed(reason=reason), language=_remembered(language, scene))
        case PinMistyped(digits):
            return _slipped(state, digits)
        case PinUnknown(digits):
            return _not_found(state, digits, scene)
        case PinNotChecked():
            return _to_person(state, "limit.slow")
        case _:
            return Turn(state)


def _remembered(language: str, scene: Scene) -> str | None:
    """The language of the registration, or what the caller has chosen instead of the line's own."""
    return language if language != scene.language else None


def _hear_keys(state: PinEntry, pressed: str, scene: Scene) -> Turn:
    if not state.so_far and pressed[:1] == "0":
        return _to_person(state, helped=state.helped)
    if not state.so_far and pressed in scene.languages:
        language = scene.languages[pressed]
        turn = Turn(state, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
        return _listen(state, say("pin.ask", length=state.length)).after(turn)
    if not state.so_far and not pressed.strip("#"):
        return _listen(state, say("pin.ask", length=state.length))
    _before, star, after = pressed.rpartition("*")
    digits = (after if star else state.so_far + pressed).replace("#", "")
    if len(digits) >= state.length:
        return Turn(replace(state, so_far="", silences=0), then=CheckPin(digits[: state.length]))
    if star and not digits:
        return _listen(replace(state, so_far="", silences=0), say("pin.cleared", length=state.length))
    if len(state.so_far + pressed) >= state.length:
        # A star or hash took up room in the entry: wait for the missing digits without speaking into the typing.
        return _listen(replace(state, so_far=digits))
    return _stopped_short(state, digits)


def _stopped_short(state: PinEntry, digits: str) -> Turn:
    """Fewer digits than the longest PIN, then a pause: a shorter event's PIN, or an entry left unfinished."""
    if len(digits) == 6:
        return Turn(replace(state, so_far="", silences=0), then=CheckPin(digits))
    if state.slips >= 2:
        return _to_person(state)
    says = say("pin.incomplete", count=len(digits), digits=digits, length=state.length)
    turn = _listen(replace(state, so_far="", silences=0, slips=state.slips + 1), says, marks=state.slips == 1)
    assert isinstance(turn.then, Listen)
    return replace(turn, then=replace(turn.then, at_once=True))  # a slow hand may be about to press the next key


def _hear_words(state: PinEntry, words: str, scene: Scene) -> Turn:
    """A PIN is said as it is printed, in two halves; after the pause between them the second may come by itself."""
    readings = hear_digits(words, language=scene.language, lengths=LENGTHS)
    if not readings and state.so_far:
        missing = [length - len(state.so_far) for length in LENGTHS if length > len(state.so_far)]
        rest = hear_digits(words, language=scene.language, lengths=missing)
        readings = tuple(state.so_far + more for more in rest)
    parts = () if readings else hear_digits(words, language=scene.language, lengths=range(FEWEST, state.length))
    if parts and len(state.so_far + parts[0]) < state.length:
        return _listen(replace(state, so_far=state.so_far + parts[0]))
    wellformed = tuple(reading for reading in readings if is_wellformed(reading))
    if wellformed:
        return Turn(state, then=ResolvePin(wellformed))
    return _slipped(state, readings[0]) if readings else _hear_nothing(state, scene)


def _hear_nothing(state: PinEntry, scene: Scene) -> Turn:
    if state.so_far:
        return _stopped_short(state, state.so_far)
    state = replace(state, silences=state.silences + 1)
    match state.silences:
        case 1:
            return _listen(state, say("pin.noinput1", length=state.length), first=15)
        case 2:
            return _listen(state, say("pin.speak"), say("pin.noinput2", length=state.length), first=15, marks=True)
        case _ if state.helped:
            return let_go(scene)
        case _:
            return _to_person(state, "pin.noinput3")


def _slipped(state: PinEntry, digits: str) -> Turn:
    state = replace(state, so_far="", silences=0, slips=state.slips + 1)
    match state.slips:
        case 1:
            return _listen(state, say("pin.typo1", digits=digits))
        case 2:
            return _listen(state, say("pin.typo2", digits=digits), first=15, marks=True)
        case _:
            return _to_person(state)


def _not_found(state: PinEntry, digits: str, scene: Scene) -> Turn:
    state = replace(state, so_far="", silences=0, unknown=state.unknown + 1)
    match state.unknown:
        case 1:
            return _listen(state, say("pin.unknown1", digits=digits))
        case 2:
            return _listen(state, _other_letter(state, scene), first=15, marks=True)
        case _:
            return _to_person(state, "pin.unknown3")


def _other_letter(state: PinEntry, scene: Scene) -> Prompt:
    """Whoever holds an older letter is told which event's PIN is asked for, where one is on."""
    if state.in_window and scene.event is not None:
        return say("pin.unknown2_event", starts=scene.event.starts)
    return say("pin.unknown2")


def _to_person(state: PinEntry, words: str = "help.transfer", *, helped: bool = True) -> Turn:
    """words: said once the office is about to ring, and not where nobody is there. helped: a ladder led there."""
    fresh = PinEntry(length=state.length, in_window=state.in_window, helped=helped, for_seat=state.for_seat)
    return Turn(Person(back=fresh, words=words), tells=(TroubleMet("PinEntry"),))


def _listen(state: PinEntry, *says: Prompt, first: float = 12, marks: bool = False) -> Turn:
    """Wait 12 s (later rounds 15 s, to fetch the letter) for the first digit and 6 s between digits."""
    ear = Listen(keys=state.length - len(state.so_far), first=first, between=6, speech=True, at_once=not says)
    return Turn(state, says=says, then=ear, tells=(TroubleMet("PinEntry"),) if marks else ())
