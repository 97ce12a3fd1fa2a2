"""What a person hands in to be registered: at the desk, in a list, on the telephone."""

from dataclasses import dataclass
from typing import Literal

from dialin.rules.refusals import Refused

Caller = Literal["machine", "person"]
DELIVERIES = ("letter", "call", "sms", "email", "staff")
CALLERS: tuple[Caller, ...] = ("machine", "person")
LONGEST_QUESTION = 2000
LONGEST_REASON = 200  # of a late entry; it stands in the log once for each person
LONGEST_EMAIL = 254  # no mail reaches a longer one


@dataclass(frozen=True, slots=True)
class Registration:
    """What was handed in, as written. phone may be empty: people may leave no number. source: how a question came.

    is_untyped: the name was spoken, and stands in for itself until staff have typed it up. is_listed: it comes from
    a list that is imported again and again, so that whoever has cancelled since stays cancelled. from_line: E.164, the
    line that registers by telephone.
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


def judge_reason(reason: str) -> Refused | None:
    """Of a late entry."""
    if len(reason) <= LONGEST_REASON:
        return None
    longest = {"longest": str(LONGEST_REASON)}
    return Refused("The reason is too long. Write at most {longest} characters.", longest, field="late_reason")
