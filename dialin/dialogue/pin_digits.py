"""The digits of a PIN as they come, with whatever pauses between them: kept, joined, and checked once they are whole.

A lone key is obeyed after a second; what it may have begun is kept all the same. What was read back stays too: the
rest may follow, or all of it anew.
"""

from collections.abc import Iterator
from dataclasses import replace

from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.rules.pins.damm import is_wellformed

LENGTHS = (6, 8)  # digits of a PIN
LONE = 1  # seconds after which a key by itself is obeyed, and not taken for the beginning of a PIN
SLOW = 12  # seconds to wait for the next digit of a PIN that was begun
DOUBTFUL = 4  # seconds until the first key, which was obeyed, is taken for the first digit after all


def blank(entry: PinEntry) -> PinEntry:
    """The entry with nothing keyed, and no silence before it."""
    return replace(entry, so_far="", before="", acted="", tried="", former_language="", silences=0)


def digits_of(pressed: str) -> str:
    """The star starts over; a hash within means nothing."""
    return pressed.rpartition("*")[2].replace("#", "")


def lone(pressed: str) -> str:
    """The only key pressed, by an unsteady finger perhaps twice: no choice has two keys, no PIN one twice in a row."""
    return pressed[0] if len(set(pressed)) == 1 else ""


def is_pressed_again(entry: PinEntry, pressed: str, scene: Scene) -> bool:
    """The key that was obeyed, once more before its effect was heard: the same wish, and no other one."""
    return scene.is_hasty and lone(pressed) != "" and entry.acted.endswith(lone(pressed))


def obey(entry: PinEntry, key: str, *, former_language: str = "") -> PinEntry:
    """A key that a menu obeys, and that may have begun a PIN."""
    begun = entry.acted + entry.so_far + key
    return replace(blank(entry), acted=begun, former_language=former_language or entry.former_language)


def hear_digits(entry: PinEntry, digits: str, scene: Scene) -> Turn:
    """Checks what is whole by now, or waits for more without speaking into the typing."""
    entry = replace(entry, so_far=entry.so_far + digits, silences=0)
    whole = next(_whole(entry, scene), "")
    if whole or len(anew(entry)) >= scene.pin_length:
        return Turn(entry, then=CheckPin(whole or anew(entry)[: scene.pin_length]))
    return await_more(entry, scene)


def anew(entry: PinEntry) -> str:
    """What was keyed last, as the beginning of a PIN. None begins with 0: that key was pressed in passing."""
    return entry.so_far.lstrip("0")


def await_more(entry: PinEntry, scene: Scene) -> Turn:
    """Listens on without a word."""
    wait = DOUBTFUL if begun_by_a_key(entry, scene) else SLOW
    ear = Listen(keys=missing(entry, scene), first=wait, between=wait, speech=True, at_once=True)
    return Turn(entry, then=ear)


def missing(entry: PinEntry, scene: Scene) -> int:
    """How many digits may make a PIN of it: so many are heard at once."""
    sizes = (min(LENGTHS), scene.pin_length)
    return min(size - len(reading) for reading in _readings(entry) for size in sizes if size > len(reading))


def has_stopped(entry: PinEntry, pressed: str, scene: Scene) -> bool:
    """Whether these keys were all: a hash says so, or the long wait after them; the short one of a doubt does not."""
    was_long = bool(anew(entry)) and not begun_by_a_key(entry, scene)
    return pressed.endswith("#") or (was_long and len(pressed) < missing(entry, scene))


def ask(entry: PinEntry, scene: Scene, *says: Prompt, first: float = SLOW, at_once: bool = False) -> Turn:
    """Says something and waits for a key; a lone one is heard soon. At once: it may be pressed at any moment."""
    ear = Listen(keys=scene.pin_length, first=first, between=LONE, speech=True, at_once=at_once)
    return Turn(entry, says=says, then=replace(ear, keeps_keys=bool(entry.acted)))


def ask_while_keying(entry: PinEntry, scene: Scene, *says: Prompt) -> Turn:
    """As `ask`, of a hand that may press the next digit into the silence before the words."""
    asked = ask(entry, scene, *says)
    assert isinstance(asked.then, Listen)
    return replace(asked, then=replace(asked.then, keeps_keys=True))


def begun_by_a_key(entry: PinEntry, scene: Scene) -> str:
    """The PIN whose first digit was obeyed as a key of its own; empty where none is whole."""
    readings = (begun + entry.before + entry.so_far for begun in _obeyed(entry))
    sizes = (min(LENGTHS), scene.pin_length)
    return next((one for one in readings if len(one) in sizes and one != entry.tried and is_wellformed(one)), "")


def _obeyed(entry: PinEntry) -> list[str]:
    """The keys obeyed that may have begun a PIN: all of them, or only the last, behind one that was meant as a key."""
    return [entry.acted[place:] for place in range(len(entry.acted))]


def _readings(entry: PinEntry) -> tuple[str, ...]:
    """What may have been meant: a PIN from its beginning, the rest of one, or one that began with a key obeyed."""
    begun = (entry.before, *(obeyed + entry.before for obeyed in _obeyed(entry)))
    return (anew(entry), *dict.fromkeys(one + entry.so_far for one in begun if one))


def _whole(entry: PinEntry, scene: Scene) -> Iterator[str]:
    """Readings that are a PIN by their length and check digit; of more digits than the longest, the first ones."""
    for reading in (anew(entry), *((entry.before + entry.so_far,) if entry.before else ())):
        digits = reading if len(reading) == min(LENGTHS) else reading[: scene.pin_length]
        if len(digits) in (min(LENGTHS), scene.pin_length) and digits != entry.tried and is_wellformed(digits):
            yield digits
