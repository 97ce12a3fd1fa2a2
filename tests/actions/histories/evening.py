"""One evening with the real dialin: its event, its people and telephones, one clock, and a power that may fail."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.admin.labels import STAGES
from dialin.provider.promise import ProviderTrouble
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.attendees import list_attendees
from dialin.store.calls import load_call
from dialin.store.events import load_event
from dialin.store.pins import sealed_pins_of_event
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.actions.histories.power import Power, PowerCut
from tests.actions.histories.telling import Story
from tests.building import EVENING, SetClock
from tests.provider.fake import FakeProvider

GRACE, NO_SHOW = timedelta(minutes=10), timedelta(minutes=15)


@dataclass
class Telephone:
    """One call as the telephone company knows it. is_on: the line stands, whatever dialin believes."""

    sid: str
    report: CallReport
    is_on: bool = True
    is_inside: bool = False  # in the room, or put through to the videoconference

    def __str__(self) -> str:
        return f"call {int(self.sid[2:]) + 1}"

    def obey(self, document: object) -> object:
        """It was out to ask; what it was answered leads it in, or elsewhere."""
        self.is_inside = self.is_on and isinstance(document, str) and ("<Conference" in document or "<Sip" in document)
        return document


@dataclass
class Evening:
    """lines: into the videoconference, where the event limits them. delivered: the news that its call has asked for.

    repeats: the answer to the next request is lost once its deed is done, so that it is asked again. another: an event
    that is on at the same time behind the same number, with a seat of its own; guests: who is registered for it.
    """

    services: Services
    provider: FakeProvider
    event: int
    clock: SetClock
    seats: int
    lines: int | None = None
    ends: datetime = EVENING + timedelta(hours=2)
    people: list[Registered] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    telephones: list[Telephone] = field(default_factory=list)
    delivered: set[int] = field(default_factory=set)
    let_in_by_hand: set[int] = field(default_factory=set)
    was_let_in_by_hand: bool = False  # anybody at all, whatever seat was kept for somebody else
    is_over: bool = False
    repeats: bool = False
    another: int | None = None
    guests: list[Registered] = field(default_factory=list)
    power: Power = field(default_factory=Power)
    story: Story = field(default_factory=Story)

    @property
    def now(self) -> datetime:
        return self.clock.now

    @property
    def no_shows_are_given_on(self) -> bool:
        return EVENING + NO_SHOW <= self.now < self.ends and not self.is_over

    def webhook(self, act: Act, report: CallReport) -> Webhook:
        return Webhook(act, self.services.settings, report)

    def tell(self, sentence: str) -> None:
        self.story.tell(self.now, sentence)

    def do(self, deed: Callable[[Act], object]) -> object:
        """The outcome of a deed in one transaction; a refusal leaves nothing behind, and so does a power cut."""
        repeats, self.repeats = self.repeats, False
        outcome = self._do(deed)
        if repeats and outcome is not PowerCut:
            self.story.add("done, but the answer is lost, and it is asked again")
            self._do(deed)
        return outcome

    def _do(self, deed: Callable[[Act], object]) -> object:
        outcome: object = None

        def once() -> None:
            nonlocal outcome
            with self.services.acting("test") as act:
                outcome = deed(act)
                self.power.fail_before_the_commit()
                if isinstance(outcome, Refused):
                    self.story.add(f"refused, since: {outcome}")
                    act.connection.rollback()

        return outcome if self.attempt(once) else PowerCut

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Whether the power held while it was done. What breaks otherwise comes with the whole story."""
        self.clock.now += timedelta(milliseconds=1)  # no two deeds share an instant
        try:
            with self.power.on_a_deed():
                deed()
        except PowerCut:
            self.story.add("the power fails, and nothing of the last transaction remains")
            return False
        except ProviderTrouble:
            raise
        except Exception as trouble:
            trouble.add_note(f"\n{self.story}")
            raise
        finally:
            self._look_around()
        return True

    def duty(self, do: Callable[[Services], None]) -> None:
        """As the worker does it, which looks again where the provider was in trouble."""
        with suppress(ProviderTrouble):
            self.attempt(lambda: do(self.services))

    # Looking.

    def _look_around(self) -> None:
        """Who is registered, by whatever way, with which PIN; and how long the event is."""
        with self.services.looking() as act:
            pins = sealed_pins_of_event(act, self.event)
            event, rows = load_event(act, self.event), list_attendees(act, self.event)
        for row in rows:
            if row.id in pins and row.id not in self.names:
                self.names[row.id] = row.name
                self.people.append(Registered(row.id, None, None, self.services.pin_keys.open(pins[row.id])))
        self.ends, self.is_over = event.ends, event.ended_at is not None

    def name(self, person: Registered) -> str:
        return self.names[person.attendee_id]

    def row(self, telephone: Telephone) -> Any:
        row = self.find_row(telephone.sid)
        assert row is not None
        return row

    def find_row(self, sid: str) -> Any | None:
        with self.services.looking() as act:
            return load_call(act, sid, lock=False)

    def told_of(self, telephone: Telephone) -> str:
        """Where this caller is now, in the words of the seat board."""
        row = self.find_row(telephone.sid)
        if row is None:
            return "dialin does not know the call"
        if row.hung_up_at is not None:
            return "dialin takes the call to be over"
        return f"the caller {STAGES[row.stage]}"
