"""Whichever way somebody gets into the event, they have heard that nobody hears them, and how to ask."""

from collections.abc import Iterator
from dataclasses import replace

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import JoinRoom, Turn
from dialin.dialogue.words.event import FloorOffer, InRoom, StarMenu
from dialin.dialogue.words.heard import LeftRoom, Resumed, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.line import KnownLine
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.pin_outcomes import PinAccepted
from dialin.dialogue.words.seat import Lobby, SeatClaimed, SeatClaiming, SecondPhone, Waiting
from dialin.dialogue.words.state import State
from dialin.rules.phases import Phase
from tests.dialogue.everything import ANSWERS, EVERY_INPUT, EVERY_STATE, SCENES
from tests.dialogue.scenes import LIVE, event, said

KNOWS_HOW = "hint.hand"
WITHOUT_KEYS = "hint.dial"  # how to ask is nothing for a telephone that sends no tones
SEATED = SeatClaimed(3)

Known = dict[tuple[State, type[Ask], int], list[Turn]]


def ways_in() -> Iterator[tuple[State, Input, Turn]]:
    """Every step of the dialogue that ends in the room, with its asks answered in every way."""
    for scene in (one for one in SCENES.values() if one.event is not None and one.event.phase is Phase.LIVE):
        known: Known = {}
        for state in EVERY_STATE:
            for heard in EVERY_INPUT:
                turn = step(state, heard, scene)
                if isinstance(turn.then, Ask):
                    ends = _answered(turn, scene, known)
                    yield from ((state, heard, later.after(turn)) for later in ends if _is_in(later))
                elif _is_in(turn):
                    yield state, heard, turn


def _answered(asking: Turn, scene: Scene, known: Known, asks: int = 2) -> list[Turn]:
    """How an ask is answered: in the same ways whatever led to it, so that each is tried once in a scene."""
    assert isinstance(asking.then, Ask)
    key = (asking.state, type(asking.then), asks)
    if key not in known:
        known[key] = []
        for turn in [step(asking.state, outcome, scene) for outcome in ANSWERS[type(asking.then)]]:
            if not isinstance(turn.then, Ask):
                known[key].append(turn)
            elif asks > 1:
                known[key] += [later.after(turn) for later in _answered(turn, scene, known, asks - 1)]
    return known[key]


def _is_in(turn: Turn) -> bool:
    return isinstance(turn.then, JoinRoom) and turn.then.muted


def _has_heard(state: State) -> bool:
    """Whether a caller who is there was in the room before in this call."""
    room = place_behind(state)
    return isinstance(room, InRoom) and not room.is_new


def test_nobody_gets_in_without_having_heard_that_they_are_not_heard_and_how_to_ask() -> None:
    first, kinds = 0, set()
    for state, heard, turn in ways_in():
        assert isinstance(turn.state, InRoom)
        assert not turn.state.is_new
        if not _has_heard(state):
            assert said(turn)[-1] in (KNOWS_HOW, WITHOUT_KEYS), (state, heard, said(turn))
            first += 1
            kinds.add(type(state))
    assert first > 300
    assert {SeatClaiming, Lobby, Waiting, SecondPhone, Person, StarMenu, FloorOffer, KnownLine} <= kinds


def test_whoever_has_heard_it_is_not_told_again_at_every_way_back() -> None:
    for back in (Person(back=InRoom()), StarMenu(back=InRoom()), InRoom(failures=1)):
        for heard in (LeftRoom(seconds=9), Silence(), Resumed()):
            turn = step(back, heard, LIVE)
            assert KNOWS_HOW not in said(turn), (back, heard)


def test_whoever_first_comes_in_to_speak_is_told_once_the_floor_is_gone() -> None:
    has_floor = replace(LIVE, hand_is_up=True, has_floor=True, is_open=True)
    speaks = step(SeatClaiming(), SeatClaimed(3, returned=True), has_floor)
    assert said(speaks) == ["reconnect", "floor.open_again", "(tone)"]
    assert said(step(speaks.state, News(NewsKind.THANKED), LIVE)) == ["muted.by_mod", KNOWS_HOW]


def test_whoever_is_asked_about_the_recording_on_the_way_in_is_told_all_the_same() -> None:
    recorded = replace(LIVE, event=replace(event(), is_recorded=True), hand_is_up=True, has_floor=True)
    asked = step(SeatClaiming(), SeatClaimed(3, returned=True), recorded)
    assert asked.state == FloorOffer(is_new=True)
    assert KNOWS_HOW in said(step(asked.state, News(NewsKind.FLOOR_TAKEN), LIVE))


def test_a_known_line_hears_it_too() -> None:
    let_in = step(KnownLine(), PinAccepted(1, 1, "de"), LIVE)
    assert said(step(let_in.state, SEATED, LIVE)) == ["ok.direct_known", KNOWS_HOW]
