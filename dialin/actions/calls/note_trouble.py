"""A caller does not find the way alone, or has asked for a person: staff see a mark."""

from dialin.store.act import Act
from dialin.store.calls import Call, change_call


def note_trouble(act: Act, call: Call, stage: str) -> None:
    """stage: in which it was; the mark stays until staff clear it."""
    change_call(act, call.id, {"trouble": stage})
