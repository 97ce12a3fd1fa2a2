"""How an evening begins, on a database and in a kind of event, and how it ends: everybody leaves without a word."""

from dataclasses import dataclass
from datetime import timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.app import build_services
from dialin.config import read_settings
from dialin.rules.dial_strings import Bridge
from dialin.rules.registrations import Registration
from tests.actions.histories import callers, staff, worker
from tests.actions.histories.evening import Evening
from tests.actions.histories.looking import check_left
from tests.building import BRIDGE_NUMBER, DOORS, OFFICE, SetClock, make_event
from tests.config.credentials import SECRET
from tests.one_door import watch_the_door
from tests.provider.fake import FakeProvider

BEFORE = timedelta(minutes=20)  # for so long before the doors people can still register by telephone
ROOM = Bridge(number=BRIDGE_NUMBER, digits="w42#")
DIRECT = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="w42#")


@dataclass(frozen=True)
class Kind:
    """What event it is: alone, joined to a videoconference by one leg, or with so many lines of its own into it."""

    database: str
    bridge: Bridge | None = None
    lines: int | None = None


def line_of(place: int) -> str:
    return f"+4930231250{10 + place}"


def an_evening(url: str, kind: Kind) -> Evening:
    clock = SetClock(DOORS - BEFORE)
    provider = FakeProvider(clock)
    settings = read_settings(database_url=url, public_url="https://dialin.example", secret_key=SECRET, office=OFFICE)
    services = build_services(settings, clock=clock, provider=provider)
    watch_the_door(services.database)
    provider.watch(services.database)
    event = make_event(
        services, seats=1, most_lines=kind.lines, bridge=kind.bridge, registration_closes="2026-06-19T17:55"
    )
    made = Evening(services, provider, event, clock, seats=1, lines=kind.lines)
    made.power.watch(services.database)
    return made


def begin_another(evening: Evening) -> None:
    """An event at the same time behind the same number, for which two are registered, with one seat."""
    evening.tell("Another event is set up behind the same number, and two people are registered for it")
    evening.another = make_event(evening.services, slug="herbst", title="Herbst", seats=1)
    for number in range(2):
        guest = Registration(name=f"Karl {number}", phone=f"+4930231250{90 + number}", late_reason=staff.LATE)
        with evening.services.acting("test") as act:
            made = register(act, evening.another, guest)
        assert isinstance(made, Registered), made
        evening.names[made.attendee_id] = guest.name
        evening.guests.append(made)


def leave_unseen(evening: Evening) -> None:
    """Everybody hangs up without a word of it, and the worker finds out."""
    evening.power.left, evening.repeats = None, False
    for telephone in [one for one in evening.telephones if one.is_on]:
        callers.hang_up(evening, telephone)
    worker.compare_calls(evening)
    worker.pass_time(evening, timedelta(minutes=11))
    check_left(evening)
