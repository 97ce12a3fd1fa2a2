"""Stories of registering by telephone, of one's own seat, of a line that is known, and of a closed office."""

from datetime import UTC, datetime, timedelta

from dialin.rehearsal import Callee, Leg
from dialin.store import attendees, call_backs, questions
from dialin.store.attendees import Attendee
from tests.building import DOORS, EVENING, IN_JUNE, OFFICE
from tests.stories.hearing import BERLIN, HELD, OPENS, STARTS, TITLE, heard, keys_pressed, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

NEW = "+493023125077"
NAME = "Erna Beispiel"
AFTER_DEADLINE = datetime(2026, 6, 17, 8, tzinfo=UTC)  # in the morning
AT_NIGHT = datetime(2026, 6, 16, 22, 30, tzinfo=UTC)
HOURS = "Mo-Fr 08:00-18:00"
CLOSES = datetime(2026, 6, 16, 23, 59, tzinfo=BERLIN)


def choose(leg: Leg, *keys: str) -> None:
    """Hears each prompt to its end, then presses, and waits until the key is taken for a choice."""
    for key in keys:
        leg.listen()
        leg.press(key)
        leg.wait(1.5)
    leg.listen()


def speak(leg: Leg, words: str = NAME) -> None:
    """Speaks after the tone and waits until the recording has ended and is played back."""
    assert leg.waiting_for == "recording", leg.waiting_for
    leg.say(words)
    leg.wait(12)
    leg.listen()


def say_nothing_more(leg: Leg) -> None:
    """Hears the goodbye."""
    leg.company.run_until(lambda: leg.is_over, 180)
    assert leg.is_over


def name_spoken(stage: Theatre, from_: str | None = NEW) -> Leg:
    """A call as far as the name is played back: menu, start, privacy, consent, name."""
    leg = stage.call(from_)
    choose(leg, "1", "1", "1", "1")
    speak(leg)
    return leg


def name_given(stage: Theatre, from_: str | None = NEW) -> Leg:
    """A call as far as the name is kept; where the number is shown, that is the registration."""
    leg = name_spoken(stage, from_)
    choose(leg, "1")
    return leg


def own_pin(stage: Theatre, leg: Leg) -> str:
    """The PIN of the person whom this call has registered."""
    with stage.services.looking() as act:
        from dialin.store import calls, pins  # noqa: PLC0415

        call = calls.load_call(act, leg.sid, lock=False)
        assert call is not None
        sealed = pins.sealed_pin_of(act, call.attendee_id)
    assert sealed is not None
    return stage.services.pin_keys.open(sealed)


def registered(stage: Theatre) -> list[Attendee]:
    with stage.services.looking() as act:
        return list(attendees.list_attendees(act, stage.event_id))


def kept_questions(stage: Theatre) -> list[tuple[str, int, bool]]:
    with stage.services.looking() as act:
        rows = questions.list_questions(act, stage.event_id)
        return [(row.source, row.attendee_id, row.with_name) for row in rows]


def promised(stage: Theatre) -> list[str]:
    with stage.services.looking() as act:
        return [row.number for row in call_backs.open_call_backs(act, stage.event_id)]


@story("A1, A4, A29: I register by telephone, hear my PIN as often as I like, and key it once to be sure.", at=IN_JUNE)
def registering(stage: Theatre) -> Leg:
    leg = name_given(stage)
    choose(leg, "2", "1", "#", "1")
    pin = own_pin(stage, leg)
    choose(leg, pin)
    leg.silence()
    leg.wait(60)
    assert leg.is_over
    assert (leg.ended_at - leg.created_at) < timedelta(minutes=8)  # type: ignore[operator]
    assert len(heard(stage, leg, "reg.pin_again", pin=pin)) == 2
    assert heard(stage, leg, "reg.pin_right")
    (person,) = registered(stage)
    assert (person.phone, person.is_untyped, person.seat, person.delivery) == (NEW, True, 1, "call")
    return leg


