"""What one turn of a call consists of: the state it leaves, the prompts it speaks, and what the telephone does next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dialin.dialogue.exchange import Ask, Tell
from dialin.dialogue.words.state import State

Value = str | int | datetime


@dataclass(frozen=True, slots=True)
class Prompt:
    """A catalogue key and the values its text names; the words stand in the catalogues."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Tone:
    """One soft tone: from here on the microphone is open."""


TONE = Tone()


def say(key: str, /, **values: Value) -> Prompt:
    return Prompt(key, values)


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for the caller, who may interrupt what is being said by a key.

    keys: how many keys end the entry at once. first, between: seconds until the first key and between keys.
    speech: also accept spoken words. music: seconds of music before the wait is over (a loop, not a question).
    quiet: silence instead of the music, as the caller wished.
    at_once: listen from the first instant; otherwise a second of silence first lets the handset return to the ear
    and swallows keys pressed in excess.
    """

    keys: int = 1
    first: float = 8.0
    between: float = 6.0
    speech: bool = False
    music: float = 0.0
    at_once: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class JoinRoom:
    """Enter the event's phone room (or, in direct mode, the videoconference itself); the star key leads back."""

    muted: bool = True


@dataclass(frozen=True, slots=True)
class CallOffice:
    """Put the caller through to the people behind the key 0. number: E.164."""

    number: str


@dataclass(frozen=True, slots=True)
class RecordVoice:
    """Record what the caller says after a tone; only ever after their consent.

    longest, silence: seconds after which it ends by itself; hash ends it at once, and so does 0, for a person.
    """

    longest: int = 90
    silence: int = 4


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call after what is being said."""


End = Listen | JoinRoom | CallOffice | RecordVoice | HangUp


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. `then` is an `Ask` (its answer steers the call), an `End`, or None: enter the stage of `state`."""

    state: State
    says: tuple[Prompt | Tone, ...] = ()
    then: Ask | End | None = None
    tells: tuple[Tell, ...] = ()
    language: str | None = None

    def after(self, earlier: "Turn") -> "Turn":
        """This turn with what an earlier part of the same turn said and told put before it.

        Words before it bring their second of silence: keys pressed in excess must not answer what follows them.
        """
        then = self.then
        if isinstance(then, Listen) and earlier.says:
            then = replace(then, at_once=False)
        return replace(
            self,
            says=earlier.says + self.says,
            then=then,
            tells=earlier.tells + self.tells,
            language=self.language or earlier.language,
        )
