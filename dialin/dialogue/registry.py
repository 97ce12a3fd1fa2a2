"""Where each stage registers itself, by a decorator on each of its two functions.

@enters(Lobby) above `def enter(state: Lobby, scene: Scene) -> Turn`; @hears(Lobby) above
`def hear(state: Lobby, heard: Input, scene: Scene) -> Turn`. A function of another state's fails the type check.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn
from dialin.dialogue.words.state import State

S = TypeVar("S", bound=State)
Enter = Callable[[S, Scene], Turn]
Hear = Callable[[S, Input, Scene], Turn]

ENTERING: dict[type[State], Enter[State]] = {}
HEARING: dict[type[State], Hear[State]] = {}
OWN_KEYS: set[type[State]] = set()  # states whose stages read 0 and hash themselves


def enters(kind: type[S]) -> Callable[[Enter[S]], Enter[S]]:
    def register(enter: Enter[S]) -> Enter[S]:
        _refuse_a_second(kind, kind in ENTERING)
        ENTERING[kind] = lambda state, scene: enter(_own(kind, state), scene)
        return enter

    return register


def hears(kind: type[S], *, own_keys: bool = False) -> Callable[[Hear[S]], Hear[S]]:
    """own_keys: 0 and hash are heard by the stage; else 0 leads to a person and hash says it again."""

    def register(hear: Hear[S]) -> Hear[S]:
        _refuse_a_second(kind, kind in HEARING)
        HEARING[kind] = lambda state, heard, scene: hear(_own(kind, state), heard, scene)
        if own_keys:
            OWN_KEYS.add(kind)
        return hear

    return register


def refuse_the_unfinished(kinds: Iterable[type[State]]) -> None:
    """Raises LookupError where one of these states has no stage, or only half of one."""
    missing = sorted(kind.__name__ for kind in kinds if kind not in ENTERING or kind not in HEARING)
    if missing:
        raise LookupError(f"no stage enters and hears {', '.join(missing)}")


def _refuse_a_second(kind: type[State], is_known: bool) -> None:
    if is_known:
        raise LookupError(f"two stages claim {kind.__name__}")


def _own(kind: type[S], state: State) -> S:
    if not isinstance(state, kind):
        raise TypeError(f"the stage of {kind.__name__} was given {type(state).__name__}")
    return state
