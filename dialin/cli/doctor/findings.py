"""What a check has found, in one line, and what to do about it."""

from dataclasses import dataclass
from enum import Enum

UNSEEN = "not looked at: "


class Kind(Enum):
    FINE = "ok"
    LOOK = "look"  # nothing stands in the way of an evening, and somebody should know
    MEND = "MEND"
    UNSEEN = "-"  # something else has to be mended first


@dataclass(frozen=True, slots=True)
class Finding:
    """Nothing in it is a secret: it is printed, mailed and kept by whoever watches."""

    kind: Kind
    says: str
    mend: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A finding, and which check has made it."""

    name: str
    kind: Kind
    says: str
    mend: str | None

    @property
    def is_ok(self) -> bool:
        """Whether there is nothing to mend here."""
        return self.kind is not Kind.MEND

    @property
    def is_warning(self) -> bool:
        return self.kind is Kind.LOOK


def fine(says: str) -> Finding:
    return Finding(Kind.FINE, says)


def worth_a_look(says: str, mend: str) -> Finding:
    return Finding(Kind.LOOK, says, mend)


def wrong(says: str, mend: str) -> Finding:
    return Finding(Kind.MEND, says, mend)


def unseen(why: str) -> Finding:
    return Finding(Kind.UNSEEN, UNSEEN + why)


def wrong_as_refused(sentence: str) -> Finding:
    """Of a refusal that says in one breath what is wrong and what to do."""
    for stop in (". ", ": "):
        says, found, mend = sentence.partition(stop)
        if found:
            whole = f"{says} cannot be used as it is" if " " not in says else says
            return wrong(whole + ".", mend[:1].upper() + mend[1:])
    return wrong(sentence, "Set it right, and run dialin doctor again.")
