"""Several events are a list of three at a time; one is not asked for, and none is said."""

from dataclasses import replace

from dialin.dialogue.words.event import EventCancelled
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import CallBackNumber
from dialin.dialogue.words.line import ChooseEvent, EventChoice, EventChosen, EventsListed, ListEvents, NoEvent
from dialin.dialogue.words.registration import RegistrationClosed, RegistrationStart, TwinQuestion
from dialin.rules.phases import Phase
from tests.dialogue.line.examples import OFFERED
from tests.dialogue.scenes import THE_DAY_BEFORE, after, event, said

FOUR = EventsListed(OFFERED)


def test_a_single_event_is_not_asked_for() -> None:
    assert after(EventChoice(), EventsListed(OFFERED[:1]), at=THE_DAY_BEFORE).then == ChooseEvent(1)


def test_three_are_said_at_once_and_nine_leads_on_and_round() -> None:
    first = after(EventChoice(), FOUR, at=THE_DAY_BEFORE)
    assert said(first) == ["event.list_intro", *["event.list_item"] * 3, "event.list_more"]
    assert after(first.state, Keys("3"), at=THE_DAY_BEFORE).then == ChooseEvent(3)
    assert after(first.state, Keys("9"), at=THE_DAY_BEFORE).then == ListEvents()
    second = after(first.state, Keys("9"), FOUR, at=THE_DAY_BEFORE)
    assert said(second) == ["event.list_item", "event.list_more"]
    assert after(second.state, Keys("1"), at=THE_DAY_BEFORE).then == ChooseEvent(4)
    assert said(after(second.state, Keys("9"), FOUR, at=THE_DAY_BEFORE)) == said(first)


def test_a_key_beyond_the_list_chooses_nothing() -> None:
    turn = after(EventChoice(offered=(4,), first=3), Keys("2"), FOUR, at=THE_DAY_BEFORE)
    assert said(turn)[0] == "event.list_item"
    assert said(after(EventChoice(offered=(4,), first=3), Keys("2"), at=THE_DAY_BEFORE)) == ["menu.other_key"]


def test_the_list_is_said_again_in_silence() -> None:
    assert after(EventChoice(offered=(1, 2)), Silence(), at=THE_DAY_BEFORE).then == ListEvents()


def test_a_line_with_a_registration_is_asked_for_a_second_person() -> None:
    assert after(EventChoice(), EventChosen(has_twin=True), at=THE_DAY_BEFORE).state == TwinQuestion()
    assert after(EventChoice(), EventChosen(), at=THE_DAY_BEFORE).state == RegistrationStart()


def test_without_any_open_event_it_is_said_why() -> None:
    none = EventsListed(())
    assert after(EventChoice(), none, at=THE_DAY_BEFORE).state == RegistrationClosed()
    assert after(EventChoice(), none, at=replace(THE_DAY_BEFORE, event=None)).state == NoEvent()
    cancelled = replace(THE_DAY_BEFORE, event=event(Phase.CANCELLED))
    assert after(EventChoice(), none, at=cancelled).state == EventCancelled()


def test_one_may_be_called_about_the_next_event() -> None:
    turn = after(NoEvent(), Keys("1"), at=replace(THE_DAY_BEFORE, event=None))
    assert isinstance(turn.state, CallBackNumber)
    assert said(turn) == ["help.callback"]
