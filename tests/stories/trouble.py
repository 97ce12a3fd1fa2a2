"""Stories of trouble: the videoconference, the provider, our own server, and messages twice, late or never."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dialin.conferences.promise import Seen
from dialin.rehearsal import Callee, Leg
from dialin.rules.dial_strings import Bridge
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, OFFICE
from tests.conferences.fake import FakeConferences
from tests.stories.hearing import heard, must_hear
from tests.stories.speaking import hands, in_the_event
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
BRIDGE = Bridge(number=BRIDGE_NUMBER, digits="42#")
TRIES = 3  # of the provider, which asks again before it turns to the fallback
CONFERENCE = Callee(answers_after=2, expects="42#")
ASKED = replace(BRIDGE, platform="bigbluebutton", meeting="rat", api="https://bbb.example.org", secret="geheim123")


def bridge_legs(stage: Theatre) -> list[Leg]:
    return [leg for leg in stage.company.legs.values() if leg.to == BRIDGE_NUMBER and not leg.is_over]


@story("The sound is lost for two minutes; I am told at once, every 45 seconds, and when it is back.",
       at=DOORS + timedelta(minutes=13), bridge=BRIDGE)  # fmt: skip
def losing_the_videoconference(stage: Theatre) -> Leg:
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    stage.goes_to(EVENING + timedelta(seconds=30))
    assert leg.room
    (there,) = bridge_legs(stage)
    assert stage.company.who_hears(leg) == []
    assert stage.company.who_hears(there) == [leg]
    stage.company.callees[BRIDGE_NUMBER] = Callee("failed")
    there.hang_up()
    leg.wait(120)
    assert stage.seats.occupied == 1
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    leg.wait(150)
    assert leg.room
    assert stage.company.who_hears(bridge_legs(stage)[0]) == [leg]
    must_hear(stage, leg, "bridge.down")
    assert len(heard(stage, leg, "bridge.still")) >= 2
    must_hear(stage, leg, "bridge.back")
    assert heard(stage, leg, "bridge.back") > heard(stage, leg, "bridge.still")[-1:]
    return leg


@story("I call while the sound is lost; I am told so, and go in once the line has come back and holds.",
       at=LATER - timedelta(minutes=3), bridge=BRIDGE)  # fmt: skip
def coming_in_while_it_is_lost(stage: Theatre) -> Leg:
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    person = stage.register("Erna Müller")
    stage.goes_to(LATER)
    (there,) = bridge_legs(stage)
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=28, expects="42#")
    leg = stage.call()
    leg.wait(4)
    there.hang_up()
    leg.press(person.pin)
    leg.wait(120)
    assert leg.room
    must_hear(stage, leg, "bridge.late")
    return leg


@story("The videoconference hangs up until its host is there; nobody says that it starts, until it does.",
       at=EVENING - timedelta(minutes=2), bridge=BRIDGE)  # fmt: skip
def waiting_for_its_host(stage: Theatre) -> Leg:
    stage.company.callees[BRIDGE_NUMBER] = Callee(expects="42#", hangs_up_after=30)
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    stage.goes_to(EVENING + timedelta(seconds=75))
    assert heard(stage, leg, "lobby.start") == []
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    leg.wait(150)
    assert leg.room
    must_hear(stage, leg, "bridge.not_in")
    must_hear(stage, leg, "bridge.testing")
    return leg


@story("The videoconference is not opened at the start, as its platform says; I am in soon after it is.",
       at=EVENING - timedelta(minutes=1), bridge=ASKED)  # fmt: skip
def waiting_until_it_is_opened(stage: Theatre) -> Leg:
    platform = FakeConferences(Seen(is_running=False))
    stage.services = replace(stage.services, conferences=platform)
    stage.company.callees[BRIDGE_NUMBER] = Callee(expects="42#", hangs_up_after=12)
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    stage.goes_to(EVENING + timedelta(seconds=60))
    assert heard(stage, leg, "lobby.start") == []
    platform.says = Seen(is_running=True, participants=3, has_our_leg=True)
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    leg.wait(75)
    assert leg.room
    must_hear(stage, leg, "bridge.not_open")
    return leg


@story("The videoconference does not answer at the start; I am told so, and go in once it does.",
       at=EVENING - timedelta(minutes=1), bridge=BRIDGE)  # fmt: skip
def waiting_for_the_videoconference(stage: Theatre) -> Leg:
    stage.company.callees[BRIDGE_NUMBER] = Callee("busy")
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    stage.goes_to(EVENING + timedelta(seconds=75))
    assert stage.company.rooms == {}
    assert stage.seats.occupied == 1
    stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
    leg.wait(120)
    assert leg.room
    must_hear(stage, leg, "bridge.unreached")
    return leg


@story("I come in while the videoconference is still being dialled; I am told so, and am in once it answers.",
       at=LATER, bridge=BRIDGE)  # fmt: skip
def coming_in_while_it_is_being_dialled(stage: Theatre) -> Leg:
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=28, expects="42#")
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.wait(4)
    leg.press(person.pin)
    leg.wait(120)
    assert leg.room
    must_hear(stage, leg, "bridge.connecting")
    return leg


@story("The provider's control is away for a while; whoever calls gets in all the same, and hands wait.", at=LATER)
def losing_the_providers_control(stage: Theatre) -> Leg:
    from dialin.actions.hands.give_floor import give_floor  # noqa: PLC0415

    fault = stage.company.faults.order("rest_answer", status=503, times=None)
    leg = in_the_event(stage)
    leg.press("*9")
    leg.wait(14)
    assert stage.act(give_floor, stage.event, hands(stage)[0].id) is None
    leg.wait(10)
    assert (leg.room is not None, leg.muted) == (True, True)
    fault.times = 0
    leg.wait(60)
    assert leg.room
    assert not leg.muted
    return leg


@story("Our server stumbles once while I key my PIN: an apology, and the question again.", at=LATER)
def hearing_an_apology(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.company.faults.order("answer", where=lambda post: post.purpose == "gather", times=TRIES, status=500)
    leg = stage.call()
    leg.listen()
    leg.press(person.pin)
    leg.wait(10)
    leg.listen()
    assert stage.seats.occupied == 0
    stage.company.alerts.clear()  # the one that was ordered
    must_hear(stage, leg, "fault.general")  # in the language of the call
    leg.press(person.pin)
    leg.wait(20)
    assert leg.room
    return leg


@story("Our answer to my PIN is lost on the way, three times: an apology, and I am in; nobody asks me twice.", at=LATER)
def being_in_after_an_apology(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    stage.company.faults.order("lose_answer", where=lambda post: post.purpose == "gather", times=TRIES)
    leg = stage.call()
    leg.listen()
    leg.press(person.pin)
    leg.wait(40)
    stage.company.alerts.clear()  # the one that was ordered
    must_hear(stage, leg, "fault.general")
    assert leg.room
    return leg


@story("A23: Our server is away: an apology in every language, another try, then the office's telephone.", at=LATER)
def reaching_the_office_without_our_server(stage: Theatre) -> Leg:
    leg = _call_meanwhile(stage, lambda leg: leg.bridged is not None)
    assert leg.bridged
    assert not leg.is_over
    for language in ("de", "en"):
        must_hear(stage, leg, "fault.general", language=language)
        must_hear(stage, leg, "fault.office", language=language)
    leg.hang_up()
    return leg


@story("A23: Our server is away, and nobody is at the office: I hear its number, twice in each language.", at=LATER)
def missing_the_office_without_our_server(stage: Theatre) -> Leg:
    stage.company.callees[OFFICE] = Callee("no-answer")
    leg = _call_meanwhile(stage, lambda leg: leg.is_over)
    for language in ("de", "en"):
        must_hear(stage, leg, "fault.final", language=language, office=OFFICE)
    return leg


@story("Our server is away when I press star in the event; it is back while I speak to the office, and so am I.",
       at=LATER)  # fmt: skip
def being_back_in_the_event_after_the_office(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    ours = stage.company.faults.order("answer", where=lambda post: post.purpose != "fallback", times=None, status=502)
    leg.press("*")
    stage.company.run_until(lambda: leg.bridged is not None, 120)
    must_hear(stage, leg, "fault.office")
    ours.times = 0
    leg.wait(60)
    assert leg.room
    assert leg.muted
    assert stage.seats.occupied == 1
    stage.company.alerts.clear()
    return leg


@story("Our server is away, and no office is set up: I hear, in every language, when to call again.", at=LATER,
       house={"office": None})  # fmt: skip
def finding_neither_server_nor_office(stage: Theatre) -> Leg:
    leg = _call_meanwhile(stage, lambda leg: leg.is_over)
    for language in ("de", "en"):
        must_hear(stage, leg, "fault.again", language=language)
        must_hear(stage, leg, "fault.later", language=language)
    return leg


def _call_meanwhile(stage: Theatre, enough: Callable[[Leg], bool]) -> Leg:
    """A call while our server is away, until it has come to that."""
    ours = stage.company.faults.order(
        "answer", where=lambda post: post.purpose != "fallback" and "status" not in post.purpose, times=None, status=502
    )
    leg = stage.call()
    stage.company.run_until(lambda: enough(leg), 240)
    ours.times = 0
    stage.company.alerts.clear()
    return leg


@story("Every message to us comes twice; nothing happens twice.", at=LATER)
def being_delivered_twice(stage: Theatre) -> Leg:
    stage.company.faults.order("duplicate", times=None)
    leg = in_the_event(stage)
    leg.press("*9")
    leg.wait(14)
    assert leg.room
    assert len(hands(stage)) == 1
    assert stage.seats.occupied == 1
    leg.hang_up()
    assert stage.seats.held == 1
    return leg


@story("Word of my hang-up comes a minute late, when I am back already; my seat stays mine.", at=LATER)
def being_back_before_the_word_of_leaving(stage: Theatre) -> tuple[Leg, ...]:
    stage.company.faults.order("delay_callback", where=_is_hang_up, seconds=70)
    person = stage.register("Erna Müller")
    first = stage.call_and_key(person.pin)
    first.wait(18)
    first.hang_up()
    stage.company.elapse(5)
    second = stage.call_and_key(person.pin)
    second.listen()
    if not second.room:
        second.press("1")
    second.wait(20)
    assert second.room
    stage.company.elapse(80)
    assert second.room
    assert stage.seats.occupied == 1
    return first, second


@story("Word of my hang-up is lost; within two minutes the seat is no longer taken.", at=LATER)
def leaving_without_word(stage: Theatre) -> Leg:
    stage.company.faults.order("lose_callback", times=None)
    leg = in_the_event(stage)
    leg.hang_up()
    assert stage.seats.occupied == 1  # nobody knows yet
    stage.company.elapse(120)
    assert (stage.seats.occupied, stage.seats.held) == (0, 1)
    return leg


def _is_hang_up(post: object) -> bool:
    return dict(post.fields).get("CallStatus") == "completed"  # type: ignore[attr-defined]
