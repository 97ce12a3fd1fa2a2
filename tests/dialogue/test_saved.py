"""A state survives being written down, whatever it holds and whichever version reads it."""

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialin.dialogue.saved import FORMER_NAMES, UnreadableState, dump, load, longest_pin_in
from dialin.dialogue.stages import STATES
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.event import InRoom, StarMenu
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.pin import PinEntry, PinHeard
from dialin.dialogue.words.seat import GivingUpSeat, Lobby, MySeat, SeatClaiming
from dialin.dialogue.words.state import State
from tests.dialogue.everything import EVERY_STATE

# Written by the version before this one, with every state of its tests: never edited, only replaced by a newer one's.
BEFORE = json.loads(Path(__file__).with_name("states_of_the_version_before.json").read_text(encoding="utf-8"))
RENAMED = {
    "SeatConfirmed": "SeatClaiming", "CancelQuestion": "GivingUpSeat", "Enrolment": "Registering",
    "CallBackWish": "Registering", "PinHandover": "PinReady",
}  # fmt: skip
NO_LONGER_IN_A_STATE = {"length", "pin_length", "in_window", "detail", "callback", "accepts_waiting"}
FOR_A_LETTER = {"detail": "address"}  # of a registration that is written: the PIN is read instead
KINDS = {kind.__name__: kind for kind in (*STATES, Draft)}

ANY_STATE: st.SearchStrategy[State] = st.recursive(
    st.one_of(
        st.sampled_from(EVERY_STATE),
        st.builds(PinEntry, so_far=st.text("0123456789", max_size=8), slips=st.integers(0, 2), helped=st.booleans()),
        st.builds(PinHeard, st.lists(st.text("0123456789", min_size=6), min_size=1).map(tuple)),
    ),
    lambda back: st.one_of(*(st.builds(kind, back=back) for kind in (GivingUpSeat, StarMenu, Person))),
    max_leaves=3,
)


@given(ANY_STATE)
def test_any_state_comes_back_as_it_was(state: State) -> None:
    assert load(dump(state)) == state


def test_every_state_comes_back_as_it_was() -> None:
    assert [state for state in EVERY_STATE if load(dump(state)) != state] == []
    assert {type(state) for state in EVERY_STATE} == STATES


def test_what_is_written_is_plain_json() -> None:
    assert json.loads(dump(StarMenu(back=Lobby(rounds=2)), longest_pin=8)) == {
        "stage": "StarMenu",
        "back": {"stage": "Lobby", "rounds": 2},
        "rounds": 0,
        "is_unclear": False,
        "longest_pin": 8,
    }


def as_written_now(plain: Any) -> Any:
    """What was saved before, as this version writes it."""
    if not isinstance(plain, dict):
        return plain
    stage = "PinReady" if plain.items() >= FOR_A_LETTER.items() else RENAMED.get(plain["stage"], plain["stage"])
    kept = {name: as_written_now(value) for name, value in plain.items() if name not in NO_LONGER_IN_A_STATE}
    if stage != plain["stage"]:
        kept = {name: value for name, value in kept.items() if name in {field.name for field in fields(KINDS[stage])}}
    return defaults_of(stage) | kept | {"stage": stage}


def defaults_of(stage: str) -> dict[str, Any]:
    """What a state has where nothing was saved: fields that the version before did not know."""
    kind = KINDS[stage]
    defaults = {field.name: field.default for field in fields(kind) if field.default is not MISSING}
    return {name: json.loads(dump(one)) if type(one) in (*STATES, Draft) else one for name, one in defaults.items()}


def test_what_the_version_before_has_saved_still_loads() -> None:
    for saved in BEFORE:
        assert json.loads(dump(load(json.dumps(saved)))) == as_written_now(saved)
    assert len({saved["stage"] for saved in BEFORE}) > 50
    assert RENAMED == FORMER_NAMES


def test_the_length_of_a_lines_pins_is_kept_beside_the_state_and_found_where_it_was_before() -> None:
    assert longest_pin_in(dump(Lobby(), longest_pin=8)) == 8
    assert longest_pin_in(dump(Lobby())) is None
    long_lines = [saved["stage"] for saved in BEFORE if longest_pin_in(json.dumps(saved)) == 8]
    assert long_lines == ["PinEntry", "Person", "PinHeard", "MainMenu", "KnownLine", "Person"]


def test_fields_of_a_newer_version_are_left_out_and_missing_ones_take_their_defaults() -> None:
    assert load('{"stage":"InRoom","hand":3,"colour":"red"}') == InRoom()
    assert load('{"stage":"PinEntry","slips":2}') == PinEntry(slips=2)
    assert load('{"stage":"PinHeard","readings":["748290"],"in_window":false}') == PinHeard(("748290",))
    assert load('{"stage":"Person","back":{"stage":"CancelQuestion","back":{"stage":"MySeat"}}}') == Person(
        GivingUpSeat(MySeat())
    )
    assert load('{"stage":"SeatConfirmed","admitted":true}') == SeatClaiming(admitted=True)


UNREADABLE = [
    ('{"stage":"Karaoke"}', "no stage is called Karaoke"),
    ("{}", "no stage is called None"),
    ('{"stage":"StarMenu","back":{"stage":"Karaoke"}}', "no stage is called Karaoke"),
    ('{"stage":"StarMenu"}', "StarMenu was saved in another form: 'back'"),
    ('{"stage":"Lobby","rounds":"2"}', "Lobby was saved in another form: int expected, str found"),
    ('{"stage":"Lobby","rounds":true}', "Lobby was saved in another form: int expected, bool found"),
    ('{"stage":"SeatClaiming","admitted":1}', "another form: bool expected, int found"),
    ('{"stage":"PinHeard","readings":"748290"}', "another form: list expected, str found"),
    ('{"stage":"PinHeard","readings":[748290]}', "another form: str expected, int found"),
    ('{"stage":"PinHeard","readings":["748290"],"entry":3}', "another form"),
    ('{"stage":"StarMenu","back":"Lobby"}', "a state expected, str found"),
    ('{"stage":"SpokenDetail","draft":"Erna"}', "another form"),
    ("[]", "a state expected, list found"),
    ("PinEntry", "no JSON"),
]


def test_what_cannot_be_read_is_trouble_that_says_what_it_is() -> None:
    for saved, says in UNREADABLE:
        with pytest.raises(UnreadableState, match=says):
            load(saved)
