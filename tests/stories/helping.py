"""Stories of people who help: the office answers, is busy or closed, and leads back to where one was."""

from datetime import datetime, timedelta

from dialin.actions.attendees.cancel import cancel
from dialin.actions.events.end_event import end_event
from dialin.rehearsal import Callee, Leg
from dialin.store import call_backs
from tests.building import DOORS, EVENING, OFFICE
from tests.stories.hearing import BERLIN, heard, keys_pressed, must_hear
from tests.stories.speaking import hands, in_the_event
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)


def promised(stage: Theatre) -> list[str]:
    with stage.services.looking() as act:
        return [row.number for row in call_backs.open_call_backs(act, stage.event_id)]


@story("A28: I ask a person in the middle of the event, keep seat and hand, and am back in it.", at=LATER)
def asking_a_person_in_the_event(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*9")
    leg.wait(14)
    leg.press("*0")
    leg.wait(14)
    assert leg.bridged
    assert stage.company.who_hears(leg) == [leg.bridged]
    assert stage.seats.occupied == 1
    leg.wait(40)
    assert leg.room
    assert leg.muted
    assert [hand.attendee_id for hand in hands(stage)] == [1]
    must_hear(stage, leg, "person.return")
    return leg


@story("A28: I ask a person in the lobby; the line is busy, I want no call back, and wait on.",
       at=DOORS + timedelta(minutes=9))  # fmt: skip
def finding_the_office_busy(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("busy")
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(25)
    leg.press("*0")
    leg.wait(60)
    assert not leg.is_over
    assert stage.seats.occupied == 1
    assert promised(stage) == []
    must_hear(stage, leg, "person.busy", onward="help.onward_lobby")
    leg.hang_up()
    return leg


@story("I am in the event, nobody at the office answers, and I want to be called back.", at=LATER)
def wanting_a_call_back_from_the_event(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("no-answer")
    leg = in_the_event(stage)
    leg.press("*0")
    leg.wait(40)
    leg.listen()
    leg.press("1")
    leg.listen()
    leg.press("1")
    leg.wait(25)
    must_hear(stage, leg, "person.noted_inside")
    assert promised(stage) == ["+493023125010"]
    assert leg.room
    assert leg.muted
    leg.press("*0")
    leg.wait(40)
    leg.listen()
    must_hear(stage, leg, "person.still_noted_inside", onward="help.onward_event")
    leg.wait(15)
    assert leg.room
    assert promised(stage) == ["+493023125010"]
    return leg


@story("I talk to a person while the event ends; nobody cuts us off, and afterwards I hear that it is over.", at=LATER)
def talking_past_the_end(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee(answers_after=4, hangs_up_after=90)
    leg = in_the_event(stage)
    leg.press("*0")
    leg.wait(14)
    office = leg.bridged
    assert office
    stage.act(end_event, stage.event_id)
    leg.wait(60)
    assert leg.bridged is office
    leg.wait(70)
    assert leg.is_over
    return leg


@story("I wait for a seat and talk to a person when one becomes free; I am let in as soon as we are done.",
       at=LATER, seats=1)  # fmt: skip
def talking_while_a_seat_becomes_free(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee(answers_after=4, hangs_up_after=60)
    erna = stage.register("Erna Müller")
    otto = stage.register("Otto Beispiel", "+493023125011")
    leg = stage.call_and_key(otto.pin, "+493023125011")
    leg.wait(20)
    leg.press("*0")
    leg.wait(14)
    office = leg.bridged
    stage.act(cancel, erna.attendee_id)
    leg.wait(30)
    assert leg.bridged is office
    leg.wait(55)
    assert leg.room
    return leg


@story("A6: I key a PIN that nobody has, three times; then a person finds my seat with me.", at=LATER)
def keying_a_pin_that_nobody_has(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    for _ in range(3):
        leg.listen()
        leg.press("748290" if person.pin != "748290" else "853197")
    leg.listen()
    must_hear(stage, leg, "pin.unknown3")
    leg.wait(20)
    assert leg.bridged
    leg.wait(30)
    leg.listen()
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("A29: I am blind and say my PIN; it is read back to me, and I say yes.", at=LATER)
def speaking_the_pin(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    english = stage.event.language == "en"
    leg = stage.call()
    leg.listen()
    leg.say(" ".join((ENGLISH if english else GERMAN)[int(digit)] for digit in person.pin))
    leg.listen()
    must_hear(stage, leg, "pin.heard", digits=person.pin)
    assert not leg.room
    leg.say("Yes" if english else "Ja")
    leg.wait(20)
    assert leg.room
    assert keys_pressed(leg) == ""
    return leg


GERMAN = ("null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@story(
    "A11: My PIN is for another day's event; I hear which, look for my other letter in vain, and a person helps.",
    at=LATER,
)
def keying_the_pin_of_another_day(stage: Theatre) -> Leg:
    from dialin.actions.attendees.register import Registered, register  # noqa: PLC0415
    from dialin.rules.registrations import Registration  # noqa: PLC0415
    from tests.building import make_event  # noqa: PLC0415

    other = make_event(stage.services, slug="herbst", title="Herbstgespräch", starts="2026-10-09T18:00",
                       ends="2026-10-09T20:00", registration_closes="2026-10-06T23:59",
                       language=stage.event.language)  # fmt: skip
    made = stage.act(register, other, Registration(name="Erna Müller", phone="+493023125010"),
                     author="desk")  # fmt: skip
    assert isinstance(made, Registered)
    leg = stage.call_and_key(made.pin)
    assert stage.seats.occupied == 0
    autumn = datetime(2026, 10, 9, 18, tzinfo=BERLIN)
    must_hear(stage, leg, "pin.other_event", title="Herbstgespräch", starts=autumn, within=2)
    leg.wait(65)
    assert len(heard(stage, leg, "pin.other_event", title="Herbstgespräch", starts=autumn)) == 2
    assert leg.bridged
    leg.hang_up()
    return leg


@story(
    "A30: I live behind an operator: she keys the PIN, star and hash, and hands me the telephone; I hear where I am.",
    at=LATER,
)
def coming_through_an_operator(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller", "+496990009100")
    leg = stage.call("+496990009100")
    leg.wait(40)
    leg.listen()
    leg.press(person.pin)
    leg.wait(30)
    assert leg.room
    leg.press("*#")
    leg.wait(20)
    assert leg.room
    assert len(heard(stage, leg, "ok.direct")) == 2
    return leg
