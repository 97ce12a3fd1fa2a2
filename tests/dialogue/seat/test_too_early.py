"""A right PIN before the doors: when to call again, and close to the doors the caller may stay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialin.dialogue.scene import Scene, SeatNews
from dialin.dialogue.turn import CallOffice, HangUp
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.event import EventCancelled, EventOver, Goodbye
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.registration import RegistrationDone
from dialin.dialogue.words.seat import (
    CancelRegistration,
    ClaimSeat,
    GivingUpSeat,
    LookAtOwnSeat,
    MySeat,
    OwnSeat,
    RegistrationCancelled,
    SeatCancelled,
    TooEarly,
)
from dialin.dialogue.words.state import State
from dialin.rules.phases import Phase
from tests.dialogue.scenes import (
    AFTERWARDS,
    BERLIN,
    LIVE,
    THE_DAY_BEFORE,
    after,
    ear,
    event,
    phase_for,
    said,
    scene,
)
from tests.every import every

MINE = PinAccepted(1, 1, "de")


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (datetime(2026, 6, 18, 23, 59, tzinfo=BERLIN), "early.other_day"),
        (datetime(2026, 6, 19, 0, 1, tzinfo=BERLIN), "early.today_later"),
        (datetime(2026, 6, 19, 16, 44, tzinfo=BERLIN), "early.today_later"),
        (datetime(2026, 6, 19, 17, 0, tzinfo=BERLIN), "early.today"),
    ],
)
def test_the_day_is_the_day_of_the_events_own_zone(now: datetime, says: str) -> None:
    # 23:59 and 00:01 in Berlin are one and the same day in UTC.
    turn = after(PinEntry(), MINE, at=replace(THE_DAY_BEFORE, now=now.astimezone(UTC), event=event(phase_for(now))))
    assert said(turn) == [says]


def test_a_pin_for_another_day_names_the_event_where_another_one_is_on() -> None:
    turn = after(PinEntry(), PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE)
    assert said(turn) == ["pin.other_event"]
    assert said(after(PinEntry(), MINE, at=THE_DAY_BEFORE)) == ["early.other_day"]


def test_whoever_is_on_the_waiting_list_hears_the_place_and_when_to_call() -> None:
    the_event = event()
    when = {"starts": the_event.starts, "doors": the_event.doors}
    for found in (PinAccepted(1, 1, "de", position=4), PinOfAnotherDay(1, 1, "de", position=4)):
        turn = after(PinEntry(), found, at=THE_DAY_BEFORE)
        assert [(one.key, one.values) for one in turn.says] == [
            ("wait.position", {"position": 4, "title": "Digitaltag"}),
            ("wait.call_us", when),
            ("wait.farewell", {}),
        ]


@every(
    ("news", "words"),
    [
        (SeatNews.CALL, "wait.told_by_call"),
        (SeatNews.WRITING, "wait.told_in_writing"),
        (SeatNews.EITHER, "wait.told_either_way"),
    ],
)
def test_whoever_would_be_told_of_a_seat_hears_how_and_the_same_everywhere(news: SeatNews, words: str) -> None:
    at = replace(THE_DAY_BEFORE, seat_news=news)
    same = [words, "wait.else_call_us"]
    draft = Draft(name="RE1", is_waiting=True)
    assert said(after(PinEntry(), PinAccepted(1, 1, "de", position=4), at=at))[1:3] == same
    assert said(after(MySeat(), OwnSeat(position=4), at=at))[1:3] == same
    assert said(after(RegistrationDone(draft), Keys("#"), at=at))[1:3] == same


@every("told", [TooEarly(other=True), TooEarly(other=True, position=3), TooEarly(), EventOver(), EventCancelled()])
def test_the_pin_of_the_other_letter_may_be_keyed_wherever_this_one_does_not_count(told: State) -> None:
    at = {EventOver: AFTERWARDS, EventCancelled: replace(LIVE, event=event(Phase.CANCELLED))}
    where = at.get(type(told), THE_DAY_BEFORE)
    assert after(told, Keys("702391"), at=where).then == CheckPin("702391")
    assert after(told, Keys("7"), Keys("0"), Keys("2391"), at=where).then == CheckPin("702391")
    assert after(told, Keys("70"), Keys("2"), Keys("391"), at=where).then == CheckPin("702391")
    assert isinstance(after(told, Keys("00"), at=where).then, CallOffice)
    assert (ear(after(told, Silence(), at=where)).keys, ear(after(told, Keys("7"), at=where)).between) == (6, 1)


def test_long_before_the_doors_it_is_said_twice_and_ends_with_a_goodbye() -> None:
    first = after(PinEntry(), MINE, at=THE_DAY_BEFORE)
    second = after(first.state, Silence(), at=THE_DAY_BEFORE)
    assert said(second) == said(first)
    last = after(second.state, Silence(), at=THE_DAY_BEFORE)
    assert said(last) == ["bye.normal"]
    assert last.state == Goodbye()
    assert isinstance(last.then, HangUp)


def test_whoever_looks_for_the_other_letter_in_vain_is_led_to_a_person_and_then_let_go() -> None:
    first = after(PinEntry(), PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE)
    second = after(first.state, Silence(), at=THE_DAY_BEFORE)
    assert said(second) == said(first) == ["pin.other_event"]
    helped = after(second.state, Silence(), at=THE_DAY_BEFORE)
    assert (said(helped), isinstance(helped.then, CallOffice)) == (["help.soon"], True)
    back = after(helped.state, LeftRoom(), at=THE_DAY_BEFORE)
    assert said(back) == ["person.return", "pin.other_event"]
    assert after(back.state, Silence(), at=THE_DAY_BEFORE).state == Goodbye()


def test_the_pin_of_another_day_keyed_where_nothing_is_on_leads_to_its_seat() -> None:
    for told, at in ((EventOver(), AFTERWARDS), (EventCancelled(), replace(LIVE, event=event(Phase.CANCELLED)))):
        for first in (Keys("70"), Keys("7")):
            keyed = after(told, first, Keys("702391"[len(first.pressed) :]), at=at)
            assert after(keyed.state, PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE).then == LookAtOwnSeat()
            assert after(keyed.state, MINE, at=LIVE).then == ClaimSeat()


def test_shortly_before_midnight_an_event_after_it_has_not_been_put_off() -> None:
    assert said(after(TooEarly(), Keys("#"), at=just_before(midnight=timedelta(minutes=5)))) == ["early.today"]


def just_before(*, midnight: timedelta) -> Scene:
    """A quarter of an hour before the doors, which open after midnight."""
    doors = datetime(2026, 6, 20, tzinfo=BERLIN) + midnight
    tonight = replace(event(Phase.CLOSED), doors=doors, starts=doors + timedelta(minutes=15))
    return replace(THE_DAY_BEFORE, now=(doors - timedelta(minutes=15)).astimezone(UTC), event=tonight)


def test_within_an_hour_of_the_doors_the_caller_may_stay_and_is_let_in() -> None:
    early = scene(-30)
    turn = after(PinEntry(), MINE, Silence(), at=early)
    assert said(turn) == []
    assert ear(turn).music == 55
    turn = after(turn.state, Silence(), at=early)
    assert [(one.key, one.values) for one in turn.says] == [("early.waiting", {"minutes": 15})]
    assert after(turn.state, Silence(), at=scene(-15)).then == ClaimSeat()


def test_the_wait_ends_when_the_doors_open() -> None:
    assert ear(after(TooEarly(rounds=1), Silence(), at=scene(-15.5))).music == 30


def test_a_stray_key_says_nothing_and_loses_nothing() -> None:
    turn = after(TooEarly(rounds=1), Keys("7"), at=THE_DAY_BEFORE)
    assert said(turn) == []
    assert after(turn.state, Silence(), at=scene(-30)).state == TooEarly(rounds=2)


@pytest.mark.parametrize("early", [TooEarly(other=True), TooEarly(position=3)], ids=repr)
def test_cancelling_is_for_who_was_offered_it(early: TooEarly) -> None:
    assert said(after(early, Keys("2"), at=THE_DAY_BEFORE)) == []
    assert said(after(TooEarly(), Keys("2"), at=scene(-30))) == []


def test_giving_the_seat_up_takes_two_different_keys() -> None:
    asked = after(TooEarly(), Keys("2"), at=THE_DAY_BEFORE)
    assert said(asked) == ["cancel.ask"]
    assert asked.state == GivingUpSeat(back=TooEarly())
    assert after(asked.state, Keys("1"), at=THE_DAY_BEFORE).then == CancelRegistration()
    done = after(asked.state, RegistrationCancelled(), at=THE_DAY_BEFORE)
    assert said(done) == ["cancel.done"]
    assert done.state == SeatCancelled(by_caller=True)


def test_anything_but_the_second_key_keeps_the_seat() -> None:
    for kept in [Keys("2"), Keys("*"), Keys("9"), Silence()]:
        turn = after(GivingUpSeat(back=TooEarly()), kept, at=THE_DAY_BEFORE)
        assert said(turn)[0] == "cancel.kept"
        assert turn.state == TooEarly()
