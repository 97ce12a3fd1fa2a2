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

    Unless it is at once, a second of silence comes first: it lets the handset return to the ear and swallows keys
    pressed in excess.
    """

    keys: int = 1  # so many end the entry at once
    first: float = 8.0  # seconds until the first key
    between: float = 6.0  # seconds between keys
    speech: bool = False  # also accept spoken words
    music: float = 0.0  # seconds of it before the wait is over (a loop, not a question)
    at_once: bool = False
    keeps_keys: bool = False  # also those of the first second: a slow hand goes on with what it has begun
    quiet: bool = False  # silence instead of the music, as the caller wished


@dataclass(frozen=True, slots=True)
class JoinRoom:
    """Enter the event's phone room (or, in direct mode, the videoconference itself); the star key leads back."""

    muted: bool = True
    is_patient: bool = False  # in direct mode: the keys with longer pauses


@dataclass(frozen=True, slots=True)
class CallOffice:
    """Put the caller through to the people behind the key 0."""

    number: str  # E.164


@dataclass(frozen=True, slots=True)
class RecordVoice:
    """Record what the caller says after a tone, only ever after their consent.

    Hash ends it, and silence (`ENDING_SILENCE`), and 0, for a person.
    """

    longest: int = 90  # seconds after which it ends by itself


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call after what is being said."""


End = Listen | JoinRoom | CallOffice | RecordVoice | HangUp


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a stage, or of a whole step."""

    state: State  # in which it leaves the caller
    says: tuple[Prompt | Tone, ...] = ()
    then: Ask | End | None = None  # an ask, whose answer steers the call; None: enter the stage of the state
    tells: tuple[Tell, ...] = ()
    language: str | None = None  # that is spoken from here on, None: the same as before
    again: bool = False  # the hash was pressed: the last words are to be said, and not the stage's own
    is_slower: bool = False  # than usual, and with longer rests

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
            again=self.again or (earlier.again and type(self.state) is type(earlier.state)),
        )
