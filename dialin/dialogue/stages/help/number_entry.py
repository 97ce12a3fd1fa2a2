"""A telephone number is keyed, with or without its area code; hash alone goes on without a number.

Whoever registers somebody else may give the line of this call by a 1 alone; then it is said whom to ask for on it.
"""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import let_go, to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import NumberEntry, NumberRead
from dialin.dialogue.words.registration import Registering, SpokenDetail
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number

LONGEST = 20  # keys; no number has more
MOST_SLIPS = 3


@enters(NumberEntry)
def enter(state: NumberEntry, scene: Scene) -> Turn:
    if state.draft is None:
        return _listen(state, say("help.number_ask"))
    if not state.draft.for_other:
        return _listen(state, say("reg.number_ask"))
    return _listen(state, say("reg.number_other") if scene.caller is None else say("reg.number_other_shown"))


@hears(NumberEntry, own_keys=True)  # in a number 0 is a digit; alone it still is a person
def hear(state: NumberEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("0"):
            return to_person(replace(state, slips=0, misses=0))
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case Silence() if state.misses and state.helped:
            return let_go(scene)
        case Silence() if state.misses:
            return _give_up(state)
        case Silence():
            return Turn(replace(state, misses=1))
        case _:
            return _listen(state)


def _hear_keys(state: NumberEntry, pressed: str, scene: Scene) -> Turn:
    keyed = pressed.rpartition("*")[2]
    digits = keyed.replace("#", "")
    if not digits:
        return _without_number(state) if keyed else Turn(state)
    if digits == "1" and state.draft is not None and state.draft.for_other and scene.caller is not None:
        ours = replace(state.draft, phone=scene.caller)
        return Turn(SpokenDetail(ours, of_contact=True), says=(say("reg.number_noted"),))
    number = read_number(digits, area_code=_area_code(scene))
    if isinstance(number, PhoneNumber):
        return Turn(NumberRead(number.e164, completed=number.completed, draft=state.draft, back=state.back))
    if state.slips + 1 >= MOST_SLIPS:
        return _give_up(state)
    return _listen(replace(state, misses=0, slips=state.slips + 1), say("reg.number_unfit", digits=digits))


def _area_code(scene: Scene) -> str | None:
    """That of the event's own number; most callers live where it takes place."""
    number = scene.event.number if scene.event is not None else None
    return area_code_of(number or scene.dialled) if number or scene.dialled else None


def _without_number(state: NumberEntry) -> Turn:
    if state.draft is not None:
        return Turn(Registering(replace(state.draft, phone=None)))
    assert state.back is not None
    return Turn(state.back, says=(say("person.return"),))


def _give_up(state: NumberEntry) -> Turn:
    """Whoever registers is helped; whoever wanted a call back comes from where nobody could help."""
    if state.draft is None:
        return _without_number(state)
    return to_person(NumberEntry(draft=state.draft, helped=True))


def _listen(state: NumberEntry, *says: Prompt) -> Turn:
    """Five seconds without a key end the number."""
    return Turn(state, says=says, then=Listen(keys=LONGEST, first=12, between=5, at_once=not says))
