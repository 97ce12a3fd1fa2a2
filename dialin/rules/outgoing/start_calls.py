"""When people are called who asked for a call at the start: said when they register, and kept when they are called."""

from datetime import datetime, timedelta

FROM = timedelta(minutes=10)  # before the start the first telephone rings
LATEST = timedelta(minutes=5)  # after it, whoever has heard nothing had better call


def calls_begin(starts: datetime) -> datetime:
    return starts - FROM


def rung_by(starts: datetime) -> datetime:
    """By then it has rung, or something is wrong."""
    return starts + LATEST
