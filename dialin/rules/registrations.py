"""What a person hands in to be registered: at the desk, in a list, on the telephone."""

from dataclasses import dataclass

DELIVERIES = ("letter", "call", "sms", "email", "staff")
LONGEST_QUESTION = 2000


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
