"""A state has one stage, whole and of its own kind: anything else fails before the first call."""

import pytest

from dialin.dialogue import registry
from dialin.dialogue.registry import enters, hears, refuse_the_unfinished
from dialin.dialogue.scene import Scene
from dialin.dialogue.stages import ENTERING, HEARING, STATES
from dialin.dialogue.turn import HangUp, Turn
from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.seat import Lobby
from dialin.dialogue.words.state import Place
from tests.dialogue.scenes import LIVE


def test_every_state_has_a_stage_that_enters_and_hears() -> None:
    assert len(STATES) > 50
    assert ENTERING.keys() == HEARING.keys() == STATES
    assert {kind.place for kind in STATES} == set(Place)


def test_a_second_stage_of_a_state_is_refused() -> None:
    with pytest.raises(LookupError, match="two stages claim Lobby"):
        enters(Lobby)(lambda state, scene: Turn(state))
    with pytest.raises(LookupError, match="two stages claim Lobby"):
        hears(Lobby)(lambda state, heard, scene: Turn(state))


def test_a_state_without_a_stage_or_with_half_of_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "ENTERING", {Lobby: ENTERING[Lobby], InRoom: ENTERING[InRoom]})
    monkeypatch.setattr(registry, "HEARING", {Lobby: HEARING[Lobby]})
    refuse_the_unfinished({Lobby})
    with pytest.raises(LookupError, match="no stage enters and hears InRoom"):
        refuse_the_unfinished({Lobby, InRoom})


def test_a_stage_is_given_its_own_state_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "ENTERING", {})

    @enters(Lobby)
    def enter(state: Lobby, scene: Scene) -> Turn:
        return Turn(state, then=HangUp())

    assert registry.ENTERING[Lobby](Lobby(rounds=3), LIVE) == enter(Lobby(rounds=3), LIVE)
    with pytest.raises(TypeError, match="the stage of Lobby was given InRoom"):
        registry.ENTERING[Lobby](InRoom(), LIVE)
