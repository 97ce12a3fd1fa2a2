"""Whatever pauses lie between the digits of a right PIN, up to eleven seconds each, the caller gets in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, Listen, Turn
from dialin.dialogue.words.heard import Called, Keys, Silence
from dialin.dialogue.words.line import EnterByLine, Greeting, KnownLine, MainMenu
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinMistyped, PinUnknown
from dialin.dialogue.words.state import State
from dialin.rules.pins.damm import is_wellformed
from dialin.rules.pins.issuing import Avoid, draw_pin
from tests.dialogue.scenes import LIVE, THE_DAY_BEFORE, said
from tests.every import every

LONGEST_PAUSE = 11.0
PAUSES = (0.4, 0.9, 1.2, 1.5, 1.9, 2.5, 4.5, 6.0, 8.0, LONGEST_PAUSE)
SPEECH = 3.0  # seconds that something said takes at least; a key interrupts it
GUARD = 1.0  # seconds after keys, and before words, in which the provider listens to nothing
LANGUAGES = {"de": {"5": "en"}, "en": {"5": "de"}}
chance = random.Random(5)


@dataclass
class Caller:
    """Somebody who keys a PIN into what the dialogue listens for, as the provider's Gather does."""

    pin: str
    scene: Scene
    turn: Turn
    keyed: str = ""
    waited: float = 0.0  # seconds since the last key, or since the words began
    is_guarded: bool = False  # as documents are after keys
    got_in: bool = False

    def wait(self, seconds: float) -> None:
        while not self.got_in and isinstance(self.turn.then, Listen) and self.waited + seconds >= self._patience:
            seconds -= self._patience - self.waited
            self._hear(Keys(self.keyed) if self.keyed else Silence())
        self.waited += seconds

    def press(self, key: str) -> None:
        ear = self.turn.then
        assert isinstance(ear, Listen), f"{self.pin} was given up after {said(self.turn)}"
        if not self.keyed and self.is_guarded and self.waited < GUARD and not (ear.at_once or ear.keeps_keys):
            return
        self.keyed, self.waited = self.keyed + key, 0.0
        if len(self.keyed) == self.turn.then.keys:
            self._hear(Keys(self.keyed))

    @property
    def _patience(self) -> float:
        ear = self.turn.then
        assert isinstance(ear, Listen)
        if self.keyed:
            return ear.between if ear.keys > 1 else ear.first
        return max(ear.first, ear.between) + (SPEECH if self.turn.says else 0.0)

    def _hear(self, heard: Input) -> None:
        self.keyed, self.waited, self.is_guarded = "", 0.0, isinstance(heard, Keys)
        self.turn = step(self.turn.state, heard, self.scene)
        self.got_in = isinstance(self.turn.then, EnterByLine)
        while isinstance(self.turn.then, CheckPin):
            spoken = self.turn.language or self.scene.language
            self.scene = replace(self.scene, language=spoken, languages=LANGUAGES[spoken])
            digits = self.turn.then.digits
            self.got_in = digits == self.pin
            if self.got_in:
                return
            wrong = PinUnknown(digits) if is_wellformed(digits) else PinMistyped(digits)
            self.turn = step(self.turn.state, wrong, self.scene).after(self.turn)
        spoken = self.turn.language or self.scene.language
        self.scene = replace(self.scene, language=spoken, languages=LANGUAGES[spoken])


def key_slowly(pin: str, pauses: list[float], start: Turn, scene: Scene, *, first: str = "") -> Caller:
    """first: keys before the PIN."""
    caller = Caller(pin, scene, start)
    for digit, pause in zip(first + pin, [*pauses, 60.0], strict=True):
        caller.press(digit)
        caller.wait(pause)
        if caller.got_in or isinstance(caller.turn.then, CallOffice):
            break
    return caller


def pins(length: int, some: int) -> Iterator[str]:
    """Some that begin with the key of a language, some with that and the key for a person, and some more."""
    drawn = [draw_pin(length, choose=chance.randrange, live=(), avoid=Avoid()) for _ in range(some * 60)]
    yield from [pin for pin in drawn if pin.startswith("50")][:some]
    yield from [pin for pin in drawn if pin.startswith("5")][:some]
    yield from [pin for pin in drawn if "0" in pin and "5" in pin][:some]
    yield from drawn[:some]


