"""Calls that the city makes: whom they ask for, what they bring, and what came of it.

misses: silences and answers without a meaning in a row.
"""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.state import Place
from dialin.rules.outgoing.words import Outcome


@dataclass(frozen=True, slots=True)
class OutgoingHello:
    """Somebody, or something, has answered: who is calling, and nothing else, until a person reacts."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0
    is_greeted: bool = False


@dataclass(frozen=True, slots=True)
class AskForPerson:
    """A person is there: is it the one whom the call is for?"""

    place: ClassVar = Place.DIALOGUE
    rounds: int = 0  # silences: the person is perhaps being fetched
    overheard: int = 0  # words, meanwhile
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PersonAway:
    """Whoever has answered is somebody else."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0


@dataclass(frozen=True, slots=True)
class BringPin:
    """The person is there: what they are registered for, and have they something to write?"""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0
    is_told: bool = False  # for what


@dataclass(frozen=True, slots=True)
class PinTelling:
    """The PIN is read, twice."""

    place: ClassVar = Place.HEARING_PIN
    is_heard: bool = False  # it was before, to its end


@dataclass(frozen=True, slots=True)
class PinTold:
    """The PIN was read: again, or on?"""

    place: ClassVar = Place.DIALOGUE
    is_heard: bool = False  # to its end, not cut off by a key
    misses: int = 0


@dataclass(frozen=True, slots=True)
class WhenToCall:
    """When to call, and which number."""

    place: ClassVar = Place.DIALOGUE


@dataclass(frozen=True, slots=True)
class NewsTelling:
    """A reminder, or that the event does not take place, is told."""

    place: ClassVar = Place.DIALOGUE


@dataclass(frozen=True, slots=True)
class NewsTold:
    """It was told: what the person says to it."""

    place: ClassVar = Place.DIALOGUE
    is_heard: bool = False  # as in PinTold
    misses: int = 0


@dataclass(frozen=True, slots=True)
class StartOffer:
    """The event begins, or a seat in it has become free: does the person come in?"""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0
    is_person: bool = False  # somebody has said that it is the one who is asked for


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat has become free for somebody on the waiting list: do they take it?"""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0
    declines: bool = False


@dataclass(frozen=True, slots=True)
class SeatAccepted:
    """They do: would they hear their PIN now?"""

    place: ClassVar = Place.DIALOGUE


@dataclass(frozen=True, slots=True)
class DeskCall:
    """The office's own telephone: somebody is to be called back, now?"""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0


@dataclass(frozen=True, slots=True)
class DeskTalk:
    """The office is connected to whom it was to call back."""

    place: ClassVar = Place.OFFICE


@dataclass(frozen=True, slots=True)
class AnswerOffer:
    """The seat that was offered is taken, or left to the next."""

    accepts: bool


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The seat is theirs for good."""


@dataclass(frozen=True, slots=True)
class OfferGone:
    """The seat is not theirs: it has gone on, just now or since before."""


@dataclass(frozen=True, slots=True)
class OutcomeMet:
    """What the call has come to."""

    outcome: Outcome


OutgoingAsk = AnswerOffer
OutgoingOutcome = OfferTaken | OfferGone
OutgoingTell = OutcomeMet
