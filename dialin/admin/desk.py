"""Carries out what a colleague asks for: one action, one transaction, and a refusal takes everything back."""

from collections.abc import Callable
from typing import TypeVar

from dialin.admin.access import colleague
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.act import Act

T = TypeVar("T")


class _TakenBack(Exception):
    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


def carry_out(deed: Callable[[Act], T | Refused]) -> T | Refused:
    try:
        with current_services().acting(colleague().name) as act:
            return _unless_refused(deed(act))
    except _TakenBack as taken_back:
        return taken_back.refused


def _unless_refused(outcome: T | Refused) -> T:
    if isinstance(outcome, Refused):
        raise _TakenBack(outcome)
    return outcome
