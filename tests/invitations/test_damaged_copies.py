"""A damaged copy of an invitation is read like the invitation."""

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dialin.invitations.reading import read_invitation
from tests.every import every
from tests.invitations.damage import CARRIERS, DAMAGES
from tests.invitations.sampling import SAMPLES, said

WHOLE = {sample.name: sample for sample in SAMPLES if sample.is_whole}
SOME = list(WHOLE)[::4]


@cache
def reading_of(name: str) -> tuple[Any, ...]:
    return said(read_invitation(WHOLE[name].content))


def damaged(name: str, damages: list[str], carrier: str, seed: int) -> bytes:
    text, chance = WHOLE[name].text, Random(seed)
    for damage in damages:
        text = DAMAGES[damage](text, chance)
    return CARRIERS[carrier](text)


def changed(names: Iterable[str], damages: list[str], carrier: str) -> dict[str, Any]:
    """What is read of the copies that are not read like the invitation, and what is read of that."""
    copies = {name: said(read_invitation(damaged(name, damages, carrier, seed=1))) for name in names}
    return {name: (copy, reading_of(name)) for name, copy in copies.items() if copy != reading_of(name)}


@every("damage", DAMAGES)
def test_no_damage_changes_a_reading(damage: str) -> None:
    assert changed(WHOLE if damage == "cut" else SOME, [damage], "plain") == {}


@every("carrier", CARRIERS)
def test_no_way_of_saving_it_changes_a_reading(carrier: str) -> None:
    assert changed(SOME, [], carrier) == {}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    damages=st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=2, unique=True),
    carrier=st.sampled_from(sorted(CARRIERS)),
    seed=st.integers(0, 999),
)
def test_no_two_damages_together_change_a_reading(name: str, damages: list[str], carrier: str, seed: int) -> None:
    assert said(read_invitation(damaged(name, damages, carrier, seed))) == reading_of(name)
