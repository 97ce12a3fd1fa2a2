"""Evenings in which dialin's process may end at any point: people who call again, key again, and expect their seat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.end_event import end_event
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.rehearsal import Callee, Leg
from dialin.rules.dial_strings import Bridge
from dialin.store.attendees import list_attendees
from dialin.store.calls import Call, load_call
from dialin.store.questions import list_questions
from tests.building import BRIDGE_NUMBER, EVENING, IN_JUNE
from tests.faults.killing import Killer
from tests.stories.registering import choose, own_pin
from tests.stories.speaking import hands
from tests.stories.theatre import Theatre

PHONES = tuple(f"+4930231250{10 + place}" for place in range(4))
TRIES = 40  # of a quarter of a minute each: lost hang-ups are found within half of one, unless that breaks too


@dataclass
class Evening:
    """legs: each telephone, and whose PIN it keys."""

    stage: Theatre
    killer: Killer
    legs: dict[str, str] = field(default_factory=dict)

    def call(self, pin: str, phone: str) -> Leg:
        leg = self.stage.call(phone)
        self.legs[leg.sid] = pin
        return leg

    def comes_in(self, leg: Leg) -> None:
        """Keys the PIN whenever it is asked for, and 1 where somebody else is in the seat, until the event is heard."""
        self.gets(leg, lambda: is_in(leg))

    def gets(self, leg: Leg, there: Callable[[], bool]) -> None:
        for _ in range(TRIES):
            if there():
                return
            leg.listen()
            asked = self.call_of(leg)
            if asked is not None and asked.stage in KEYS and not leg.is_over:
                leg.press(KEYS[asked.stage] or self.legs[leg.sid])
            leg.wait(15)
        raise AssertionError(f"never there: {self.call_of(leg)}\n{leg.transcript()}")

    def staff(self, action: Any, *arguments: Any, **given: Any) -> None:
        """A clerk does something, and once more where the page did not answer."""
        for _ in range(2):
            if self.killer.lives(f"staff: {action.__name__}", lambda: self.stage.act(action, *arguments, **given)):
                return

    def call_of(self, leg: Leg) -> Call | None:
        with self.stage.services.looking() as act:
            return load_call(act, leg.sid, lock=False)


SAYS_YES = {
    "MainMenu", "RegistrationStart", "PrivacyNotice", "VoiceConsent", "DetailReview", "QuestionOffer",
    "QuestionConsent", "QuestionReview", "QuestionName",
}  # fmt: skip
KEYS: Mapping[str, str] = {"PinEntry": "", "SecondPhone": "1", "MainMenu": "3"}


def is_in(leg: Leg) -> bool:
    """In the phone room, or in the videoconference by a line of its own."""
    return bool(leg.room) or (leg.bridged is not None and leg.bridged.to == BRIDGE_NUMBER)


def in_the_room(evening: Evening) -> None:
    """The lobby, the bridge, a hand, a drop, a moved seat, a removal, somebody who waits, and the end."""
    stage = evening.stage
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=2, expects="42#")
    erna, karl, ida = (stage.register(f"Erna Beispiel {place}", PHONES[place]).pin for place in range(3))
    first = evening.call(erna, PHONES[0])
    evening.gets(first, lambda: stage.seats.occupied == 1)
    stage.goes_to(EVENING + timedelta(seconds=40))
    evening.comes_in(first)
    first.press("*9")
    evening.gets(first, lambda: bool(first.room and hands(stage)))
    evening.staff(give_floor, stage.event, hands(stage)[0].id)
    evening.gets(first, lambda: bool(first.room and not first.muted))
    evening.staff(take_back_floor, stage.event, hands(stage)[0].id)
    evening.gets(first, lambda: bool(first.room and first.muted))
    first.hang_up()
    stage.company.elapse(20)
    second = evening.call(erna, PHONES[0])
    evening.comes_in(second)
    third = evening.call(karl, PHONES[1])
    evening.comes_in(third)
    moved = evening.call(karl, PHONES[3])
    evening.comes_in(moved)
    stage.company.elapse(40)
    assert not third.room, third.transcript()
    waits = evening.call(ida, PHONES[2])
    evening.gets(waits, lambda: stage.seats.lobby == 1)
    removed = evening.call_of(moved)
    assert removed is not None
    evening.staff(remove_caller, removed.id, reason="Es war laut")
    stage.goes_to(EVENING + timedelta(minutes=7, seconds=10))
    evening.gets(waits, lambda: bool(waits.room))
    assert second.room, second.transcript()
    evening.staff(end_event, stage.event_id)
    stage.company.run_until(lambda: second.is_over and waits.is_over, 240)
    assert second.is_over, second.transcript()


def on_lines_of_their_own(evening: Evening) -> None:
    """Direct mode with one line: who called first has it, the other hears so, and a no-show's seat goes on."""
    stage = evening.stage
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=2, hangs_up_after=None)
    pins = [stage.register(f"Erna Beispiel {place}", PHONES[place]).pin for place in range(3)]
    first = evening.call(pins[0], PHONES[0])
    evening.comes_in(first)
    last = evening.call(pins[2], PHONES[2])
    evening.gets(last, lambda: stage.seats.lobby == 1)
    stage.goes_to(EVENING + timedelta(minutes=6))
    evening.gets(last, lambda: stage.seats.occupied == 2)
    first.hang_up()
    evening.comes_in(last)


