"""Callers who do anything at all, through the real app: never without an answer or a person, never hung up on."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.end_event import end_event
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.mute_speaker import mute_speaker
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.config import Settings, read_settings
from dialin.dialogue.words.event import EventCancelled, EventOver, Goodbye, Removed
from dialin.dialogue.words.seat import SeatCancelled, SeatMoved
from dialin.rehearsal import Callee, Leg
from dialin.store.calls import load_call
from dialin.store.floor import hands_up
from tests.building import DOORS, EVENING, IN_JUNE, OFFICE
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.conftest import PUBLIC_URL
from tests.databases import Databases
from tests.stories.theatre import Theatre, theatre

FAREWELLS = {one.__name__ for one in (EventCancelled, EventOver, Goodbye, Removed, SeatCancelled, SeatMoved)}
WITH_A_PERSON = {"Person", "CallBackOffer", "CallBackNumber"}
BEGINNINGS = (IN_JUNE, DOORS - (EVENING - DOORS), DOORS, EVENING)
OFFICES = (Callee(answers_after=4, hangs_up_after=30), Callee("busy"), Callee("no-answer"))
TIMES_ASKED = 12  # as often as the longest ladder has rungs

KEYS = st.sampled_from(("1", "2", "0", "#", "*", "9", "5", "*9", "*6", "*5", "*1", "*0", "123", "**", "748290"))
DOINGS = st.one_of(
    KEYS.map(lambda keys: ("press", keys)),
    st.just(("pin", "")),
    st.sampled_from((1, 7, 30)).map(lambda seconds: ("wait", seconds)),
    st.sampled_from(("Ja", "Hallo?", "sieben vier acht", "Erna Beispiel")).map(lambda words: ("say", words)),
    st.sampled_from(("silence", "drop", "call", "floor", "take", "mute", "remove", "end")).map(lambda act: (act, "")),
    st.sampled_from(("duplicate", "delay_callback", "lose_callback")).map(lambda kind: ("fault", kind)),
)
EVENINGS = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.booleans(),  # whether lines are known
    st.sampled_from(("+493023125010", None)),  # the caller's number
    st.sampled_from(OFFICES),
    st.lists(DOINGS, min_size=4, max_size=14),
)


def settings_of(url: str) -> Settings:
    return read_settings(
        _env_file=None,
        database_url=url,
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        account_sid=ACCOUNT,
        auth_tokens=TOKEN,
        office=OFFICE,
    )


STEADY = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@settings(STEADY, max_examples=20)
@given(evening=EVENINGS)
def test_no_caller_is_left_alone_whatever_they_do(databases: Databases, evening: Any) -> None:
    _play(databases, "sqlite", evening)


@settings(STEADY, max_examples=5)
@given(evening=EVENINGS)
def test_no_caller_is_left_alone_on_postgresql(databases: Databases, evening: Any) -> None:
    _play(databases, "postgres", evening)


def _play(databases: Databases, kind: str, evening: Any) -> None:
    at, knows_lines, caller, office, doings = evening
    with databases.fresh(kind) as url, theatre(settings_of(url), at=at, knows_lines=knows_lines) as stage:
        stage.company.callees[OFFICE] = office
        _live_through(stage, caller, doings)


def _live_through(stage: Theatre, caller: str | None, doings: list[tuple[str, Any]]) -> None:
    pin = stage.register("Erna Müller").pin
    leg = stage.call(caller)
    legs = [leg]
    for what, how in doings:
        if what in ("drop", "call") or leg.is_over:
            leg.hang_up() if what == "drop" else None
            leg = stage.call(caller)
            legs.append(leg)
        _do(stage, leg, what, how, pin=pin)
        for one in legs:
            _is_looked_after(stage, one)
    stage.company.faults.clear()
    for one in legs:
        _reaches_a_person(stage, one)


def _do(stage: Theatre, leg: Leg, what: str, how: Any, *, pin: str) -> None:
    match what:
        case "press" | "pin":
            leg.listen()
            leg.press(how or pin)
            leg.wait(2)
        case "say":
            leg.say(how)
        case "wait":
            leg.wait(how)
        case "silence":
            leg.silence()
        case "fault":
            stage.company.faults.order(how, seconds=20)
        case "floor" | "take" | "mute" | "remove" | "end":
            _act(stage, leg, what)
            leg.wait(2)
        case _:
            leg.wait(1)


def _act(stage: Theatre, leg: Leg, what: str) -> None:
    """Staff do something, as far as there is something to be done."""
    with stage.services.looking() as act:
        hands = hands_up(act, stage.event_id)
        call = load_call(act, leg.sid, lock=False)
    if what == "end":
        stage.act(end_event, stage.event_id)
    elif what == "remove" and call is not None:
        stage.act(remove_caller, call.id, reason="Es war laut")
    elif hands:
        verb = {"floor": give_floor, "take": take_back_floor, "mute": mute_speaker}.get(what)
        if verb is not None:
            stage.act(verb, stage.event, hands[0].hand.id)


def _stage_of(stage: Theatre, leg: Leg) -> str:
    with stage.services.looking() as act:
        call = load_call(act, leg.sid, lock=False)
    return str(call.stage) if call is not None else ""


def _is_looked_after(stage: Theatre, leg: Leg) -> None:
    """No document was refused; a live call is played or asked something; one that ended was ended by its caller."""
    assert stage.company.alerts == []
    if not leg.is_over:
        assert leg.waiting_for, leg.transcript()
    elif leg.ended_because != "the person hung up":
        assert _stage_of(stage, leg) in FAREWELLS, (leg.ended_because, leg.transcript())


def _reaches_a_person(stage: Theatre, leg: Leg) -> None:
    """0 leads to a person, in the room and the lobby after the star; where 0 is a digit, silence does."""
    for _ in range(TIMES_ASKED):
        stage_now = _stage_of(stage, leg)
        if leg.is_over or stage_now in WITH_A_PERSON:
            return
        leg.listen(at_most=60)
        if stage_now in ("NumberEntry", "NumberRead"):
            leg.silence()
        else:
            leg.press("*0" if leg.room or stage_now in ("InRoom", "Lobby", "Waiting") else "0")
        leg.wait(8)
        _is_looked_after(stage, leg)
    raise AssertionError(f"no way to a person from {_stage_of(stage, leg)}:\n{leg.transcript()}")
