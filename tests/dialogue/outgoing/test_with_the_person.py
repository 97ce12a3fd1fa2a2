"""Once the person is on the line: what each call brings, and what counts as heard."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, HangUp, JoinRoom
from dialin.dialogue.words.event import Goodbye, InRoom
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom, Silence, Speech
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.outgoing import (
    AnswerOffer,
    AskForPerson,
    BringPin,
    DeskCall,
    DeskTalk,
    NewsTelling,
    NewsTold,
    OfferGone,
    OfferTaken,
    OutgoingHello,
    PinTelling,
    PinTold,
    SeatAccepted,
    SeatOffer,
    StartOffer,
    WhenToCall,
)
from dialin.dialogue.words.pin import OpenOwnPin, PinRead
from dialin.dialogue.words.pin_outcomes import PinOpened, PinWithheld
from dialin.dialogue.words.seat import GivingUpSeat, Lobby, SeatAwaited, SeatClaimed, SeatClaiming, Waiting
from dialin.dialogue.words.state import State
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.dialogue.outgoing.calling import called, met
from tests.dialogue.scenes import LIVE, LOBBY_TIME, after, said
from tests.every import every

PIN = called(Purpose.PIN)
OPENED = PinOpened("748290")


# ---- the PIN


def test_the_person_hears_for_what_it_is_and_gets_time_for_a_pencil() -> None:
    ready = after(AskForPerson(), Keys("1"), at=PIN)
    assert said(ready) == ["out.registered", "out.pin_ready"]
    assert said(after(AskForPerson(), Keys("1"), at=called(Purpose.PIN, position=3)))[0] == "out.on_list"
    assert after(BringPin(), Keys("1"), at=PIN).then == OpenOwnPin()


@every("state", (BringPin(is_told=True), StartOffer(is_person=True), SeatOffer()))
def test_whoever_asks_for_a_moment_has_it(state: State) -> None:
    """As often as it takes to find a pencil, and without hearing that they were not understood."""
    turn = after(state, Speech("Moment, ich hole einen Stift"), Speech("One moment, please"), at=PIN)
    assert turn.state == state
    assert "out.unclear" not in said(turn)


def test_the_pin_is_read_twice_and_only_then_counts_as_heard() -> None:
    reading = after(PinTelling(), OPENED, at=PIN)
    assert said(reading) == ["reg.pin_read", "out.pin_twice"]
    assert (PinRead() in reading.tells, met(reading)) == (True, [])
    told = step(reading.state, Silence(), PIN)
    assert (told.state, said(told), met(told)) == (PinTold(is_heard=True), ["out.pin_menu"], [Outcome.HEARD])


def test_a_key_in_the_middle_of_the_reading_is_no_sign_that_it_was_heard() -> None:
    cut = after(PinTelling(), Keys("4"), at=PIN)
    assert (cut.state, met(cut)) == (PinTold(), [])
    assert after(PinTold(), Silence(), at=PIN).state == PinTelling()
    assert met(after(PinTold(), Keys("1"), at=PIN)) == [Outcome.HEARD]


@every("digits", ("74829", "933", "4829398"))
def test_whoever_keys_the_pin_as_they_hear_it_is_still_called(digits: str) -> None:
    """3 and 9 mean something before the PIN; in it they are digits. A sentence stops the calls as ever."""
    turn = after(PinTelling(), *map(Keys, digits), at=PIN)
    assert met(turn) == []
    assert type(turn.state) in (PinTold, WhenToCall)
    assert met(after(PinTold(), Speech("Nicht mehr anrufen"), at=PIN)) == [Outcome.NO_CALLS]


def test_the_hash_has_the_pin_read_again_as_often_as_wanted() -> None:
    for again in (Keys("#"), Speech("Noch einmal bitte")):
        turn = after(PinTold(is_heard=True), again, OPENED, at=PIN)
        assert said(turn) == ["out.pin_twice"]
        assert step(turn.state, Silence(), PIN).state == PinTold(is_heard=True)


def test_a_pin_that_cannot_be_read_ends_the_call_with_a_number_and_a_sign_for_staff() -> None:
    turn = after(PinTelling(), PinWithheld(), at=PIN)
    assert (said(turn), met(turn)) == (["out.pin_withheld", "out.call_us", "bye.out"], [Outcome.UNKNOWN])


def test_at_the_end_the_person_hears_when_to_call_and_the_hash_repeats_it() -> None:
    for yes in (Keys("1"), Silence()):
        assert said(after(PinTold(is_heard=True), yes, at=PIN)) == ["out.when", "out.safe"]
    assert said(after(PinTold(is_heard=True), Keys("1"), at=called(Purpose.PIN, position=2)))[0] == "out.when_waiting"
    assert (
        said(after(PinTold(is_heard=True), Keys("1"), at=called(Purpose.PIN, is_called=True)))[0] == "out.when_called"
    )
    assert after(WhenToCall(), Keys("#"), at=PIN).again
    assert isinstance(after(WhenToCall(), Silence(), at=PIN).then, HangUp)


# ---- news


@every("purpose", (Purpose.REMINDER, Purpose.CANCELLED))
def test_news_counts_as_heard_once_it_was_said_to_its_end(purpose: Purpose) -> None:
    scene = called(purpose)
    news = after(AskForPerson(), Keys("1"), at=scene)
    assert (news.state, met(news)) == (NewsTelling(), [])
    told = step(news.state, Silence(), scene)
    assert (told.state, met(told)) == (NewsTold(is_heard=True), [Outcome.HEARD])
    assert (met(after(NewsTelling(), Keys("1"), at=scene)), after(NewsTold(), Keys("#"), at=scene).state) == (
        [], NewsTelling(),
    )  # fmt: skip
    assert isinstance(step(told.state, Silence(), scene).then, HangUp)


def test_a_reminder_is_answered_by_coming_or_by_cancelling_with_two_keys() -> None:
    scene = called(Purpose.REMINDER)
    assert said(after(NewsTold(), Keys("1"), at=scene)) == ["out.reminder_yes", "bye.out"]
    asked = after(NewsTold(is_heard=True), Keys("2"), at=scene)
    assert (asked.state, said(asked)) == (GivingUpSeat(back=Goodbye()), ["cancel.ask"])
    assert said(step(asked.state, Silence(), scene)) == ["cancel.kept", "bye.out"]


def test_whoever_cannot_press_a_key_cancels_with_a_person() -> None:
    turn = after(NewsTold(is_heard=True), Speech("Nein"), at=called(Purpose.REMINDER, has_dial=True))
    assert isinstance(turn.state, Person)


# ---- coming in


@every("yes", (Keys("1"), Speech("Ja"), Speech("ja bitte")))
def test_one_key_or_a_yes_brings_in_and_that_is_told_once_there_is_a_seat(yes: Input) -> None:
    start = called(Purpose.START)
    asked = after(OutgoingHello(is_greeted=True), Keys("1"), at=start)
    assert said(asked) == ["out.call_for", "out.start_now", "out.start_ask"]
    claiming = step(asked.state, yes, start)
    assert (claiming.state, met(claiming)) == (SeatClaiming(admitted=True), [])
    joined = step(claiming.state, SeatClaimed(1), start)
    assert (joined.state, joined.then, met(joined)) == (InRoom(), JoinRoom(muted=True), [Outcome.JOINED])


def test_before_the_start_whoever_is_called_waits_in_the_lobby_like_everybody() -> None:
    start = called(Purpose.START, at=LOBBY_TIME)
    assert "out.start_soon" in said(after(OutgoingHello(is_greeted=True), Keys("1"), at=start))
    joined = after(SeatClaiming(admitted=True), SeatClaimed(1), at=start)
    assert (type(joined.state), met(joined)) == (Lobby, [Outcome.JOINED])


def test_a_telephone_with_a_dial_comes_in_by_staying_on_the_line() -> None:
    start = called(Purpose.START, has_dial=True)
    asked = after(OutgoingHello(), Silence(), at=start)
    assert (asked.state, said(asked)) == (StartOffer(), ["out.start_dial"])
    for stays in (Silence(), Speech("Ja"), Speech("Hallo?")):
        assert step(asked.state, stays, start).state == SeatClaiming(admitted=True)
    assert met(step(asked.state, Speech("Nein danke"), start)) == [Outcome.DECLINED]
    inside = after(SeatClaiming(admitted=True), SeatClaimed(1), at=start)
    assert (said(inside)[-1], inside.then) == ("hint.dial", JoinRoom(muted=True))


def test_many_words_are_asked_again_before_they_bring_anybody_in() -> None:
    start, words = (
        called(Purpose.START, has_dial=True),
        Speech("und jetzt noch das Wetter für morgen, Dienstag"),
    )
    again = after(StartOffer(), words, at=start)
    assert said(again) == ["out.unclear", "out.start_dial"]
    assert step(again.state, words, start).state == SeatClaiming(admitted=True)


def test_no_seat_any_more_is_said_honestly_and_the_line_waits() -> None:
    turn = after(SeatClaiming(admitted=True), SeatAwaited(2), at=called(Purpose.START))
    assert (type(turn.state), said(turn), met(turn)) == (Waiting, ["wait.late"], [])
    seated = step(turn.state, SeatClaimed(1, waited=True), called(Purpose.START))
    assert met(seated) == [Outcome.JOINED]


def test_a_no_says_what_becomes_of_the_seat() -> None:
    for scene, words in (
        (called(Purpose.START), "out.start_no"),
        (called(Purpose.START, position=1), "out.start_no_late"),
        (called(Purpose.START, at=replace(LIVE, now=LIVE.the_event.held)), "out.start_no_late"),
        (called(Purpose.STANDBY), "out.standby_no"),
    ):
        turn = after(StartOffer(), Keys("2"), at=scene)
        assert (said(turn), met(turn)) == ([words, "bye.out"], [Outcome.DECLINED])


def test_in_a_house_with_rooms_the_person_is_fetched_before_the_start_is_told() -> None:
    start = called(Purpose.START, room="Zimmer 214")
    assert after(OutgoingHello(is_greeted=True), Keys("1"), at=start).state == AskForPerson()
    assert said(after(AskForPerson(), Keys("1"), at=start)) == ["out.start_now", "out.start_ask"]


def test_two_silences_after_a_start_end_the_call_and_it_is_tried_again() -> None:
    start = called(Purpose.START)
    turn = after(StartOffer(), Silence(), at=start)
    assert said(turn)[0] == "out.unheard"
    last = after(StartOffer(misses=2), Silence(), at=start)
    assert (said(last), met(last)) == (["out.nothing", "out.soon", "out.call_us", "bye.out"], [Outcome.SILENT])


# ---- the offer of a seat


def test_an_offer_is_taken_and_the_pin_is_read_to_whoever_wants_it() -> None:
    offer = called(Purpose.OFFER, until=LIVE.the_event.starts)
    asked = after(AskForPerson(), Keys("1"), at=offer)
    assert said(asked) == ["out.offer", "out.offer_until", "out.offer_ask"]
    assert step(asked.state, Keys("1"), offer).then == AnswerOffer(accepts=True)
    taken = after(SeatOffer(), OfferTaken(), at=offer)
    assert (said(taken), met(taken)) == (["out.offer_taken", "out.pin_offer"], [Outcome.ACCEPTED])
    assert said(after(SeatAccepted(), Keys("1"), at=offer)) == ["out.pin_ready"]
    assert said(after(SeatAccepted(), Keys("2"), at=offer)) == ["out.when", "out.safe"]


def test_an_offer_is_declined_whatever_has_become_of_the_seat() -> None:
    offer = called(Purpose.OFFER)
    declining = after(SeatOffer(), Keys("2"), at=offer)
    assert declining.then == AnswerOffer(accepts=False)
    for outcome in (OfferTaken(), OfferGone()):
        turn = step(declining.state, outcome, offer)
        assert (said(turn), met(turn)) == (["out.offer_declined", "bye.out"], [Outcome.DECLINED])


def test_a_seat_that_has_gone_on_is_told() -> None:
    turn = after(SeatOffer(), OfferGone(), at=called(Purpose.OFFER))
    assert (said(turn), met(turn)) == (["out.offer_gone", "bye.out"], [Outcome.HEARD])


# ---- the office's own telephone


def test_the_office_is_connected_by_a_key() -> None:
    desk = called(Purpose.DESK, number="+493023125010")
    talk = after(DeskCall(), Keys("1"), at=desk)
    assert (said(talk), talk.then) == (["out.desk_for"], CallOffice("+493023125010"))
    for ending, words, outcome in (
        (LeftRoom(Ending.LEFT, 30), "out.desk_over", Outcome.CONNECTED),
        (LeftRoom(Ending.BUSY), "out.desk_busy", Outcome.BUSY),
        (LeftRoom(Ending.UNANSWERED), "out.desk_unanswered", Outcome.NO_ANSWER),
    ):
        turn = after(DeskTalk(), ending, at=desk)
        assert (said(turn), met(turn)) == ([words, "bye.out"], [outcome])


def test_an_office_that_has_no_time_keeps_the_call_back_and_hears_so() -> None:
    desk = called(Purpose.DESK, number="+493023125010")
    later = after(DeskCall(), Keys("2"), at=desk)
    assert (said(later), met(later)) == (["out.desk_later", "bye.out"], [Outcome.ABSENT])
    assert said(after(DeskCall(), Keys("1"), at=called(Purpose.DESK, name=""))) == ["out.desk_gone", "bye.out"]