# The PIN's question, its repetitions, and what is said after slips.
STARTS: list[tuple[State, tuple[Input, ...]]] = [
    (Greeting(), (Called(),)),
    (PinEntry(), (Silence(),)),
    (PinEntry(), (Silence(), Silence())),
    (PinEntry(), (PinMistyped("748291"),)),
    (PinEntry(), (PinUnknown("748290"),)),
    (PinEntry(), (Keys("*"),)),
    (PinEntry(), (Keys("74"), Keys("*"))),
    (PinEntry(helped=True, slips=1), (Keys("#"),)),
]


def begun(state: State, heard: tuple[Input, ...], scene: Scene) -> Turn:
    turn = Turn(state)
    for one in heard:
        turn = step(turn.state, one, scene)
    return turn


@every(("length", "longest", "language"), [(6, 6, "de"), (6, 6, "en"), (6, 8, "de"), (8, 8, "de"), (8, 8, "en")])
def test_a_right_pin_gets_in_whatever_pauses_lie_between_its_digits(length: int, longest: int, language: str) -> None:
    scene = replace(LIVE, longest_pin=longest, language=language, languages=LANGUAGES[language])
    for pin in pins(length, 30):
        for state, heard in STARTS:
            pauses = [chance.choice(PAUSES) for _ in pin[1:]]
            caller = key_slowly(pin, pauses, begun(state, heard, scene), scene)
            assert caller.got_in, (pin, pauses, state, heard, said(caller.turn), caller.turn.state)
            assert caller.scene.language == language, (pin, pauses)


@every("language", LANGUAGES)
def test_a_pin_keyed_slowly_behind_the_key_of_a_language_gets_in_in_that_language(language: str) -> None:
    scene = replace(LIVE, language=language, languages=LANGUAGES[language])
    for pin in pins(6, 40):
        pauses = [4.0, *(chance.choice(PAUSES) for _ in pin[1:])]
        caller = key_slowly(pin, pauses, begun(Greeting(), (Called(),), scene), scene, first="5")
        assert caller.got_in, (pin, pauses, caller.turn)
        assert caller.scene.language == LANGUAGES[language]["5"], (pin, pauses)


def test_a_star_in_the_middle_begins_anew_however_slow_the_hand_is() -> None:
    for pin in pins(6, 40):
        place = chance.randrange(1, 6)
        pauses = [chance.choice(PAUSES) for _ in pin[: place + 1] + pin[1:]]
        caller = key_slowly(pin, pauses, begun(Greeting(), (Called(),), LIVE), LIVE, first=pin[:place] + "*")
        assert caller.got_in, (pin, place, pauses, caller.turn)


def test_a_pin_keyed_slowly_into_the_question_about_the_line_gets_in_too() -> None:
    for pin in pins(6, 40):
        if not pin.startswith("50"):  # there, a language and then a person
            pauses = [chance.choice(PAUSES) for _ in pin[1:]]
            caller = key_slowly(pin, pauses, begun(KnownLine(), (Keys("*"),), LIVE), LIVE)
            assert caller.got_in, (pin, pauses, caller.turn)


def test_a_pin_keyed_slowly_into_the_main_menu_gets_in_once_two_digits_came_together() -> None:
    for pin in pins(6, 40):
        pauses = [0.4, *(chance.choice(PAUSES) for _ in pin[2:])]
        caller = key_slowly(pin, pauses, begun(MainMenu(), (Silence(),), THE_DAY_BEFORE), THE_DAY_BEFORE)
        assert caller.got_in, (pin, pauses, caller.turn)


def test_a_long_silence_is_answered_by_what_is_there_and_loses_nothing() -> None:
    scene = replace(LIVE, languages={})
    for pin in pins(6, 20):
        for place in range(1, 6):
            pauses = [20.0 if at == place else 2.0 for at in range(1, 6)]
            caller = Caller(pin, scene, begun(PinEntry(), (Called(),), scene))
            for digit, pause in zip(pin, [*pauses, 2.0], strict=True):
                caller.press(digit)
                caller.wait(pause)
            assert caller.got_in, (pin, pauses, said(caller.turn))
