"""One evening with a real house: what people, staff, the clock and the provider do to it, one deed at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.words.heard import Heard, Keys
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.calls import load_call
from dialin.store.database import Record, reading, transaction
from dialin.voice import conductor
from dialin.voice.hearing import CallNews
from tests.building import EVENING, NUMBER, SetClock

GRACE, NO_SHOW = timedelta(minutes=10), timedelta(minutes=15)


class PowerCut(Exception):
    """Raised inside a transaction, as if the process had been killed there."""


def fail_if(cut: bool) -> None:
    if cut:
        raise PowerCut


@dataclass
class Telephone:
    """One call as the telephone company knows it. is_on: the line stands, whatever dialin believes."""

    sid: str
    news: CallNews
    is_on: bool = True


@dataclass
class Evening:
    """A house, its one event, and the world around it. `cuts`: the next deed is undone by a power cut."""

    services: Services
    event: int
    clock: SetClock
    seats: int
    people: list[Registered] = field(default_factory=list)
    telephones: list[Telephone] = field(default_factory=list)
    delivered: set[int] = field(default_factory=set)
    let_in_by_hand: set[int] = field(default_factory=set)
    is_over: bool = False
    cuts: bool = False

    @property
    def now(self) -> datetime:
        return self.clock.now

    def do(self, deed: Callable[[Connection], object]) -> object:
        """The outcome of a deed in one transaction; a refusal leaves nothing behind, and so does a power cut."""
        outcome: object = None
        cut, self.cuts = self.cuts, False
        self.clock.now += timedelta(milliseconds=1)  # no two deeds share an instant
        try:
            with transaction(self.services.database) as connection:
                outcome = deed(connection)
                fail_if(cut)
                if isinstance(outcome, Refused):
                    connection.rollback()
        except PowerCut:
            return PowerCut
        return outcome

    # People and staff.

    def register(self) -> None:
        name = f"Erna {len(self.people)}"
        phone = f"+4930231250{10 + len(self.people)}"
        registration = Registration(name=name, phone=phone, late_reason="Nachtrag")
        outcome = self.do(
            lambda connection: register(
                connection, self.event, registration, pin_keys=self.services.pin_keys, actor="test", now=self.now
            )
        )
        if isinstance(outcome, Registered):
            self.people.append(outcome)

    def cancel(self, person: Registered) -> None:
        self.do(lambda connection: cancel(connection, person.attendee_id, actor="test", now=self.now))

    def set_seats(self, count: int) -> None:
        outcome = self.do(
            lambda connection: change_event(connection, self.event, {"seats": count}, actor="test", now=self.now)
        )
        if outcome is None:
            self.seats = count

    def put_in(self, telephone: Telephone, person: Registered) -> None:
        call_id = self.row(telephone).id
        self.let_in_by_hand = {person.attendee_id}
        self.do(lambda connection: put_in(connection, call_id, person.attendee_id, actor="test", now=self.now))

    def remove(self, telephone: Telephone) -> None:
        call_id = self.row(telephone).id
        self.do(lambda connection: remove_caller(connection, call_id, actor="test", now=self.now))

    def end(self) -> None:
        if self.do(lambda connection: end_event(connection, self.event, actor="test", now=self.now)) is None:
            self.is_over = True

    # Callers and the telephone company.

    def call(self, caller: str) -> Telephone:
        news = CallNews(f"CA{len(self.telephones)}", caller, NUMBER, "in-progress")
        telephone = Telephone(news.sid, news)
        self.do(lambda connection: conductor.begin(connection, news, services=self.services, now=self.now))
        if self._row(telephone.sid) is not None:
            self.telephones.append(telephone)
        return telephone

    def hear(self, telephone: Telephone, heard: Heard, *, back: int = 0) -> object:
        """The answer to a webhook of this call: of its present turn, or again of one so many turns ago."""
        number = self.row(telephone).turn - back
        return self.do(
            lambda connection: conductor.take_turn(
                connection, telephone.news, heard, number=number, services=self.services, now=self.now
            )
        )

    def key(self, telephone: Telephone, person: Registered) -> None:
        self.hear(telephone, Keys(person.pin))

    def report_hang_up(self, telephone: Telephone) -> None:
        telephone.is_on = False
        self.do(lambda connection: end_call(connection, telephone.sid, now=self.now))

    def resume(self, telephone: Telephone) -> None:
        self.do(lambda connection: conductor.resume(connection, telephone.news, services=self.services, now=self.now))

    def deliver(self, work: Record, telephone: Telephone) -> None:
        outcome = self.do(
            lambda connection: conductor.bring_news(
                connection, telephone.sid, work.id, services=self.services, now=self.now
            )
        )
        if outcome is not PowerCut:
            self.delivered.add(work.id)

    # Time.

    def pass_time(self, span: timedelta) -> None:
        """The clock goes on, and the duty that looks at holds and no-shows is at it as always."""
        self.clock.now += span
        self.cuts = False
        if not self.is_over:
            self.do(lambda connection: expire_holds(connection, self.event, now=self.now))

    @property
    def no_shows_are_given_on(self) -> bool:
        return EVENING + NO_SHOW <= self.now < EVENING + timedelta(hours=2) and not self.is_over

    # Looking.

    def row(self, telephone: Telephone) -> Record:
        row = self._row(telephone.sid)
        assert row is not None
        return row

    def _row(self, sid: str) -> Record | None:
        with reading(self.services.database) as connection:
            return load_call(connection, sid, lock=False)
