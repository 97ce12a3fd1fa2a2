"""Who may do what: the roles of staff, the rights that pages and deeds ask for, and which role has which."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from dialin.rules.refusals import Refused


class Role(StrEnum):
    """What a login is for. The values are older than the names under which people know them."""

    OFFICE = "staff"
    MODERATOR = "moderator"
    ADMINISTRATOR = "admin"


class Right(StrEnum):
    """What every page and every deed of the staff pages names one of."""

    SIGNED_IN = "signed_in"  # the own session, and the list of the events that one may see
    BOARD = "board"  # who is in, who waits, who has a hand up: by name, without a number
    FLOOR = "floor"  # hands, and who speaks
    QUESTIONS = "questions"
    PEOPLE = "people"  # the list and each person's page: registering, changing, cancelling, deleting
    PINS = "pins"
    NUMBERS = "numbers"  # whole telephone numbers
    CALLS = "calls"  # letting in, removing, calling back, the lock-out after unknown PINs
    EVENT = "event"  # what changes from day to day, and a quarter of an hour more
    EVENT_LOG = "event_log"
    EVENT_SETUP = "event_setup"  # creating and ending it, its numbers, and what its safety rests on
    WHOLE_LOG = "whole_log"
    LOGINS = "logins"  # who may sign in, and see which events


_ALL = frozenset(Role)
_OFFICE = frozenset({Role.OFFICE, Role.ADMINISTRATOR})
_ADMINISTRATION = frozenset({Role.ADMINISTRATOR})

ROLES_WITH: Mapping[Right, frozenset[Role]] = MappingProxyType({
    Right.SIGNED_IN: _ALL,
    Right.BOARD: _ALL,
    Right.FLOOR: _ALL,
    Right.QUESTIONS: _ALL,
    Right.PEOPLE: _OFFICE,
    Right.PINS: _OFFICE,
    Right.NUMBERS: _OFFICE,
    Right.CALLS: _OFFICE,
    Right.EVENT: _OFFICE,
    Right.EVENT_LOG: _OFFICE,
    Right.EVENT_SETUP: _ADMINISTRATION,
    Right.WHOLE_LOG: _ADMINISTRATION,
    Right.LOGINS: _ADMINISTRATION,
})  # fmt: skip


def may(role: str, right: Right) -> bool:
    """Nothing, for a role that this version does not know."""
    return role in ROLES_WITH[right]


def sees_every_event(role: str) -> bool:
    """Whoever sets events up has to see all of them."""
    return may(role, Right.EVENT_SETUP)


def who_may(right: Right) -> Refused:
    """What is said to somebody who may not."""
    if Role.OFFICE in ROLES_WITH[right]:
        return Refused("Moderators may not do this. Ask a colleague in the office.")
    return Refused("Only the administration may do this. Ask a colleague who has that role.")


def refuse_fields(role: str, fields: Iterable[tuple[str, Right]]) -> Refused | None:
    """Why a form cannot be taken as it is, at the first field that somebody else has to fill in."""
    barred = next((name for name, right in fields if not may(role, right)), None)
    if barred is None:
        return None
    return Refused(
        "Only the administration may change this. Nothing is saved yet; all else that you wrote is still here.",
        field=barred,
    )
