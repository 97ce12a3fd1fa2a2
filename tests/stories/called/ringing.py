"""Small ways to what these stories need: somebody whom the city is to call, a telephone that rings, and the outcome."""

from datetime import timedelta
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.rehearsal import Callee, Leg
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.store.attendees import change_attendee
from dialin.store.events import change_event
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from dialin.store.work import Work
from tests.building import IN_JUNE, NUMBER
from tests.stories.theatre import Theatre

LINE, ANOTHER, DESK = "+493023125010", "+493023125011", "+493023125901"
AT_NOON = IN_JUNE + timedelta(hours=1)  # on a Monday in Berlin
SOMEBODY = Callee("somebody")
CALM, LONG = timedelta(minutes=1), timedelta(minutes=4)


def to_be_called(stage: Theatre, purpose: Purpose, *, phone: str = LINE, **person: Any) -> Registered:
    """Somebody at whose telephone it can ring; `person` names columns, `details` what stands in the order."""
    made, details = stage.register("Erna Müller", phone), person.pop("details", {})
    if person:
        stage.act(change_attendee, made.attendee_id, person)
    order(stage, made, purpose, details)
    return made


def order(stage: Theatre, person: Registered, purpose: Purpose, details: dict[str, Any] | None = None) -> None:
    """The city is to call them, now."""
    row = {
        "key": f"{purpose}:{person.attendee_id}",
        "kind": purpose,
        "lane": Lane.CALLS,
        "event_id": stage.event_id,
        "attendee_id": person.attendee_id,
        "due_at": stage.company.now,
        "details": details or {},
    }
    stage.act(add_outgoing, [row])
    for number in (LINE, ANOTHER, DESK):
        stage.company.callees.setdefault(number, SOMEBODY)


def rings(stage: Theatre, number: str = LINE) -> Leg:
    """Time passes until the telephone rings, and somebody is to take it off; the city's number is shown."""
    leg = is_placed(stage, number)
    stage.company.elapse(1)
    assert (leg.status, leg.from_) == ("ringing", NUMBER)
    return leg


def is_placed(stage: Theatre, number: str) -> Leg:
    """Time passes until the next call is placed, as it may have been a moment ago."""
    if not any(leg for leg in stage.company.calls_to(number) if not leg.is_over):
        before = len(stage.company.calls_to(number))
        due_at = min(row.due_at for row in orders(stage) if row.done_at is None)
        if due_at > stage.company.now + 2 * CALM:
            passes(stage, due_at - CALM - stage.company.now, looks=LONG)
        for _ in range(300):
            if len(stage.company.calls_to(number)) > before:
                break
            stage.company.elapse(1)
    assert stage.company.calls_to(number), f"nobody calls {number}"
    return stage.company.calls_to(number)[-1]


def passes(stage: Theatre, time: timedelta, *, looks: timedelta = CALM) -> None:
    """A long time, in which the worker looks that seldom: nothing else happens in it."""
    usual, stage.worker_looks = stage.worker_looks, looks.total_seconds()
    stage.company.elapse(time.total_seconds())
    stage.worker_looks = usual


def answered(stage: Theatre, number: str = LINE) -> Leg:
    """The telephone rings, is taken off, and the first question has been put."""
    leg = rings(stage, number)
    leg.wait(6)
    leg.pick_up()
    leg.listen()
    waits(leg)
    return leg


def waits(leg: Leg) -> None:
    """Nothing is said or pressed until the next question has been put."""
    leg.silence()
    leg.listen()


def presses(leg: Leg, *keys: str) -> None:
    """Each once the question before it was heard to its end."""
    for key in keys:
        leg.wait(2)
        leg.press(key)
        leg.listen()


def says(leg: Leg, *words: str) -> None:
    for some in words:
        leg.wait(1)
        leg.say(some)
        leg.listen()


def call_off(stage: Theatre) -> None:
    """The event does not take place."""
    with stage.services.acting("clerk") as act:
        change_event(act, stage.event_id, {"cancelled_at": act.now})


def in_words(stage: Theatre, german: str, english: str) -> str:
    return german if stage.event.language == "de" else english


def yes(stage: Theatre) -> str:
    return in_words(stage, "Ja", "Yes")


def orders(stage: Theatre) -> list[Work]:
    with stage.services.looking() as act:
        return list_outgoing(act, Wanted())


def outcome(stage: Theatre) -> tuple[Outcome | None, bool]:
    """Of the one order there is, and whether it is done."""
    (row,) = orders(stage)
    return row.outcome, row.done_at is not None


def is_called_again(stage: Theatre, number: str = LINE, *, within: timedelta = timedelta(hours=3)) -> bool:
    """Whether another call is placed in this time; the telephone is not taken off."""
    before = len(stage.company.calls_to(number))
    stage.company.callees[number] = Callee("no-answer")
    passes(stage, within)
    return len(stage.company.calls_to(number)) > before
