"""States to JSON and back, so that a call survives restarts and may be answered by any process."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from typing import NoReturn, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import CattrsError
from cattrs.gen import make_dict_structure_fn

from dialin.dialogue.stages import STATES
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.state import State

# What the version before has saved: an evening's calls survive a deploy.
FORMER_NAMES = {
    "SeatConfirmed": "SeatClaiming", "CancelQuestion": "GivingUpSeat", "Enrolment": "Registering",
    "CallBackWish": "Registering",  # no call is promised any more, and either answer led there
    "PinHandover": "PinReady",  # nor a letter: the PIN is read
}  # fmt: skip
FORMER_LENGTHS = ("length", "pin_length")  # where the longest PIN stood, in a state or in one inside it

T = TypeVar("T")
ReadState = Callable[[dict[str, object], type[State]], State]
Read = Callable[[object, type[object]], T]  # from what JSON has, and the type that is expected, to that type
_BESIDE = re.compile(r'"longest_pin":(\d+)}$')  # at the end of what `dump` writes: every turn looks more than once
_write = json.JSONEncoder(separators=(",", ":")).encode
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in (*STATES, Draft)}


class UnreadableState(ValueError):
    """A saved state that this version does not know, or whose fields are not of their types."""


def dump(state: State, *, longest_pin: int | None = None) -> str:
    """longest_pin: of the line, as found at arrival; it is kept beside every state, whatever its stage."""
    found = {} if longest_pin is None else {"longest_pin": longest_pin}
    return _write(_plain(state) | found)


def _plain(part: State | Draft) -> dict[str, object]:
    plain: dict[str, object] = {"stage": type(part).__name__}
    for name in _FIELDS[type(part)]:
        value = getattr(part, name)
        plain[name] = _plain(value) if type(value) in _FIELDS else value
    return plain


def load(text: str) -> State:
    """The state that `dump` wrote; fields it did not know yet take their defaults, fields since dropped are left out.

    Raises UnreadableState.
    """
    try:
        return _read_state(json.loads(text), State)
    except json.JSONDecodeError as trouble:
        raise UnreadableState("a saved state is no JSON") from trouble


def longest_pin_in(text: str) -> int | None:
    """What `dump` was given beside the state; None where nothing was."""
    beside = _BESIDE.search(text)
    if beside is not None:
        return int(beside[1])
    length = _former_length(json.loads(text))
    return length if isinstance(length, int) else None


def bare(text: str) -> str:
    """What may stay of a state once its call is over: nothing but the longest PIN of the line."""
    longest = longest_pin_in(text or "{}")
    return _write({} if longest is None else {"longest_pin": longest})


def _former_length(plain: object) -> object:
    if not isinstance(plain, dict):
        return None
    here = next((plain[name] for name in FORMER_LENGTHS if name in plain), None)
    return here or _former_length(plain.get("entry") or plain.get("back"))


def _read_state(plain: object, _kind: object) -> State:
    if not isinstance(plain, dict):
        raise UnreadableState(f"a state expected, {type(plain).__name__} found")
    stage = (
        "PinReady" if plain.get("detail") == "address" else plain.get("stage")
    )  # for a letter, which is sent no more
    if stage not in _READERS:
        raise UnreadableState(f"no stage is called {stage}")
    kind, read = _READERS[stage]
    try:
        return read(plain, kind)
    except (KeyError, TypeError, CattrsError) as trouble:
        raise UnreadableState(f"{stage} was saved in another form: {trouble}") from trouble


# Nothing is made to fit: a number in quotes is no number, and 1 is no yes.
def _read_int(value: object, _kind: object) -> int:
    return value if type(value) is int else _refuse(value, int)


def _read_str(value: object, _kind: object) -> str:
    return value if type(value) is str else _refuse(value, str)


def _read_bool(value: object, _kind: object) -> bool:
    return value if type(value) is bool else _refuse(value, bool)


def _refuse(value: object, kind: type[object]) -> NoReturn:
    raise TypeError(f"{kind.__name__} expected, {type(value).__name__} found")


def _read_list(value: object, kind: type[object]) -> tuple[object, ...]:
    """For tuple[str, ...] and the like, which JSON has as lists."""
    (one, _) = get_args(kind)
    read = {int: _read_int, str: _read_str}[one]
    return tuple(read(each, one) for each in value) if isinstance(value, list) else _refuse(value, list)


def _nested(kind: type[T], converter: Converter) -> Read[T]:
    """What stands inside a state, by its own type: a draft, or the entry of a PIN."""
    read = make_dict_structure_fn(kind, converter)
    return lambda value, _: read(value, kind) if isinstance(value, dict) else _refuse(value, dict)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _readers() -> dict[object, tuple[type[State], ReadState]]:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(int, _read_int)
    converter.register_structure_hook(str, _read_str)
    converter.register_structure_hook(bool, _read_bool)
    converter.register_structure_hook_func(_is_tuple, _read_list)
    converter.register_structure_hook_func(lambda kind: kind is State, _read_state)
    converter.register_structure_hook_factory(lambda kind: kind in _FIELDS, _nested)
    readers: dict[object, tuple[type[State], ReadState]] = {}
    for kind in STATES:
        readers[kind.__name__] = (kind, make_dict_structure_fn(kind, converter))
    return readers | {former: readers[present] for former, present in FORMER_NAMES.items()}


_READERS = _readers()
