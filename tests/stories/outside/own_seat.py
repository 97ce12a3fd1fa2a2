"""Stories of one's own seat before the day: how it stands, the PIN once more, cancelling and keeping it."""

from datetime import datetime, timedelta

from dialin.actions.attendees.register import register
from dialin.actions.events.change_event import change_event
from dialin.rehearsal import Leg
from dialin.rules.registrations import Registration
from dialin.store.attendees import change_attendee
from tests.building import DOORS, ENDS, EVENING, IN_JUNE, make_event
from tests.stories.hearing import BERLIN, HELD, OPENS, RINGS, RINGS_NO_MORE, STARTS, TITLE, heard, must_hear
from tests.stories.registering import choose, own_pin, say_nothing_more
from tests.stories.telling import story
from tests.stories.theatre import Theatre

IN_THE_MORNING = EVENING - timedelta(hours=8)


@story("A24: I cannot come and cancel within a minute; the seat goes on at once.", at=IN_JUNE, seats=1)
def cancelling(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.register("Karl Kunz", "+493023125011")
    leg = stage.call()
    choose(leg, "2")
    leg.press(person.pin)
    choose(leg, "1")
    assert stage.seats.rows[0].attendee == "Karl Kunz"
    say_nothing_more(leg)
    must_hear(stage, leg, "cancel.done")
    return leg


@story("I want to cancel, think better of it, and hear how my registration stands.", at=IN_JUNE)
def keeping_the_seat(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    choose(leg, "2")
    leg.press(person.pin)
    choose(leg, "2")
    must_hear(stage, leg, "cancel.kept")
    say_nothing_more(leg)
    assert stage.seats.rows[0].attendee == "Erna Müller"
    return leg


@story("I cancel by mistake and take it back in the same call.", at=IN_JUNE)
def cancelling_by_mistake(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    choose(leg, "2")
    leg.press(person.pin)
    choose(leg, "1", "0")
    leg.hang_up()
    assert stage.seats.rows[0].attendee == "Erna Müller"
    return leg


@story("I cancel by mistake, and somebody else has the seat already.", at=IN_JUNE, seats=1)
def cancelling_a_seat_that_goes_on(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.register("Karl Kunz", "+493023125011")
    stage.register("Else Kling", "+493023125012")
    leg = stage.call()
    choose(leg, "2")
    leg.press(person.pin)
    choose(leg, "1", "0")
    leg.hang_up()
    assert stage.seats.rows[0].attendee == "Karl Kunz"
    must_hear(stage, leg, "cancel.taken")
    return leg


@story("I have not heard my PIN right; I key it on my own telephone and hear it again.", at=IN_JUNE)
def hearing_the_pin_again(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    choose(leg, "4")
    leg.press(person.pin)
    choose(leg, "1", "1", "1")
    leg.hang_up()
    assert own_pin(stage, leg) == person.pin
    return leg


@story("I have lost my letter: on my own line, which the event knows, I need no PIN. None is read to whoever fakes it.",
       at=IN_JUNE, knows_lines=True)  # fmt: skip
def asking_for_the_pin_without_one(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    choose(leg, "4")
    must_hear(stage, leg, "seat.pin_not_needed")
    choose(leg, "1", "1", "1")
    leg.hang_up()
    assert not heard(stage, leg, "reg.pin_again", pin=person.pin)
    return leg


@story("From my neighbour's telephone I hear how my registration stands; my PIN is read out on my own line alone.",
       at=IN_JUNE)  # fmt: skip
def looking_from_another_telephone(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call("+496990009555")
    choose(leg, "4")
    leg.press(person.pin)
    choose(leg, "1")
    must_hear(stage, leg, "seat.pin_withheld")
    leg.hang_up()
    return leg


@story("A26: I asked to be called at the start, and ask whether that stands.", at=IN_JUNE)
def asking_whether_the_city_calls(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.act(change_attendee, person.attendee_id, {"callback": True})
    leg = stage.call()
    choose(leg, "4")
    leg.press(person.pin)
    leg.listen()
    must_hear(stage, leg, "seat.status_called", starts=STARTS, begin=RINGS, latest=RINGS_NO_MORE)
    leg.hang_up()
    return leg


@story("A10: I call in the morning of the day and hear from when to call today.", at=IN_THE_MORNING)
def calling_in_the_morning_of_the_day(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    choose(leg, "4")
    leg.press(person.pin)
    leg.listen()
    must_hear(stage, leg, "early.today_later", title=TITLE, starts=STARTS, doors=OPENS, held=HELD)
    say_nothing_more(leg)
    return leg


@story("A11, A25: I key a PIN for autumn's waiting list tonight: I hear for which event it is, and when to call.",
       at=EVENING + timedelta(minutes=5))  # fmt: skip
def keying_the_pin_of_another_waiting_list(stage: Theatre) -> Leg:
    autumn = datetime(2026, 10, 9, 18, tzinfo=BERLIN)
    other = make_event(stage.services, slug="herbst", title="Herbstgespräch", starts="2026-10-09T18:00", seats=1,
                       ends="2026-10-09T20:00", registration_closes="2026-10-06T23:59",
                       language=stage.event.language)  # fmt: skip
    made = [stage.act(register, other, Registration(name=name, phone=phone), author="desk")
            for name, phone in (("Karl Kunz", "+493023125011"), ("Erna Müller", "+493023125010"))]  # fmt: skip
    leg = stage.call_and_key(made[1].pin)
    must_hear(stage, leg, "wait.position", position=1, title="Herbstgespräch", starts=autumn,
              doors=autumn - timedelta(minutes=15))  # fmt: skip
    say_nothing_more(leg)
    return leg


@story("I wait in the lobby, and the event is put off for a week: I hear the new day twice.",
       at=DOORS + timedelta(minutes=5))  # fmt: skip
def waiting_while_the_event_is_put_off(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(20)
    week = timedelta(days=7)
    refused = stage.act(change_event, stage.event_id, {"starts": EVENING + week, "ends": ENDS + week,
                                                       "registration_closes": DOORS + week})  # fmt: skip
    assert refused is None, refused
    leg.wait(70)
    leg.listen()
    must_hear(stage, leg, "early.other_day", starts=STARTS + week, doors=OPENS + week, held=HELD + week)
    say_nothing_more(leg)
    return leg