@story("A9: I withhold my number, leave another, and get my PIN.", at=IN_JUNE)
def registering_with_a_withheld_number(stage: Theatre) -> Leg:
    leg = name_given(stage, None)
    choose(leg, "23125078")  # without the area code
    leg.wait(5)
    choose(leg, "1", "2", "1", "1", "1")
    leg.silence()
    leg.wait(90)
    assert leg.is_over
    assert [person.phone for person in registered(stage)] == ["+493023125078"]
    return leg


@story("I key a number that cannot be called, then go on without one.", at=IN_JUNE)
def registering_without_a_number(stage: Theatre) -> Leg:
    leg = name_given(stage, None)
    choose(leg, "110")
    leg.wait(5)
    choose(leg, "#")
    leg.wait(5)
    choose(leg, "2", "1", "1", "1")
    leg.silence()
    leg.wait(60)
    assert leg.is_over
    assert [person.phone for person in registered(stage)] == [None]
    return leg


@story("A20: I register and speak a question, to be read out with my name.", at=IN_JUNE)
def registering_with_a_question(stage: Theatre) -> Leg:
    leg = name_given(stage)
    choose(leg, "1", "1")
    speak(leg, "Wann wird die Bücherei in der Altstadt wieder geöffnet?")
    assert kept_questions(stage) == []
    choose(leg, "1", "1")
    (person,) = registered(stage)
    assert kept_questions(stage) == [("telephone", person.id, True)]
    choose(leg, "1", "1")
    say_nothing_more(leg)
    return leg


@story("A25: No seat is free; I say that I will wait, and hear my place.", at=IN_JUNE, seats=1)
def registering_for_the_waiting_list(stage: Theatre) -> Leg:
    stage.register("Karl Kunz", "+493023125011")
    leg = stage.call(NEW)
    choose(leg, "1")
    must_hear(stage, leg, "reg.full", title=TITLE, starts=STARTS, position=1)
    choose(leg, "1", "1", "1", "1")
    speak(leg)
    assert len(registered(stage)) == 1  # nothing is written before the name is kept
    choose(leg, "1", "2", "1", "1")
    say_nothing_more(leg)
    assert stage.seats.waiting == 1
    must_hear(stage, leg, "reg.waitlisted", position=1, title=TITLE)
    return leg


@story("No seat is free, and I do not want to wait: nothing is kept.", at=IN_JUNE, seats=1)
def declining_the_waiting_list(stage: Theatre) -> Leg:
    stage.register("Karl Kunz", "+493023125011")
    leg = stage.call(NEW)
    choose(leg, "1", "2")
    say_nothing_more(leg)
    assert len(registered(stage)) == 1
    return leg


