"""States to JSON and back, so that a call survives restarts and may be answered by any process."""

import json
from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import Any, cast, get_args

from dialin.dialogue.menu.drafts import Draft
from dialin.dialogue.states import State

_CLASSES: dict[str, Any] = {kind.__name__: kind for kind in (*get_args(State), Draft)}


def dump(state: State) -> str:
    return json.dumps(_plain(state), separators=(",", ":"))


def load(text: str) -> State:
    """The state that `dump` wrote; fields it did not know yet take their defaults, fields since dropped are left out.

    Raises KeyError for a stage that no longer exists.
    """
    return cast("State", _state(json.loads(text)))


def _plain(state: State) -> dict[str, Any]:
    plain: dict[str, Any] = {"stage": type(state).__name__}
    for name in _names(cast("Hashable", type(state))):
        value = getattr(state, name)
        plain[name] = _plain(value) if type(value).__name__ in _CLASSES else value
    return plain


def _state(plain: dict[str, Any]) -> Any:
    kind = _CLASSES[plain["stage"]]
    return kind(**{name: _value(plain[name]) for name in _names(cast("Hashable", kind)) if name in plain})


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return _state(value)
    return tuple(value) if isinstance(value, list) else value


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("type[State]", kind)))
