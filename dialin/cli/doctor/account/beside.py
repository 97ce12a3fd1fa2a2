"""Asks about several numbers at a time: one after the other, many would take longer than a check may."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 8

Asked = TypeVar("Asked")
Told = TypeVar("Told")


def beside(ask: Callable[[Asked], Told], things: Sequence[Asked]) -> list[Told]:
    """What is told of each, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(ask, things))
