"""Stories of waiting: in the lobby, for a seat, and with a finger on the star key."""

from datetime import timedelta

from dialin.actions.calls.remove_caller import remove_caller
from dialin.rehearsal import Leg
from dialin.store.calls import load_call
from tests.building import DOORS, EVENING, NO_SHOW
from tests.stories.hearing import OPENS, STARTS, must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
OTHER = "+493023125011"


@story("A12: I come in just before the start and am told so.", at=EVENING - timedelta(seconds=50))
def coming_at_the_last_moment(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    assert stage.company.who_hears(leg) == []
    must_hear(stage, leg, "ok.lobby", starts=STARTS, minutes=0, within=2)
    leg.wait(45)
    assert leg.room
    assert leg.muted
    return leg


@story("A12: I hear the tips of the lobby, open its menu, and turn the music off and on.",
       at=DOORS + timedelta(minutes=8))  # fmt: skip
def using_the_menu_of_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(45)
    leg.press("*")
    leg.wait(32)
    leg.press("*2")
    leg.wait(10)
    leg.press("*2")
    leg.wait(10)
    leg.press("7")  # has no meaning here
    leg.wait(60)
    assert stage.seats.occupied == 1
    assert not leg.room
    must_hear(stage, leg, "lobby.music_off")
    must_hear(stage, leg, "lobby.music_on")
    leg.hang_up()
    return leg


@story("A12: I wait from the doors to the start and hear every tip of the lobby, one after the other.",
       at=DOORS + timedelta(seconds=30))  # fmt: skip
def hearing_the_tips_of_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    stage.goes_to(EVENING + timedelta(seconds=30))
    assert leg.room
    for tip in ("lobby.tip1", "lobby.tip2", "lobby.tip3", "lobby.tip4", "lobby.tip5"):
        must_hear(stage, leg, tip)
    must_hear(stage, leg, "hint.hand")
    return leg


@story("A15: I raise my hand in the lobby already; it counts once the event has begun.",
       at=DOORS + timedelta(minutes=12))  # fmt: skip
def raising_the_hand_in_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(5)
    leg.press("*9")
    leg.wait(12)
    must_hear(stage, leg, "hand.up_lobby", count=0)
    leg.press("*")
    stage.goes_to(EVENING + timedelta(seconds=30))
    assert leg.room
    return leg


@story("A13: I hang up in the lobby and call again; my seat is mine still, and I hear where I am.",
       at=DOORS + timedelta(minutes=5))  # fmt: skip
def coming_back_to_the_lobby(stage: Theatre) -> tuple[Leg, ...]:
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(20)
    first.hang_up()
    stage.company.elapse(60)
    second = stage.call_and_key(person.pin)
    must_hear(stage, second, "reconnect", within=2)
    second.wait(20)
    assert not second.room
    assert (stage.seats.occupied, stage.seats.held) == (1, 0)
    second.hang_up()
    return first, second


@story("P4: I press the star fifty times in the lobby; the call, the seat and the way go on.",
       at=DOORS + timedelta(minutes=10))  # fmt: skip
def fifty_stars_in_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(30)
    for _ in range(50):
        leg.press("*")
        leg.wait(0.4)
        assert not leg.is_over
    assert stage.seats.occupied == 1
    stage.goes_to(EVENING + timedelta(seconds=30))
    assert leg.room
    return leg


@story("P4: I press the star fifty times in the event; the call stays, and I come back muted.", at=LATER)
def fifty_stars_in_the_event(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(18)
    for _ in range(50):
        leg.press("*")
        leg.wait(0.4)
        assert not leg.is_over
        assert stage.seats.occupied == 1
    leg.wait(30)
    assert leg.room
    assert leg.muted
    return leg


@story("A25: I wait on the line for a seat; somebody leaves for good, and I am in two seconds later.",
       at=NO_SHOW + timedelta(minutes=1), seats=1)  # fmt: skip
def getting_a_seat_that_becomes_free(stage: Theatre) -> tuple[Leg, ...]:
    sitting, waiting = stage.register("Erna Müller"), stage.register("Karl Kunz", OTHER)
    first = stage.call_and_key(sitting.pin)
    first.wait(18)
    second = stage.call_and_key(waiting.pin, OTHER)
    second.wait(20)
    second.press("*5")
    second.wait(25)
    assert stage.seats.occupied == 1
    with stage.services.looking() as act:
        row = load_call(act, first.sid, lock=False)
    assert row is not None
    assert stage.act(remove_caller, row.id) is None
    before = len(second.heard)
    second.wait(3)
    assert len(second.heard) > before
    second.wait(25)
    assert second.room
    assert stage.seats.rows[0].attendee == "Karl Kunz"
    must_hear(stage, second, "wait.line", position=1)
    must_hear(stage, second, "wait.admitted")
    first.hang_up()
    return first, second


@story("I come after my seat was given on; I am told why, and wait on the line.",
       at=NO_SHOW - timedelta(minutes=1), seats=1)  # fmt: skip
def coming_too_late_for_the_seat(stage: Theatre) -> tuple[Leg, ...]:
    late, waiting = stage.register("Erna Müller"), stage.register("Karl Kunz", OTHER)
    lucky = stage.call_and_key(waiting.pin, OTHER)
    stage.goes_to(NO_SHOW + timedelta(seconds=30))
    assert lucky.room
    leg = stage.call_and_key(late.pin)
    leg.wait(100)
    assert not leg.room
    assert not leg.is_over
    assert stage.seats.rows[0].attendee == "Karl Kunz"
    must_hear(stage, leg, "wait.late", position=1)
    must_hear(stage, lucky, "wait.admitted")
    leg.hang_up()
    return leg, lucky


@story("A25: I am on the waiting list and call before the doors open.", at=DOORS - timedelta(minutes=3), seats=1)
def calling_early_from_the_waiting_list(stage: Theatre) -> Leg:
    stage.register("Erna Müller")
    waiting = stage.register("Karl Kunz", OTHER)
    leg = stage.call(OTHER)
    leg.listen()
    leg.press(waiting.pin)
    leg.wait(60)
    must_hear(stage, leg, "wait.early", position=1, doors=OPENS)
    leg.hang_up()
    return leg
