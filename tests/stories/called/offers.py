"""Stories of being called: a seat has become free for somebody on the waiting list."""

from datetime import datetime
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.rehearsal import Leg
from dialin.rules.outgoing.words import Outcome
from dialin.store.attendees import change_attendee
from dialin.store.seats import give_up_seat
from tests.building import NUMBER
from tests.stories.called.ringing import (
    ANOTHER,
    AT_NOON,
    LINE,
    SOMEBODY,
    answered,
    in_words,
    outcome,
    presses,
    says,
    waits,
    yes,
)
from tests.stories.hearing import BERLIN, HELD, OPENS, STARTS, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

UNTIL = datetime(2026, 6, 1, 15, 0, tzinfo=BERLIN)  # two hours of calling time later


def offered(stage: Theatre, **person: Any) -> int:
    """Somebody on the waiting list gets the seat that another has given up, and is to be called; their id."""
    first = stage.register("Karl Kunz", ANOTHER)
    made = stage.register("Erna Müller", LINE, delivery="call")
    if person:
        stage.act(change_attendee, made.attendee_id, person)
    stage.company.callees.setdefault(LINE, SOMEBODY)
    stage.act(cancel, first.attendee_id)
    stage.company.elapse(20)
    return made.attendee_id


@story("A25: I was on the waiting list; the city calls, a seat is mine with a key, and I hear my PIN.",
       at=AT_NOON, seats=1)  # fmt: skip
def taking_a_seat_that_is_offered(stage: Theatre) -> Leg:
    offered(stage)
    leg = answered(stage)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.offer", starts=STARTS)
    must_hear(stage, leg, "out.offer_until", until=UNTIL)
    presses(leg, "1")
    must_hear(stage, leg, "out.offer_taken")
    assert outcome(stage) == (Outcome.ACCEPTED, True)
    presses(leg, "1", "1")
    waits(leg)
    presses(leg, "1")
    must_hear(stage, leg, "out.when", starts=STARTS, doors=OPENS, held=HELD, dial_in=NUMBER)
    leg.wait(20)
    assert stage.seats.rows[0].attendee == "Erna Müller"
    return leg


@story("A25: A seat is offered to me, and I do not want it.", at=AT_NOON, seats=1)
def declining_a_seat_that_is_offered(stage: Theatre) -> Leg:
    offered(stage)
    leg = answered(stage)
    presses(leg, "1", "1", "2")
    must_hear(stage, leg, "out.offer_declined")
    leg.wait(8)
    assert outcome(stage) == (Outcome.DECLINED, True)
    return leg


@story("A seat is offered to me; while I listen it is taken away again.", at=AT_NOON, seats=1)
def losing_a_seat_that_is_offered(stage: Theatre) -> Leg:
    attendee_id = offered(stage)
    leg = answered(stage)
    presses(leg, "1", "1")
    stage.act(give_up_seat, attendee_id=attendee_id, is_left=True)
    presses(leg, "1")
    must_hear(stage, leg, "out.offer_gone")
    leg.wait(8)
    assert outcome(stage) == (Outcome.HEARD, True)
    return leg


@story("A8: A seat is offered to me; my telephone has a dial, I say yes, and have my PIN already.", at=AT_NOON, seats=1)
def taking_a_seat_on_a_dial(stage: Theatre) -> Leg:
    offered(stage, has_dial=True)
    leg = answered(stage)
    says(leg, yes(stage), yes(stage))
    must_hear(stage, leg, "out.offer_ask_dial")
    says(leg, yes(stage))
    must_hear(stage, leg, "out.pin_offer_dial")
    says(leg, in_words(stage, "Nein", "No"))
    leg.wait(40)
    assert leg.is_over
    assert outcome(stage) == (Outcome.ACCEPTED, True)
    return leg