@story("While I register the last seat goes; I am told so kindly, and wait.", at=IN_JUNE, seats=1)
def losing_the_last_seat_while_registering(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1", "1")
    speak(leg)
    stage.register("Karl Kunz", "+493023125011")
    choose(leg, "1")
    must_hear(stage, leg, "reg.waitlist", position=1)
    choose(leg, "1")
    must_hear(stage, leg, "reg.waitlisted", position=1, title=TITLE)
    leg.hang_up()
    return leg


@story("My wife is registered from our line; I register as the second person.", at=IN_JUNE)
def registering_a_second_person(stage: Theatre) -> Leg:
    stage.register("Erna Müller", NEW)
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1", "1", "1")
    speak(leg, "Otto Müller")
    choose(leg, "1", "2", "1", "1")
    leg.silence()
    assert [person.seat for person in registered(stage)] == [1, 2]
    return leg


@story("My wife is registered from our line already, and all shall stay as it is.", at=IN_JUNE)
def leaving_the_registration_as_it_is(stage: Theatre) -> Leg:
    stage.register("Erna Müller", NEW)
    leg = stage.call(NEW)
    choose(leg, "1", "2")
    say_nothing_more(leg)
    must_hear(stage, leg, "reg.kept")
    assert len(registered(stage)) == 1
    return leg


@story("A28: Four people are registered from our line; for a fifth I am told so at once, and a person helps.",
       at=IN_JUNE, seats=6)  # fmt: skip
def registering_a_fifth_from_one_line(stage: Theatre) -> Leg:
    for name in ("Erna Müller", "Otto Müller", "Karl Müller", "Anna Müller"):
        stage.register(name, NEW)
    leg = stage.call(NEW)
    choose(leg, "1")
    must_hear(stage, leg, "reg.line_full", count=4, title=TITLE)
    leg.press("0")
    leg.wait(12)
    assert leg.bridged
    leg.hang_up()
    assert len(registered(stage)) == 4
    return leg


@story("While I register, the only place of our line goes to my wife: I hear so, and a person helps.",
       at=IN_JUNE, most_per_line=1)  # fmt: skip
def losing_the_last_place_of_the_line(stage: Theatre) -> Leg:
    leg = name_spoken(stage)
    stage.register("Erna Müller", NEW)
    choose(leg, "1")
    must_hear(stage, leg, "reg.line_full", count=1, title=TITLE)
    leg.silence()
    leg.wait(30)
    leg.hang_up()
    assert len(registered(stage)) == 1
    return leg


@story("I call after the deadline, hear so, and ask to be called next time.", at=AFTER_DEADLINE, office_hours=HOURS)
def registering_too_late(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1")
    must_hear(stage, leg, "person.noted_next")
    leg.wait(20)
    assert leg.is_over
    assert promised(stage) == [NEW]
    assert registered(stage) == []
    return leg


@story("I call after the deadline at night and hear when the office is open.",
       at=AT_NIGHT, office_hours=HOURS)  # fmt: skip
def registering_too_late_at_night(stage: Theatre) -> Leg:
    leg = stage.call(NEW)
    choose(leg, "1")
    must_hear(stage, leg, "reg.closed", deadline=CLOSES, hours=HOURS, office=OFFICE)
    leg.hang_up()
    return leg


@story("A8: The event knows my line: I wait, and am in without a key.", at=EVENING + timedelta(minutes=5),
       knows_lines=True)  # fmt: skip
def coming_in_by_the_line(stage: Theatre) -> Leg:
    stage.register("Erna Müller")
    leg = stage.call()
    leg.silence()
    leg.wait(20)
    assert leg.room
    assert all("Müller" not in one.text for one in leg.heard)
    assert keys_pressed(leg) == ""
    must_hear(stage, leg, "pin.known_line")
    return leg


@story("On the evening itself somebody is there, whatever the hours say; I come back to where I was.",
       at=DOORS + timedelta(minutes=1), office_hours="Mo 9-10")  # fmt: skip
def asking_for_a_person_in_the_evening(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press("0")
    leg.wait(60)
    leg.listen()
    leg.press(person.pin)
    leg.wait(30)
    assert stage.seats.occupied == 1
    return leg


@story("A23: I change the language in the menu, register in it, and am spoken to in it when I call again.", at=IN_JUNE)
def registering_in_the_other_language(stage: Theatre) -> tuple[Leg, ...]:
    chosen = "de" if stage.event.language == "en" else "en"
    leg = stage.call(NEW)
    choose(leg, "5", "1", "1", "1", "1")
    speak(leg, "John Sample")
    choose(leg, "1")
    pin = own_pin(stage, leg)
    leg.hang_up()
    assert registered(stage)[0].language == chosen
    again = stage.call_and_key(pin, NEW)
    must_hear(stage, again, "seat.status", title=TITLE, starts=STARTS, doors=OPENS, held=HELD, language=chosen,
              within=2)  # fmt: skip
    again.hang_up()
    return leg, again


@story("A rotary telephone outside the event: I stay on the line, and a person helps.", at=IN_JUNE)
def staying_on_the_line_in_the_menu(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("no-answer")
    leg = stage.call()
    for _ in range(2):
        leg.silence()
    leg.wait(40)
    say_nothing_more(leg)
    assert promised(stage) == ["+493023125010"]
    return leg
