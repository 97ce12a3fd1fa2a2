"""One file per stage, in a folder per topic. Importing this package finds them all; each registers itself.

No stage imports another: to hand a caller on, a stage names the other's state. What stages share stands above them.
"""

from importlib import import_module
from pkgutil import walk_packages

from dialin.dialogue import words
from dialin.dialogue.registry import ENTERING, HEARING, OWN_KEYS, refuse_the_unfinished
from dialin.dialogue.words.state import Place, State

__all__ = ["ENTERING", "HEARING", "OWN_KEYS", "STATES"]


def _find_states() -> frozenset[type[State]]:
    """Every class of the words that says where its caller is."""
    modules = [import_module(found.name) for found in walk_packages(words.__path__, f"{words.__name__}.")]
    classes = [made for module in modules for made in vars(module).values() if isinstance(made, type)]
    return frozenset(made for made in classes if isinstance(vars(made).get("place"), Place))


STATES = _find_states()
for stage in walk_packages(__path__, f"{__name__}."):
    import_module(stage.name)
refuse_the_unfinished(STATES)
