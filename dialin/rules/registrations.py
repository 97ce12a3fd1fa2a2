"""What a person hands in to be registered: at the desk, in a list, on the telephone."""

from dataclasses import dataclass, fields
from typing import Literal

from dialin.rules.reaching.reach import CALLERS, DELIVERIES, Reach
from dialin.rules.refusals import Refused

__all__ = ["CALLERS", "DELIVERIES", "Caller", "Registration", "judge_reason", "reach_of"]

Caller = Literal["machine", "person"]
LONGEST_QUESTION = 2000
LONGEST_REASON = 200  # of a late entry; it stands in the log once for each person


@dataclass(frozen=True, slots=True)
class Registration:
    """What was handed in, as written. phone may be empty: people may leave no number. source: how a question came.

    is_untyped: the name was spoken, and stands in for itself until staff have typed it up. is_listed: it comes from
    a list that is imported again and again, so that whoever has cancelled since stays cancelled. from_line: E.164, the
    line that registers by telephone. The rest is as in a Reach.
    """

    name: str
    phone: str = ""
    language: str | None = None
    question: str = ""
    delivery: str = "letter"
    email: str = ""
    callback: bool = False
    late_reason: str = ""
    source: str = "registration"
    is_untyped: bool = False
    is_listed: bool = False
    from_line: str | None = None
    street: str = ""
    postcode: str = ""
    town: str = ""
    address: str = ""
    contact: str = ""
    room: str = ""
    has_dial: bool = False
    called_by: str = "machine"


def reach_of(registration: Registration) -> Reach:
    """How they want to be reached."""
    return Reach(**{one.name: getattr(registration, one.name) for one in fields(Reach)})


def judge_reason(reason: str) -> Refused | None:
    """Of a late entry."""
    if len(reason) <= LONGEST_REASON:
        return None
    longest = {"longest": str(LONGEST_REASON)}
    return Refused("The reason is too long. Write at most {longest} characters.", longest, field="late_reason")
