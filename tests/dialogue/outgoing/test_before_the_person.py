"""Before a person has said that it is them: who is calling, and nothing that not everybody may hear."""

from collections.abc import Iterator
from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import CallOffice, HangUp, JoinRoom, Prompt, Turn
from dialin.dialogue.words.heard import Answered, Keys, Resumed, Silence, Speech
from dialin.dialogue.words.help import CallBackOffer, CallBackPromised, CallBackSeen
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.outgoing import (
    AskForPerson,
    BringPin,
    DeskCall,
    NewsTelling,
    OutgoingHello,
    PersonAway,
    SeatOffer,
    StartOffer,
)
from dialin.dialogue.words.seat import SeatClaimed, SeatClaiming
from dialin.dialogue.words.state import State
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.dialogue.outgoing.calling import called, met
from tests.dialogue.scenes import LIVE, LOBBY_TIME, after, ear, said
from tests.every import every

MACHINE = News(NewsKind.MACHINE)
GREETING = "Guten Tag. Wir sind gerade nicht zu Hause. Ja, und bitte sprechen Sie nach dem Ton."
PRIVATE = {"name", "title", "starts", "doors", "pin", "position", "room", "until", "held"}
NOBODY_HAS_SPOKEN: tuple[Input, ...] = (
    Silence(), Speech(GREETING), MACHINE, Resumed(), *(News(kind) for kind in NewsKind),
)  # fmt: skip


def spoken(turn: Turn) -> list[Prompt]:
    return [one for one in turn.says if isinstance(one, Prompt)]


def all_that_may_follow(scene: Scene) -> Iterator[Turn]:
    """Of all that a machine, or nobody, can do, however long it goes on; a state is met once, however it is reached."""
    met: set[State] = set()
    ahead: set[State] = {OutgoingHello()}
    while ahead := ahead - met:
        met |= ahead
        turns = [step(state, heard, scene) for state in ahead for heard in NOBODY_HAS_SPOKEN]
        yield from turns
        ahead = {turn.state for turn in turns if not _is_over(turn)}


def _is_over(turn: Turn) -> bool:
    return isinstance(turn.then, HangUp | JoinRoom) or isinstance(turn.state, SeatClaiming)


@every("purpose", tuple(Purpose))
def test_nobody_who_has_not_reacted_hears_a_name_a_topic_or_a_pin(purpose: Purpose) -> None:
    for has_dial in (False, True):
        scene = called(purpose, room="Zimmer 214", has_dial=has_dial)
        for turn in all_that_may_follow(scene):
            assert not [one for one in spoken(turn) if one.values.keys() & PRIVATE], (has_dial, turn)


@every("purpose", tuple(Purpose))
def test_every_call_begins_with_who_is_calling_and_nothing_cuts_it_but_a_key(purpose: Purpose) -> None:
    first = after(OutgoingHello(), Answered(), at=called(purpose))
    assert said(first) == ["out.desk" if purpose is Purpose.DESK else "out.hello"]
    assert not ear(first).speech


def test_nobody_is_asked_for_before_somebody_has_reacted() -> None:
    pin = called(Purpose.PIN)
    assert said(after(OutgoingHello(), Answered(), Silence(), at=pin)) == ["out.react"]
    for reaction in (Keys("1"), Keys("7"), Speech("Ja, hallo?"), Speech("yes"), Speech("Ich höre Sie"),
                     Speech("Yes, I can hear you")):  # fmt: skip
        asked = after(OutgoingHello(), Answered(), Silence(), reaction, at=pin)
        assert (asked.state, said(asked)) == (AskForPerson(), ["out.for_name", "out.ask"]), reaction


def test_a_person_is_asked_for_by_their_room_and_without_a_name_where_none_is_known() -> None:
    assert said(after(OutgoingHello(), Keys("1"), at=called(Purpose.PIN, room="Zimmer 214")))[0] == "out.for_room"
    assert said(after(OutgoingHello(), Keys("1"), at=called(Purpose.PIN, name="")))[0] == "out.for_unnamed"


@every("noise", (Speech(GREETING), Silence(), Speech("Schmidt")))
def test_without_a_reaction_a_call_asks_once_more_and_ends_with_words_that_suit_a_machine(noise: Input) -> None:
    pin = called(Purpose.PIN)
    again = after(OutgoingHello(), Answered(), Silence(), noise, at=pin)
    assert said(again) == ["out.hello_again", "out.react"]
    last = step(again.state, noise, pin)
    assert said(last) == ["out.nothing", "out.later", "out.call_us", "bye.out"]
    assert (met(last), type(last.then)) == ([Outcome.SILENT], HangUp)


def test_a_machine_hears_which_number_to_call_and_whether_the_city_calls_again() -> None:
    for purpose, again in ((Purpose.PIN, "out.later"), (Purpose.START, "out.soon")):
        told = after(OutgoingHello(is_greeted=True), MACHINE, at=called(purpose))
        assert said(told) == ["out.machine", again, "out.call_us", "bye.out"]
        assert met(told) == [Outcome.MACHINE]
        last = after(OutgoingHello(is_greeted=True), MACHINE, at=called(purpose, retries=frozenset()))
        assert said(last) == ["out.machine", "out.call_us", "bye.out"]


@every("state", (BringPin(), NewsTelling(), SeatOffer(), StartOffer(is_person=True)))
def test_a_tone_of_their_telephone_does_not_turn_a_person_into_a_machine(state: State) -> None:
    told = after(state, MACHINE, at=called(Purpose.PIN))
    assert (type(told.state), met(told)) == (type(state), [])


