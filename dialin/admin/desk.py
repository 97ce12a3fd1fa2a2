"""Carries out what a colleague asks for: one action, one transaction, and a refusal takes everything back."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from dialin.admin.access import colleague
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.database import transaction

T = TypeVar("T")
Act = Callable[[Connection, str, datetime], T | Refused]


class _TakenBack(Exception):
    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


def carry_out(act: Act[T]) -> T | Refused:
    """`act` is handed the connection, the name for the audit log, and the time."""
    services = current_services()
    try:
        with transaction(services.database) as connection:
            return _unless_refused(act(connection, colleague().name, services.clock()))
    except _TakenBack as taken_back:
        return taken_back.refused


def _unless_refused(outcome: T | Refused) -> T:
    if isinstance(outcome, Refused):
        raise _TakenBack(outcome)
    return outcome
