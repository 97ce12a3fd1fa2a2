"""A caller wants music in the lobby, or none."""

from dialin.store.act import Act
from dialin.store.calls import Call, change_call


def choose_music(act: Act, call: Call, *, on: bool) -> None:
    change_call(act, call.id, {"wants_music": on})
