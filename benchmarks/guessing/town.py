"""A town with people who hold PINs, on a database of its own, and a clock that is set."""

import random
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.actions.pins.check_number import check_number
from dialin.actions.pins.check_pin import check_pin
from dialin.app import build_services
from dialin.config import read_settings
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay, PinOutcome
from dialin.rules.dial_strings import Bridge
from dialin.rules.pins.damm import check_digit
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.calls import Call, blank_call
from dialin.store.migrations.upgrade import upgrade

DIALLED = "+493023125000"
BEGINS = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
LASTS = timedelta(days=40)


class _TakenBack(Exception):
    """What was only tried out leaves nothing behind."""


@dataclass(frozen=True)
class Person:
    pin: str
    number: str  # E.164

    @property
    def ending(self) -> str:
        return self.number[-4:]


@dataclass
class Town:
    services: Services
    people: list[Person]
    now: datetime = BEGINS
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    calls: int = 0

    def new_call(self, line: str | None) -> Call:
        self.calls += 1
        return _call(f"CA{self.calls}", line)

    def key(self, call: Call, pin: str) -> PinOutcome:
        with self.acting() as act:
            return check_pin(act, call, pin)[0]

    def key_both(self, call: Call, pin: str, ending: str) -> PinOutcome:
        with self.acting() as act:
            return check_number(act, call, pin, ending)[0]

    def would_open(self, call: Call, pin: str, ending: str | None = None) -> bool:
        """Whether it would let the caller in now, be it a guess or not; as if it had not been tried."""
        outcome: PinOutcome | None = None
        try:
            with self.acting() as act:
                outcome, _ = check_pin(act, call, pin) if ending is None else check_number(act, call, pin, ending)
                raise _TakenBack  # noqa: TRY301 (as whatever goes wrong in a transaction)
        except _TakenBack:
            return isinstance(outcome, PinAccepted | PinOfAnotherDay)

    def unknown_pin(self) -> str:
        """Well-formed, and nobody's: what a guess nearly always is."""
        digits = len(self.people[0].pin)
        while True:
            body = str(self.dice.randrange(10 ** (digits - 2), 10 ** (digits - 1)))
            pin = body + check_digit(body)
            if all(pin != person.pin for person in self.people):
                return pin

    def unused_number(self) -> str:
        return f"+4930231{self.dice.randrange(700_000, 999_999)}"

    @contextmanager
    def acting(self) -> Iterator[Act]:
        with self.services.acting("benchmark") as act:
            yield replace(act, now=self.now)


def _call(sid: str, line: str | None) -> Call:
    return replace(blank_call(sid, BEGINS), caller=line, dialled=DIALLED, state=str(Greeting()), turn=1, course="")


@contextmanager
def town(url: str, *, people: int = 60, digits: int = 6) -> Iterator[Town]:
    """`people` PINs of so many digits live until the event, which is on the last day."""
    settings = read_settings(database_url=url, secret_key=secrets.token_hex(32), _env_file=None)
    services = build_services(settings, clock=lambda: BEGINS)
    with closing(services.database):
        upgrade(services.database)
        yield Town(services, list(_registered(services, people, digits)))


def _registered(services: Services, people: int, digits: int) -> Iterator[Person]:
    starts = BEGINS + LASTS
    with services.acting("benchmark") as act:
        draft = {
            "slug": "event", "title": "Event", "starts": starts, "registration_closes": starts, "number": DIALLED,
            "seats": min(people, 249), "pin_length": str(digits),
        }  # fmt: skip
        event_id = create_event(act, draft, Bridge())
        assert isinstance(event_id, int), event_id
        for each in range(people):
            number = f"+493023{each * 7 % 10}{each:03}{each * 37 % 100:02}"
            made = register(act, event_id, Registration(name=f"Person {each}", phone=number))
            assert isinstance(made, Registered), made
            yield Person(made.pin, number)
