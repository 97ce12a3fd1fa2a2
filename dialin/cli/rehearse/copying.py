"""The event that is rehearsed: the town's own with other times and another number, and made-up people."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.change_event import bridge_of, draft_of
from dialin.actions.events.create_event import create_event
from dialin.cli.opening import done
from dialin.rehearsal.crowd import Guest
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.events import Event

NUMBER = "+493023125998"  # one of those that the Federal Network Agency keeps for films
NAME = "Probeanruferin"  # so that each name can be looked for in the logs
AT_ONCE = 50  # registrations to a transaction
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Original:
    """What of the town's event is rehearsed."""

    name: str  # its slug
    draft: EventDraft
    bridge: Bridge
    language: str
    seats: int

    @property
    def slug(self) -> str:
        return f"{self.name[:50]}-rehearsal"


@dataclass(frozen=True, slots=True)
class Copy:
    """people: in the order of their registration."""

    event_id: int
    people: tuple[tuple[str, Guest], ...]  # each with the name


def original_of(event: Event, seats: int) -> Original:
    return Original(event.slug, draft_of(event, seats), bridge_of(event), event.language, seats)


def make_copy(services: Services, original: Original, *, callers: int, starts: datetime, lasts: timedelta) -> Copy:
    """In an empty database; everybody has registered a day before."""
    times = {"starts": starts, "ends": starts + lasts, "registration_closes": starts - timedelta(hours=1)}
    own = {"slug": original.slug, "number": NUMBER} | {name: at.isoformat() for name, at in times.items()}
    with services.acting(COMMAND_LINE) as act:
        event_id = done(create_event(replace(act, now=starts - A_DAY), original.draft | own, original.bridge))
    people: list[tuple[str, Guest]] = []
    for first in range(0, callers, AT_ONCE):
        with services.acting(COMMAND_LINE) as act:
            then = replace(act, now=starts - A_DAY)
            people += [_register(then, event_id, place) for place in range(first, min(first + AT_ONCE, callers))]
    return Copy(event_id, tuple(people))


def _register(act: Act, event_id: int, place: int) -> tuple[str, Guest]:
    name, phone = f"{NAME} {_letters(place)}", f"+49302312{place:05d}"
    made = done(register(act, event_id, Registration(name=name, phone=phone)))
    assert isinstance(made, Registered)
    return name, Guest(phone, made.pin)


def _letters(place: int) -> str:
    """A surname of its own for each, without digits, which logs mask anyway: Baab, Babb, and so on."""
    letters = "abcdefghij"
    return "B" + "".join(letters[int(digit)] for digit in f"{place:04d}")
