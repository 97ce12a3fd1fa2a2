"""A state survives being written down, whatever it holds and whichever version reads it."""

import json

import pytest
from hypothesis import given

from dialin.dialogue.saved import dump, load
from dialin.dialogue.states import InRoom, Lobby, PinEntry, PinHeard, StarMenu, State
from tests.dialogue.everything import ANY_STATE, EVERY_STAGE


@given(ANY_STATE)
def test_every_state_comes_back_as_it_was(state: State) -> None:
    assert load(dump(state)) == state


@pytest.mark.parametrize("state", EVERY_STAGE, ids=repr)
def test_every_stage_comes_back_as_it_was(state: State) -> None:
    assert load(dump(state)) == state


def test_what_is_written_is_plain_json() -> None:
    assert json.loads(dump(StarMenu(back=Lobby(rounds=2)))) == {
        "stage": "StarMenu",
        "back": {"stage": "Lobby", "rounds": 2},
        "rounds": 0,
    }


def test_fields_of_a_newer_version_are_left_out_and_missing_ones_take_their_defaults() -> None:
    assert load('{"stage":"InRoom","hand":3,"colour":"red"}') == InRoom()
    assert load('{"stage":"PinEntry","length":8}') == PinEntry(length=8)
    assert load('{"stage":"PinHeard","readings":["748290"],"in_window":false}') == PinHeard(("748290",))


def test_a_stage_that_no_longer_exists_is_trouble() -> None:
    with pytest.raises(KeyError):
        load('{"stage":"Karaoke"}')
