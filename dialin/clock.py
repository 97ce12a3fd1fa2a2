"""The one place where the time of day is read; everywhere else `now` is an argument."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The present instant in UTC, with its zone."""
    return datetime.now(UTC)  # noqa: TID251 (the one reader)
