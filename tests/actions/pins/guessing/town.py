"""Sixty people with PINs, and strangers who key what is nobody's."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from dialin.actions.attendees.register import Registered
from dialin.actions.pins.check_number import check_number
from dialin.actions.pins.check_pin import check_pin
from dialin.dialogue.words.pin_outcomes import PinOutcome
from dialin.services import Services
from tests.acting import acting
from tests.actions.pins.keyed import nobodys
from tests.building import EVENING, a_call, make_event, register_people

STRANGER, OTHER = "+493023125700", "+493023125701"


@dataclass
class Town:
    """people: the n-th has the number …010 + n. Without a sid, each try is made in a call of its own."""

    services: Services
    event: int
    people: list[Registered]
    sids: Iterator[str] = field(default_factory=lambda: (f"CA{number}" for number in count(1000)))
    guesses: Iterator[int] = field(default_factory=count)

    def line_of(self, person: Registered) -> str:
        return f"+4930231250{10 + self.people.index(person)}"

    def ending_of(self, person: Registered) -> str:
        return self.line_of(person)[-4:]

    def key(
        self, pin: str, caller: str | None = STRANGER, *, sid: str | None = None, now: datetime = EVENING
    ) -> PinOutcome:
        with acting(self.services, now) as act:
            return check_pin(act, a_call(sid or next(self.sids), caller=caller), pin)[0]

    def key_both(
        self, pin: str, ending: str, caller: str | None = STRANGER, *, sid: str | None = None, now: datetime = EVENING
    ) -> PinOutcome:
        with acting(self.services, now) as act:
            return check_number(act, a_call(sid or next(self.sids), caller=caller), pin, ending)[0]

    def guess(
        self, times: int = 1, caller: str | None = STRANGER, *, sid: str | None = None, now: datetime = EVENING
    ) -> list[type[PinOutcome]]:
        return [type(self.key(self.nobodys(), caller, sid=sid, now=now)) for _ in range(times)]

    def guess_both(self, times: int, ending: str, caller: str | None = STRANGER, **given: object) -> list[type]:
        return [type(self.key_both(self.nobodys(), ending, caller, **given)) for _ in range(times)]  # type: ignore[arg-type]

    def nobodys(self) -> str:
        return nobodys(next(self.guesses), {person.pin for person in self.people})


def town(services: Services, people: int = 60) -> Town:
    event = make_event(services, seats=people, pin_length=6)
    return Town(services, event, register_people(services, event, people))
