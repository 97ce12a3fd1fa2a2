"""One evening with the real dialin: what people, staff, the clock and the provider do to it, one deed at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

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
from dialin.store.act import Act
from dialin.store.calls import load_call
from dialin.store.database import table_of
from dialin.store.work import WorkTable
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
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
    report: CallReport
    is_on: bool = True
    is_inside: bool = False  # in the room, or put through to the videoconference

    def obey(self, document: object) -> object:
        """It was out to ask; what it was answered leads it in, or elsewhere."""
        self.is_inside = self.is_on and isinstance(document, str) and ("<Conference" in document or "<Sip" in document)
        return document


@dataclass
class Evening:
    """The real dialin, its one event, and the world around it. `cuts`: the next deed is undone by a power cut.

    lines: into the videoconference, where the event limits them.
    """

    services: Services
    event: int
    clock: SetClock
    seats: int
    lines: int | None = None
    people: list[Registered] = field(default_factory=list)
    telephones: list[Telephone] = field(default_factory=list)
    delivered: set[int] = field(default_factory=set)
    let_in_by_hand: set[int] = field(default_factory=set)
    is_over: bool = False
    cuts: bool = False

    @property
    def now(self) -> datetime:
        return self.clock.now

    def webhook(self, act: Act, report: CallReport) -> Webhook:
        return Webhook(act, self.services.settings, report)

    def do(self, deed: Callable[[Act], object]) -> object:
        """The outcome of a deed in one transaction; a refusal leaves nothing behind, and so does a power cut."""
        outcome: object = None
        cut, self.cuts = self.cuts, False
        self.clock.now += timedelta(milliseconds=1)  # no two deeds share an instant
        try:
            with self.services.acting("test") as act:
                outcome = deed(act)
                fail_if(cut)
                if isinstance(outcome, Refused):
                    act.connection.rollback()
        except PowerCut:
            return PowerCut
        return outcome

    # People and staff.

    def register(self) -> None:
        name = f"Erna {len(self.people)}"
        phone = f"+4930231250{10 + len(self.people)}"
        registration = Registration(name=name, phone=phone, late_reason="Nachtrag")
        outcome = self.do(lambda act: register(act, self.event, registration))
        if isinstance(outcome, Registered):
            self.people.append(outcome)

    def cancel(self, person: Registered) -> None:
        self.do(lambda act: cancel(act, person.attendee_id))

    def set_seats(self, count: int) -> None:
        outcome = self.do(lambda act: change_event(act, self.event, {"seats": count}))
        if outcome is None:
            self.seats = count

    def set_lines(self, count: int | None) -> None:
        outcome = self.do(lambda act: change_event(act, self.event, {"most_lines": count}))
        if outcome is None:
            self.lines = count

    def put_in(self, telephone: Telephone, person: Registered) -> None:
        call_id = self.row(telephone).id
        self.let_in_by_hand = {person.attendee_id}
        self.do(lambda act: put_in(act, call_id, person.attendee_id))

    def remove(self, telephone: Telephone) -> None:
        call_id = self.row(telephone).id
        self.do(lambda act: remove_caller(act, call_id))

    def end(self) -> None:
        if self.do(lambda act: end_event(act, self.event)) is None:
            self.is_over = True

    # Callers and the telephone company.

    def call(self, caller: str) -> Telephone:
        report = CallReport(f"CA{len(self.telephones)}", caller, NUMBER, "in-progress")
        telephone = Telephone(report.sid, report)
        self.do(lambda act: conductor.begin(self.webhook(act, report)))
        if self._row(telephone.sid) is not None:
            self.telephones.append(telephone)
        return telephone

    def hear(self, telephone: Telephone, heard: Heard, *, back: int = 0) -> object:
        """The answer to a webhook of this call: of its present turn, or again of one so many turns ago."""
        number = self.row(telephone).turn - back
        document = self.do(lambda act: conductor.take_turn(self.webhook(act, telephone.report), heard, number=number))
        return document if back else telephone.obey(document)

    def key(self, telephone: Telephone, person: Registered) -> None:
        self.hear(telephone, Keys(person.pin))

    def report_hang_up(self, telephone: Telephone) -> None:
        telephone.is_on = telephone.is_inside = False
        self.do(lambda act: end_call(act, telephone.sid))

    def resume(self, telephone: Telephone) -> None:
        telephone.obey(self.do(lambda act: conductor.resume(self.webhook(act, telephone.report))))

    def deliver(self, work: Any, telephone: Telephone) -> None:
        outcome = self.do(lambda act: conductor.bring_news(self.webhook(act, telephone.report), work.id))
        telephone.obey(outcome)
        if outcome is not PowerCut:
            self.delivered.add(work.id)

    def confirm(self, work: Any, telephone: Telephone) -> None:
        """The provider has taken the call out of whatever it was in, and says so; it will ask for the news."""
        with self.services.acting("test") as act:
            done = table_of(WorkTable).update().where(WorkTable.id == work.id, WorkTable.done_at.is_(None))
            act.connection.execute(done.values(done_at=self.now))
        telephone.is_inside = False

    def repeat(self, telephone: Telephone, work: Any | None) -> None:
        webhook = partial(self.webhook, report=telephone.report)
        if work is None:
            self.do(lambda act: conductor.resume(webhook(act)))
        else:
            self.do(lambda act: conductor.bring_news(webhook(act), work.id))

    # Time.

    def pass_time(self, span: timedelta) -> None:
        """The clock goes on, and the duty that looks at holds and no-shows is at it as always."""
        self.clock.now += span
        self.cuts = False
        if not self.is_over:
            self.do(lambda act: expire_holds(act, self.event))

    @property
    def no_shows_are_given_on(self) -> bool:
        return EVENING + NO_SHOW <= self.now < EVENING + timedelta(hours=2) and not self.is_over

    # Looking.

    def row(self, telephone: Telephone) -> Any:
        row = self._row(telephone.sid)
        assert row is not None
        return row

    def _row(self, sid: str) -> Any | None:
        with self.services.looking() as act:
            return load_call(act, sid, lock=False)
