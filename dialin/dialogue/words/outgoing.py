"""Calls that the city makes: whom they ask for, what they bring, and what came of it."""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.state import Place
from dialin.rules.outgoing.words import Outcome


@dataclass(frozen=True, slots=True)
class OutgoingHello:
    """Somebody, or something, has answered: who is calling, and nothing else."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0


@dataclass(frozen=True, slots=True)
class OutcomeMet:
    """What the call has come to."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The seat that was offered is theirs."""


@dataclass(frozen=True, slots=True)
class OfferGone:
    """The seat that was offered is somebody else's: they have said no, or yes too late."""


OutgoingTell = OutcomeMet