def _register(evening: Evening, leg: Leg) -> None:
    """Says yes to whatever is asked, and speaks where something is recorded, until the question is kept."""
    for _ in range(TRIES):
        with evening.stage.services.looking() as act:
            if list_questions(act, evening.stage.event_id):
                return
        leg.listen()
        if leg.waiting_for == "recording":
            leg.say("Wann wird die Bücherei geöffnet?")
            leg.wait(12)
        elif (call := evening.call_of(leg)) is not None and call.stage in SAYS_YES:
            leg.press("1")
            leg.wait(1.5)
        else:
            leg.wait(1.5)
    raise AssertionError(leg.transcript())


def before_the_day(evening: Evening) -> None:
    """Somebody registers with a question by voice, calls again, looks at the seat, and cancels it: the next has it."""
    stage = evening.stage
    leg = stage.call(PHONES[0])
    _register(evening, leg)
    evening.legs[leg.sid] = pin = own_pin(stage, leg)
    leg.hang_up()
    stage.register("Karl Kunz", PHONES[1])
    stage.company.elapse(60)
    with stage.services.looking() as act:
        assert len(list_attendees(act, stage.event_id)) == 2
        assert len(list_questions(act, stage.event_id)) == 1
    leg = stage.call(PHONES[0])
    choose(leg, "2")
    leg.press(pin)
    choose(leg, "1")
    leg.hang_up()
    assert stage.seats.rows[0].attendee == "Karl Kunz"


@dataclass(frozen=True)
class Plan:
    """play: what people do. at: when it begins. event: what is unusual about it."""

    play: Callable[[Evening], None]
    at: datetime
    event: Mapping[str, Any]


LEG = Bridge(number=BRIDGE_NUMBER, digits="42#")
OWN_LEGS = Bridge(number=BRIDGE_NUMBER, mode="direct")
PLANS = {
    plan.play.__name__: plan
    for plan in (
        Plan(in_the_room, EVENING - timedelta(minutes=1), {"bridge": LEG, "no_show_minutes": 7, "grace_minutes": 1}),
        Plan(
            on_lines_of_their_own,
            EVENING,
            {"bridge": OWN_LEGS, "most_lines": 1, "no_show_minutes": 5, "grace_minutes": 1},
        ),
        Plan(before_the_day, IN_JUNE, {"seats": 1}),
    )
}
