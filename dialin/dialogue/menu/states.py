"""States of the main menu and of what it leads to: registering, and one's own seat.

In each, `misses` counts silences and keys without a meaning: the third in a row leads to a person.
"""

from dataclasses import dataclass

from dialin.dialogue.menu.drafts import Detail, Draft


@dataclass(frozen=True, slots=True)
class MainMenu:
    """Outside the event's time: register, or one's own seat. pin_length: of the longest PIN of this number."""

    pin_length: int = 6
    misses: int = 0


@dataclass(frozen=True, slots=True)
class NoEvent:
    """No event is planned; the caller may be called about the next."""

    misses: int = 0


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Several events take registrations. offered: their ids on this page of the list, by key; first: its place."""

    offered: tuple[int, ...] = ()
    first: int = 0
    misses: int = 0


@dataclass(frozen=True, slots=True)
class RegistrationClosed:
    """The deadline is over."""

    misses: int = 0


@dataclass(frozen=True, slots=True)
class TwinQuestion:
    """Somebody is registered from this line: a second person?"""

    misses: int = 0


@dataclass(frozen=True, slots=True)
class RegistrationStart:
    """What registering takes, before anything is asked."""

    misses: int = 0


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What happens with the caller's data. more: the second layer of it."""

    more: bool = False
    misses: int = 0


@dataclass(frozen=True, slots=True)
class VoiceConsent:
    """May the caller's voice be recorded for this?"""

    misses: int = 0


@dataclass(frozen=True, slots=True)
class SpokenDetail:
    """Name or address is spoken and recorded. tries: recordings in which nothing could be heard.

    helped: this has already led to a person once.
    """

    detail: Detail
    draft: Draft
    tries: int = 0
    helped: bool = False


@dataclass(frozen=True, slots=True)
class DetailReview:
    """What was recorded is played back. sid: the provider's id of it. looks: while it could not be played yet."""

    detail: Detail
    draft: Draft
    sid: str
    looks: int = 0
    misses: int = 0


@dataclass(frozen=True, slots=True)
class NumberKnown:
    """The caller's number is shown: may it be used?"""

    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class CallBackWish:
    """Call the attendee when the event begins?"""

    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Everything is said: the registration is written. accepts_waiting: also where only the waiting list is left."""

    draft: Draft
    accepts_waiting: bool = False


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """No seat is free: the waiting list? position: the place the caller would have, from 1."""

    draft: Draft
    position: int
    misses: int = 0


@dataclass(frozen=True, slots=True)
class QuestionOffer:
    """Registered: does the caller want to hand in a question?"""

    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinHandover:
    """The PIN now by voice, or by letter?"""

    draft: Draft
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinReady:
    """Has the caller something to write? draft: None where the PIN of an earlier registration is read again."""

    draft: Draft | None = None
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinReading:
    """The PIN is read, twice and as often as wanted. again: it was read before."""

    draft: Draft | None = None
    again: bool = False
    misses: int = 0


@dataclass(frozen=True, slots=True)
class PinCheck:
    """The caller may key the PIN once, to be sure. tries: that differed."""

    draft: Draft
    tries: int = 0


@dataclass(frozen=True, slots=True)
class RegistrationDone:
    """When and which number to call, said before the goodbye."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class KnownLine:
    """The caller's line is registered for a seat, which needs no PIN. pin_length: for who wants another PIN."""

    pin_length: int = 6
    in_window: bool = True


@dataclass(frozen=True, slots=True)
class MySeat:
    """The caller's own registration: hear it, hear the PIN, cancel, change the question."""

    misses: int = 0


MenuState = (
    MainMenu | NoEvent | EventChoice | RegistrationClosed | TwinQuestion | RegistrationStart | PrivacyNotice
    | VoiceConsent | SpokenDetail | DetailReview | NumberKnown | CallBackWish | Enrolment | WaitingOffer
    | QuestionOffer | PinHandover | PinReady | PinReading | PinCheck | RegistrationDone | KnownLine | MySeat
)  # fmt: skip
