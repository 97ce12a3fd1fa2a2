"""Asks of the main menu: about the events of this number, a registration, and the caller's own seat."""

from dataclasses import dataclass

from dialin.dialogue.menu.drafts import Draft


@dataclass(frozen=True, slots=True)
class ListEvents:
    """Which events of this number take registrations?"""


@dataclass(frozen=True, slots=True)
class ChooseEvent:
    """From here on the call is about this event."""

    event_id: int


@dataclass(frozen=True, slots=True)
class EnterByLine:
    """Whose is this line? any_event: of this number, else only the one that the call is about."""

    any_event: bool = False


@dataclass(frozen=True, slots=True)
class RegisterCaller:
    """Write this registration. accepts_waiting: also where no seat is free."""

    draft: Draft
    accepts_waiting: bool = False


@dataclass(frozen=True, slots=True)
class LookAtOwnSeat:
    """How does this attendee's registration stand?"""


@dataclass(frozen=True, slots=True)
class OpenOwnPin:
    """The attendee's PIN, to be read out; only for the registered line or in the call that registered."""


@dataclass(frozen=True, slots=True)
class CompareOwnPin:
    """Are these digits the attendee's PIN?"""

    digits: str


@dataclass(frozen=True, slots=True)
class RestoreRegistration:
    """Take back the cancelling of a moment ago."""


MenuAsk = (
    ListEvents | ChooseEvent | EnterByLine | RegisterCaller | LookAtOwnSeat | OpenOwnPin | CompareOwnPin
    | RestoreRegistration
)  # fmt: skip
