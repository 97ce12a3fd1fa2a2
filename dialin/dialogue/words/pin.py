"""The PIN: keyed or spoken to come in; and the caller's own, read out after registering and tried once."""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.state import Place


@dataclass(frozen=True, slots=True)
class PinEntry:
    """The caller keys or speaks the PIN."""

    place: ClassVar = Place.DIALOGUE
    so_far: str = ""  # digits heard since the last sentence
    before: str = ""  # those that were read back in it: the rest may follow, or all of them anew
    acted: str = ""  # what was obeyed as keys of a menu, and may have begun a PIN
    former_language: str = ""  # spoken before such a key changed it
    tried: str = ""  # the last of several readings that was checked in vain, while more digits may follow
    silences: int = 0
    slips: int = 0
    unknown: int = 0
    helped: bool = False  # this ladder has already led to a person once
    for_seat: bool = False  # from the main menu, to hear how the registration stands, not to go in
    to_cancel: bool = False  # from the main menu, to give the seat up


NOTHING_KEYED, NOTHING_KEYED_FOR_SEAT = PinEntry(), PinEntry(for_seat=True)


@dataclass(frozen=True, slots=True)
class PinHeard:
    """A spoken PIN is read back and must be confirmed before it counts."""

    place: ClassVar = Place.DIALOGUE
    readings: tuple[str, ...]
    entry: PinEntry = PinEntry()  # with the ladders climbed so far
    silences: int = 0


@dataclass(frozen=True, slots=True)
class LastDigits:
    """PINs are being guessed: the caller keys the end of the registered number as well."""

    place: ClassVar = Place.DIALOGUE
    pin: str
    entry: PinEntry = NOTHING_KEYED  # with the ladders climbed so far
    so_far: str = ""  # digits heard, while more are waited for
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinReady:
    """Has the caller something to write?"""

    place: ClassVar = Place.DIALOGUE
    draft: Draft | None = None  # None where the PIN of an earlier registration is read again
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinReading:
    """The PIN is read, twice and as often as wanted."""

    place: ClassVar = Place.HEARING_PIN
    draft: Draft | None = None
    again: bool = False  # it was read before
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinCheck:
    """The caller may key the PIN once, to be sure."""

    place: ClassVar = Place.HEARING_PIN
    draft: Draft
    tries: int = 0  # that differed
    so_far: str = ""  # digits keyed, while more are waited for


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Whose PIN is this?"""

    digits: str


@dataclass(frozen=True, slots=True)
class CheckNumber:
    """Whose PIN is this, whose number ends so?"""

    digits: str
    ending: str


@dataclass(frozen=True, slots=True)
class OpenOwnPin:
    """The attendee's PIN, to be read out; only for the registered line or in the call that registered."""


@dataclass(frozen=True, slots=True)
class CompareOwnPin:
    """Are these digits the attendee's PIN?"""

    digits: str


@dataclass(frozen=True, slots=True)
class PinRead:
    """The PIN was read out to the attendee."""


@dataclass(frozen=True, slots=True)
class PinKept:
    """The attendee has stayed on the line until the PIN had been read to its end."""


PinAsk = CheckPin | CheckNumber | OpenOwnPin | CompareOwnPin
PinTell = PinRead | PinKept