@every("state", (OutgoingHello(is_greeted=True), AskForPerson(), PersonAway(), StartOffer(), DeskCall()))
def test_what_happens_to_the_event_is_not_told_to_whoever_may_be_anybody(state: State) -> None:
    for kind in set(NewsKind) - {NewsKind.MACHINE}:
        assert after(state, News(kind), at=called(Purpose.REMINDER)).state == state


def test_whoever_fetches_somebody_has_a_minute_and_is_asked_once_more() -> None:
    pin = called(Purpose.PIN)
    for fetching in (Silence(), Speech("Einen Moment, ich hole sie.")):
        waiting = after(AskForPerson(), fetching, at=pin)
        assert (said(waiting), ear(waiting).first) == (["out.wait"], 60)
    again = step(waiting.state, Silence(), pin)
    assert said(again) == ["out.for_name", "out.ask"]
    assert met(step(again.state, Silence(), pin)) == [Outcome.SILENT]
    assert after(AskForPerson(rounds=1), Keys("1"), at=pin).state == BringPin(is_told=True)


def test_what_is_said_while_somebody_is_fetched_is_not_meant_for_the_city() -> None:
    pin = called(Purpose.PIN)
    waiting = after(AskForPerson(), Speech("Moment, ich hole sie."), at=pin)
    for words in ("Oma, Telefon", "Komm mal", GREETING, "Wo bleibst du", "Hier hinten"):
        waiting = step(waiting.state, Speech(words), pin)
        assert (said(waiting), ear(waiting).first, ear(waiting).at_once) == ([], 60, True), words
    assert step(waiting.state, Keys("1"), pin).state == BringPin(is_told=True)
    assert said(step(waiting.state, Keys("7"), pin)) == ["out.unclear", "out.wait"]
    assert said(step(waiting.state, Speech("und so weiter"), pin)) == ["out.for_name", "out.ask"]


def test_whoever_is_to_be_brought_in_is_fetched_too() -> None:
    start = called(Purpose.START)
    waiting = after(StartOffer(), Speech("Moment, ich hole sie"), at=start)
    assert (said(waiting), ear(waiting).first) == (["out.wait"], 60)
    assert step(waiting.state, Keys("1"), start).state == StartOffer(is_person=True)


def test_whoever_is_somebody_else_hears_whether_another_call_follows() -> None:
    for no in (Keys("2"), Speech("Nein"), Speech("Sie ist nicht da")):
        away = after(AskForPerson(), no, at=called(Purpose.PIN))
        assert (said(away), met(away)) == (["out.later", "out.away"], [Outcome.ABSENT]), no
    assert said(after(AskForPerson(), Keys("2"), at=called(Purpose.PIN, retries=frozenset())))[0] == "out.call_us"
    assert said(step(away.state, Silence(), called(Purpose.PIN))) == ["bye.out"]


@every("state", (AskForPerson(), PersonAway(), BringPin(), NewsTelling(), StartOffer(), SeatOffer()))
def test_wrong_number_and_no_more_calls_end_the_call_wherever_they_are_said(state: State) -> None:
    pin = called(Purpose.PIN)
    for wrong in (Keys("3"), Keys("33"), Speech("Nein, da sind Sie falsch verbunden."), Speech("wrong number")):
        turn = after(state, wrong, at=pin)
        assert (said(turn), met(turn)) == (["out.wrong_person", "bye.out"], [Outcome.WRONG_PERSON]), wrong
    for stop in (Keys("9"), Speech("Bitte rufen Sie mich nicht mehr an"), Speech("no more calls")):
        turn = after(state, stop, at=pin)
        assert (said(turn), met(turn)) == (["out.no_calls", "bye.out"], [Outcome.NO_CALLS]), stop


def test_no_telephone_without_keys_is_told_to_press_any() -> None:
    for purpose in (Purpose.PIN, Purpose.REMINDER, Purpose.CANCELLED, Purpose.OFFER):
        scene, turn = called(purpose, has_dial=True), after(OutgoingHello(), at=called(purpose))
        for heard in (Answered(), Silence(), Speech("Ja"), Speech("Ja"), Silence(), Silence()):
            turn = step(turn.state, heard, scene)
            keyed = {
                "out.react",
                "out.ask",
                "out.wait",
                "out.away",
                "out.pin_ready",
                "out.reminder_ask",
                "out.offer_ask",
            }
            assert not set(said(turn)) & keyed, turn


def test_whoever_comes_in_without_a_word_is_not_told_which_event_it_is() -> None:
    for at in (LIVE, LOBBY_TIME):
        silent = called(Purpose.START, at=at, has_dial=True)
        inside = after(StartOffer(), Silence(), SeatClaimed(1), at=silent)
        assert not [one for one in spoken(inside) if one.values.keys() & (PRIVATE - {"starts"})]
        fetched = replace(silent, order=replace(silent.the_order, room="Zimmer 214"))
        inside = after(StartOffer(is_person=True), Silence(), SeatClaimed(1), at=fetched)
        assert [one for one in spoken(inside) if "title" in one.values]


def test_silence_where_the_office_is_away_is_a_yes_of_a_telephone_without_keys() -> None:
    for has_dial in (True, False):
        closed = replace(called(Purpose.PIN, has_dial=has_dial), office_is_open=False)
        turn = after(CallBackOffer(back=BringPin()), CallBackSeen(False), Silence(), Silence(), at=closed)
        assert any(isinstance(told, CallBackPromised) for told in turn.tells) == has_dial


def test_the_word_for_help_reaches_the_office_where_there_is_no_key_for_it() -> None:
    helped = after(AskForPerson(), Speech("Hilfe!"), at=called(Purpose.PIN, has_dial=True))
    assert isinstance(helped.then, CallOffice)
