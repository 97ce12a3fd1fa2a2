"""Stories of coming in: the PIN, in time and too early, from any line."""

from datetime import timedelta

from dialin.rehearsal import Leg
from tests.building import DOORS, EVENING, IN_JUNE, OFFICE
from tests.stories.hearing import HELD, OPENS, STARTS, TITLE, heard, keys_pressed, must_hear
from tests.stories.helping import promised
from tests.stories.speaking import hands
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)


@story("A5: I dial in, key my PIN without hash, and hear the event.", at=LATER)
def keying_the_pin(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(5)
    assert leg.room == f"dialin-{stage.event_id}"
    assert leg.muted
    assert [row.state for row in stage.seats.rows] == ["occupied", "free"]
    must_hear(stage, leg, "ok.direct", within=2)
    assert keys_pressed(leg) == person.pin
    return leg


@story("A5: I know the way, key my PIN into the greeting, and am in the event.", at=LATER)
def keying_into_the_greeting(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.wait(4)
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    must_hear(stage, leg, "ok.direct", within=2)
    return leg


@story("A6: I mistype a digit, hear what was understood, and try again.", at=LATER)
def mistyping(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    slip = person.pin[:-1] + str((int(person.pin[-1]) + 1) % 10)
    leg = stage.call_and_key(slip)
    must_hear(stage, leg, "pin.typo1", digits=slip)
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("I press a key too many after my PIN; nobody minds, and I wait in the lobby.",
       at=DOORS + timedelta(minutes=10))  # fmt: skip
def keying_one_key_too_many(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin + "0")
    leg.wait(20)
    assert not leg.bridged
    assert stage.seats.occupied == 1
    leg.hang_up()
    return leg


@story(
    "A23: I press the key of my language, twice by mistake; all goes on in it, also in my next call.",
    at=LATER,
)
def choosing_the_language(stage: Theatre) -> tuple[Leg, ...]:
    person, chosen = stage.register("Erna Müller"), "de" if stage.event.language == "en" else "en"
    first = stage.call()
    first.listen()
    first.press("55")
    first.wait(2)
    first.listen()
    first.press(person.pin)
    first.wait(20)
    assert first.room
    must_hear(stage, first, "ok.direct", language=chosen, within=2)
    first.hang_up()
    second = stage.call_and_key(person.pin)
    must_hear(stage, second, "greet.window", language=chosen, hello="hello.evening")
    must_hear(stage, second, "pin.ask", language=chosen, length=6)
    must_hear(stage, second, "reconnect", language=chosen, within=2)
    second.wait(12)
    assert second.room
    return first, second


@story("A9: I withhold my number and get in like everybody else.", at=LATER)
def withholding_the_number(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin, None)
    leg.wait(20)
    assert leg.room
    must_hear(stage, leg, "ok.direct", within=2)
    return leg


@story("A10: I call days too early and hear, twice, when to call.", at=IN_JUNE)
def calling_days_too_early(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = _key_outside(stage, person.pin)
    for _ in range(4):
        leg.silence()
    assert leg.is_over
    assert stage.seats.allocated == 1
    assert len(heard(stage, leg, "seat.status", title=TITLE, starts=STARTS, doors=OPENS, held=HELD)) == 2
    return leg


@story("A10: I call a little too early, stay on the line, and am let in when the doors open.",
       at=DOORS - timedelta(minutes=4))  # fmt: skip
def staying_until_the_doors_open(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = _key_outside(stage, person.pin)
    leg.wait(5 * 60)
    assert stage.seats.occupied == 1
    assert not leg.is_over
    must_hear(stage, leg, "early.today", starts=STARTS, doors=OPENS, held=HELD)
    must_hear(stage, leg, "ok.lobby", starts=STARTS, minutes=15)
    return leg


@story("A12: I wait in the lobby, hear that I am right, ask where I am, and go in at the start.",
       at=DOORS + timedelta(minutes=9, seconds=54))  # fmt: skip
def waiting_in_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    must_hear(stage, leg, "ok.lobby", starts=STARTS, minutes=5, within=2)
    leg.wait(90)
    leg.press("*5")
    leg.listen()
    must_hear(stage, leg, "status.lobby", title=TITLE, starts=STARTS, minutes=2, within=2)
    leg.wait(60)
    leg.press("*2")
    stage.goes_to(EVENING + timedelta(seconds=20))
    assert leg.room
    must_hear(stage, leg, "lobby.loop", starts=STARTS, minutes=4)
    must_hear(stage, leg, "lobby.start")
    return leg


@story("A13: My line drops; I call again and have my seat and my raised hand back.", at=LATER)
def coming_back_after_a_drop(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(20)
    first.press("*9")
    first.wait(30)
    first.hang_up()
    stage.company.elapse(120)
    assert stage.seats.held == 1
    second = stage.call_and_key(person.pin, "+496990009123")
    second.wait(20)
    assert second.room
    assert stage.seats.occupied == 1
    must_hear(stage, second, "reconnect", hand="reconnect.hand", within=2)
    assert [hand.attendee_id for hand in hands(stage)] == [person.attendee_id]
    return first, second


@story("A14: Somebody is in with my PIN; I move the seat to my telephone, and both are told.", at=LATER)
def moving_to_a_second_telephone(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin, "+496990009555")
    first.wait(10)
    second = stage.call_and_key(person.pin)
    second.press("1")
    second.wait(30)
    assert second.room
    assert not first.room
    first.wait(30)
    must_hear(stage, first, "second.moved")
    must_hear(stage, second, "second.moving", within=2)
    must_hear(stage, second, "second.here")
    return first, second


@story("A25: I am on the waiting list, wait on the line, and get the seat of somebody who did not come.",
       at=EVENING + timedelta(minutes=12), seats=1)  # fmt: skip
def getting_a_seat_that_nobody_claimed(stage: Theatre) -> Leg:
    stage.register("Erna Müller")
    waiting = stage.register("Karl Kunz", "+493023125011")
    leg = stage.call_and_key(waiting.pin, "+493023125011")
    stage.goes_to(EVENING + timedelta(minutes=15, seconds=12))
    leg.wait(15)
    assert leg.room
    assert stage.seats.rows[0].attendee == "Karl Kunz"
    must_hear(stage, leg, "wait.line", position=1)
    must_hear(stage, leg, "wait.admitted")
    return leg


@story("A28: I press zero, nobody answers, and I am promised a call back; then I still get in.", at=LATER)
def asking_for_a_person(stage: Theatre) -> Leg:
    from dialin.rehearsal import Callee  # noqa: PLC0415

    stage.company.callees[OFFICE] = Callee("no-answer")
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press("0")
    leg.wait(42)
    leg.listen()
    leg.press("1")
    leg.listen()
    leg.press("1")
    leg.listen()
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    must_hear(stage, leg, "person.busy", onward="help.onward")
    must_hear(stage, leg, "person.noted")
    assert promised(stage) == ["+493023125010"]
    return leg


@story("A rotary telephone: I cannot press a key; after three rounds of silence a person is called.", at=LATER)
def being_silent(stage: Theatre) -> Leg:
    stage.register("Erna Müller")
    leg = stage.call()
    for _ in range(3):
        leg.silence()
    leg.wait(20)
    assert leg.bridged
    must_hear(stage, leg, "pin.noinput3")
    assert keys_pressed(leg) == ""
    leg.hang_up()
    return leg


def _key_outside(stage: Theatre, pin: str) -> Leg:
    """Outside the event's window the caller has a menu first, where the PIN is welcome too."""
    leg = stage.call()
    leg.listen()
    leg.press(pin)
    leg.listen()
    return leg
