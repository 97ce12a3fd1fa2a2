"""Registering by telephone, from what it takes to the goodbye. misses: silences and keys without a meaning in a row."""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.state import Place

NOTHING_SAID = Draft()


@dataclass(frozen=True, slots=True)
class RegistrationClosed:
    """The deadline is over."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0


@dataclass(frozen=True, slots=True)
class TwinQuestion:
    """Somebody is registered from this line: a second person?"""

    place: ClassVar = Place.DIALOGUE
    position: int | None = None  # on the waiting list, that the caller would have, from 1; None where a seat is free
    misses: int = 0


@dataclass(frozen=True, slots=True)
class LineFull:
    """As many people are registered from this line as it may register by itself: a person?"""

    place: ClassVar = Place.DIALOGUE
    count: int  # of people who are registered from it
    misses: int = 0


@dataclass(frozen=True, slots=True)
class RegistrationStart:
    """Which event it is, what registering takes, and for whom it is."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft = NOTHING_SAID
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What happens with the caller's data."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft = NOTHING_SAID
    more: bool = False  # the second layer of it
    misses: int = 0


@dataclass(frozen=True, slots=True)
class VoiceConsent:
    """May the caller's voice be recorded for this?"""

    place: ClassVar = Place.DIALOGUE
    draft: Draft = NOTHING_SAID
    misses: int = 0


@dataclass(frozen=True, slots=True)
class SpokenDetail:
    """A name is spoken and recorded."""

    place: ClassVar = Place.RECORDING
    draft: Draft
    of_contact: bool = False  # of whoever is to be asked for on the line, not of the person who takes part
    tries: int = 0  # recordings in which nothing could be heard
    helped: bool = False  # this has already led to a person once


@dataclass(frozen=True, slots=True)
class DetailReview:
    """What was recorded is played back."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft
    sid: str  # the provider's id of the recording
    of_contact: bool = False
    looks: int = 0  # while it could not be played yet
    misses: int = 0


@dataclass(frozen=True, slots=True)
class NumberKnown:
    """The number of the registration: the one that is shown, or one that is keyed."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Registering:
    """Everything is said: the registration is written."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """No seat is free: the waiting list? Known before anything is asked, or only now that the last seat has gone."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft
    position: int  # on it, that the caller would have, from 1
    misses: int = 0


@dataclass(frozen=True, slots=True)
class QuestionOffer:
    """Registered: does the caller want to hand in a question?"""

    place: ClassVar = Place.DIALOGUE
    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class RegistrationDone:
    """When and which number to call, said before the goodbye."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft
    is_called: bool = False  # at the start, by us, as this caller has just asked


@dataclass(frozen=True, slots=True)
class RegisterCaller:
    """Write this registration."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class RestoreRegistration:
    """Take back the cancelling of a moment ago."""


@dataclass(frozen=True, slots=True)
class StartCallWished:
    """The caller wants to be called at the start."""


RegistrationAsk = RegisterCaller | RestoreRegistration
RegistrationTell = StartCallWished
