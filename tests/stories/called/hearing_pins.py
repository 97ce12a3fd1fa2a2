"""Stories of being called: the PIN."""

from dialin.rehearsal import Callee, Leg
from dialin.rehearsal.callees import by_try
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.store.attendees import change_attendee
from tests.building import NUMBER, OFFICE
from tests.stories.called.ringing import (
    AT_NOON,
    LINE,
    SOMEBODY,
    answered,
    in_words,
    is_called_again,
    is_placed,
    order,
    outcome,
    presses,
    rings,
    says,
    to_be_called,
    waits,
    yes,
)
from tests.stories.hearing import HELD, OPENS, RINGS, RINGS_NO_MORE, STARTS, all_heard, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

AT_THE_DESK = {"dial_in": NUMBER}


@story("A4, A26: The city calls me, asks for me, and reads my PIN as often as I like.", at=AT_NOON)
def being_called_with_the_pin(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    assert "Erna" not in all_heard(leg)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.registered", starts=STARTS)
    leg.wait(12)
    leg.press("1")
    leg.listen()
    waits(leg)
    must_hear(stage, leg, "reg.pin_read", pin=person.pin)
    must_hear(stage, leg, "out.pin_twice", pin=person.pin)
    assert outcome(stage) == (Outcome.HEARD, True)
    presses(leg, "#")
    waits(leg)
    presses(leg, "1", "#")
    must_hear(stage, leg, "out.when", starts=STARTS, doors=OPENS, held=HELD, dial_in=NUMBER)
    must_hear(stage, leg, "out.safe")
    leg.wait(20)
    assert leg.is_over
    return leg


@story("A26: I am to be called at the start; after my PIN I hear that I need not call myself.", at=AT_NOON)
def being_called_with_the_pin_and_at_the_start(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.PIN, callback=True)
    leg = answered(stage)
    presses(leg, "1", "1", "1")
    waits(leg)
    presses(leg, "1")
    must_hear(stage, leg, "out.when_called", starts=STARTS, begin=RINGS, latest=RINGS_NO_MORE, dial_in=NUMBER)
    leg.wait(20)
    assert leg.is_over
    return leg


@story("A25: I am on the waiting list; the city calls me with my PIN, and I hear my place.", at=AT_NOON, seats=1)
def being_called_on_the_waiting_list(stage: Theatre) -> Leg:
    stage.register("Karl Kunz", "+493023125012")
    to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.on_list", starts=STARTS, position=1)
    presses(leg, "1")
    waits(leg)
    presses(leg, "1")
    must_hear(stage, leg, "out.when_waiting", starts=STARTS, doors=OPENS, dial_in=NUMBER)
    leg.wait(20)
    return leg


@story("Somebody else answers, fetches me, and I hear my PIN.", at=AT_NOON)
def being_fetched_to_the_telephone(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1")
    says(leg, in_words(stage, "Moment, ich hole sie", "One moment, please"))
    must_hear(stage, leg, "out.wait")
    waits(leg)  # a whole minute
    presses(leg, "1", "1")
    waits(leg)
    must_hear(stage, leg, "reg.pin_read", pin=person.pin)
    leg.hang_up()
    assert outcome(stage) == (Outcome.HEARD, True)
    return leg


@story("A30: I live in a care home; the city asks for me by my room, and I am fetched.", at=AT_NOON)
def being_asked_for_by_the_room(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN, room="Zimmer 214")
    leg = answered(stage)
    presses(leg, "1")
    must_hear(stage, leg, "out.for_room", name="Erna Müller", room="Zimmer 214")
    waits(leg)
    leg.wait(40)
    presses(leg, "1", "1")
    waits(leg)
    must_hear(stage, leg, "reg.pin_read", pin=person.pin)
    leg.hang_up()
    return leg


@story("My name was only spoken yet; the city asks for whoever has registered.", at=AT_NOON)
def being_asked_for_without_a_name(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.PIN, is_untyped=True)
    leg = answered(stage)
    presses(leg, "1", "1")
    must_hear(stage, leg, "out.for_unnamed")
    leg.hang_up()
    return leg


@story("I push the call away, and am called again.", at=AT_NOON)
def pushing_the_call_away(stage: Theatre) -> tuple[Leg, ...]:
    to_be_called(stage, Purpose.PIN)
    pushed = rings(stage)
    pushed.wait(4)
    pushed.decline()
    pushed.wait(1)
    assert (pushed.status, outcome(stage)) == ("busy", (Outcome.REJECTED, False))
    again = answered(stage)
    presses(again, "1", "1")
    must_hear(stage, again, "out.registered", starts=STARTS)
    again.hang_up()
    return pushed, again


@story("I am out when the city calls; it says that it calls again, and does.", at=AT_NOON)
def being_out_when_the_city_calls(stage: Theatre) -> tuple[Leg, ...]:
    to_be_called(stage, Purpose.PIN)
    first = answered(stage)
    presses(first, "1", "2")
    must_hear(stage, first, "out.later")
    first.wait(40)
    assert first.is_over
    assert outcome(stage) == (Outcome.ABSENT, False)
    second = answered(stage)
    assert (second.created_at - first.created_at).total_seconds() > 3600
    presses(second, "1", "1")
    second.hang_up()
    return first, second


@story("The city calls the wrong number; I say so, and am not called again.", at=AT_NOON)
def having_the_wrong_number(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1", "2", "3")
    must_hear(stage, leg, "out.wrong_person")
    leg.wait(10)
    assert outcome(stage) == (Outcome.WRONG_PERSON, True)
    stage.act(change_attendee, person.attendee_id, {"called_by": "machine"})
    order(stage, stage.register("Karl Kunz"), Purpose.REMINDER)
    assert not is_called_again(stage)
    return leg


@story("I want no automatic calls; I say so, and get none.", at=AT_NOON)
def wanting_no_calls(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1", "2", "9")
    must_hear(stage, leg, "out.no_calls")
    leg.wait(10)
    assert outcome(stage) == (Outcome.NO_CALLS, True)
    assert not is_called_again(stage)
    return leg


@story("A26: I do not trust the call, hang up, and call the number that I was shown: it is the city.", at=AT_NOON)
def not_trusting_the_call(stage: Theatre) -> tuple[Leg, ...]:
    to_be_called(stage, Purpose.PIN)
    first = answered(stage)
    waits(first)
    must_hear(stage, first, "out.hello_again", dial_in=NUMBER)
    first.hang_up()
    assert outcome(stage) == (Outcome.HUNG_UP, False)
    second = stage.call(LINE, to=first.from_)
    second.listen()
    second.press("0")
    second.wait(12)
    assert second.bridged
    second.hang_up()
    return first, second


@story("My line is busy at first, and I hang up in the middle of my PIN; the city calls until I have heard it.",
       at=AT_NOON)  # fmt: skip
def hanging_up_in_the_middle_of_the_pin(stage: Theatre) -> tuple[Leg, ...]:
    stage.company.callees[LINE] = by_try(Callee("busy"), SOMEBODY)
    to_be_called(stage, Purpose.PIN)
    busy = is_placed(stage, LINE)
    busy.wait(10)
    assert (busy.status, outcome(stage)) == ("busy", (Outcome.BUSY, False))
    first = answered(stage)
    presses(first, "1", "1")
    first.press("1")
    first.wait(14)
    first.hang_up()
    assert outcome(stage) == (Outcome.HUNG_UP, False)
    second = answered(stage)
    presses(second, "1", "1", "1")
    waits(second)
    second.hang_up()
    assert outcome(stage) == (Outcome.HEARD, True)
    return first, second


@story("A28: The city calls me, and I want a person; the office answers, and then the call goes on.", at=AT_NOON)
def asking_for_a_person_when_called(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee(answers_after=4, hangs_up_after=20)
    to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1", "1", "0")
    leg.wait(12)
    assert leg.bridged
    leg.wait(30)
    must_hear(stage, leg, "person.return")
    presses(leg, "1")
    waits(leg)
    assert outcome(stage) == (Outcome.HEARD, True)
    leg.hang_up()
    return leg


@story("A8: My telephone has a dial; I hear my PIN without pressing a key.", at=AT_NOON)
def hearing_the_pin_with_a_dial(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN, has_dial=True)
    leg = answered(stage)
    says(leg, yes(stage))
    must_hear(stage, leg, "out.ask_dial")
    waits(leg)
    must_hear(stage, leg, "out.wait_dial")
    says(leg, yes(stage), yes(stage))
    waits(leg)
    must_hear(stage, leg, "reg.pin_read", pin=person.pin)
    says(leg, in_words(stage, "Noch einmal, bitte", "Again, please"))
    waits(leg)
    says(leg, yes(stage))
    must_hear(stage, leg, "out.safe_dial")
    leg.wait(20)
    assert leg.is_over
    assert outcome(stage) == (Outcome.HEARD, True)
    return leg


@story("My wife's telephone has a dial; the city asks for her, and I say that she is away.", at=AT_NOON)
def being_away_from_a_dial(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.PIN, has_dial=True)
    leg = answered(stage)
    says(leg, yes(stage), in_words(stage, "Nein, sie ist nicht da", "No, not today"))
    must_hear(stage, leg, "out.away_dial")
    says(leg, in_words(stage, "Nicht mehr anrufen", "No more calls"))
    must_hear(stage, leg, "out.no_calls")
    leg.wait(8)
    return leg


@story("I talk to somebody else, and do nothing; the city asks again, and then gives up.", at=AT_NOON)
def not_being_understood_when_called(stage: Theatre) -> Leg:
    to_be_called(stage, Purpose.PIN)
    leg = answered(stage)
    presses(leg, "1", "7", "1")
    must_hear(stage, leg, "out.unclear")
    waits(leg)
    must_hear(stage, leg, "out.unheard")
    leg.wait(150)
    must_hear(stage, leg, "out.nothing")
    assert leg.is_over
    assert outcome(stage) == (Outcome.SILENT, False), (outcome(stage), leg.transcript())
    return leg


@story("While it rings, the number of my registration is corrected; my PIN is not read on the old one.", at=AT_NOON)
def being_called_at_an_old_number(stage: Theatre) -> Leg:
    person = to_be_called(stage, Purpose.PIN)
    rings(stage)
    stage.act(change_attendee, person.attendee_id, {"phone": "+493023125019"})
    leg = answered(stage)
    presses(leg, "1", "1", "1")
    must_hear(stage, leg, "out.pin_withheld")
    leg.wait(30)
    assert outcome(stage) == (Outcome.UNKNOWN, True)
    return leg
