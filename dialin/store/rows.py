"""Turns what a query finds into the frozen values that the store hands out: one class a table, its columns in order."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Result

LARGEST_ID = 2**31 - 1  # of a row; PostgreSQL cannot even be asked for a larger one

T = TypeVar("T")


def one(kind: Callable[..., T], found: Result[Any]) -> T | None:
    """The only row; None where there is none. Raises MultipleResultsFound where there are several."""
    row = found.one_or_none()
    return None if row is None else kind(*row)


def first(kind: Callable[..., T], found: Result[Any]) -> T | None:
    row = found.first()
    return None if row is None else kind(*row)


def every(kind: Callable[..., T], found: Result[Any]) -> list[T]:
    return [kind(*row) for row in found]
