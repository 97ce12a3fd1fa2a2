"""For how long we keep what people tell us, kind by kind: what callers hear, what an operator may set, what is done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from dialin.rules.phases import Schedule
from dialin.rules.refusals import Refused

NAMELESS = "-"  # stands where the name of somebody was who is forgotten

# What nobody needs beyond hours; nobody may set these, since each is as long as the work itself takes.
UPLOADS_KEPT = timedelta(hours=1)  # a list that was handed in and not taken over
UNKEPT_FOR = timedelta(hours=1)  # a recording that its caller has not kept: longer than anybody listens to their own
UNREGISTERED_FOR = timedelta(hours=24)  # what was spoken for a registration that was never finished


class Kind(StrEnum):
    """What is on file about people, by the words of the setting."""

    VOICES = "voices"
    DETAILS = "details"
    QUESTIONS = "questions"
    PINS = "pins"
    CALL_BACKS = "call_backs"
    CALLS = "calls"
    PEOPLE = "people"
    CONSENTS = "consents"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Term:
    """days: after the event, unless somebody sets others between `least` and `most`. why: so long, and no longer."""

    days: int
    least: int
    most: int
    what: str
    why: str


# The law names no numbers but says: no longer than the purpose needs (Article 5 (1) (e) GDPR).
TERMS: Mapping[Kind, Term] = {
    Kind.VOICES: Term(14, 1, 14, "recorded questions", "until they are typed up; callers are told the days"),
    Kind.DETAILS: Term(7, 1, 14, "recorded names", "until they are typed up, in vain once it is over"),
    Kind.QUESTIONS: Term(14, 1, 30, "questions", "answers may have to follow by letter"),
    Kind.PINS: Term(1, 1, 14, "PINs", "a PIN opens nothing after its event; for a day it is still told so"),
    Kind.CALL_BACKS: Term(14, 1, 30, "promised call backs", "after that nobody would know what the call was for"),
    Kind.CALLS: Term(7, 1, 30, "calls", "faults are looked for within a week, as is usual for traffic data"),
    Kind.PEOPLE: Term(14, 1, 30, "names, numbers, addresses", "seats may have to be explained, and letters answered"),
    Kind.CONSENTS: Term(1095, 30, 1461, "proof of consent, without a name", "claims lapse after three years"),
    Kind.LOG: Term(180, 30, 365, "the log of who did what", "half a year, to look into a complaint; from the entry on"),
}  # fmt: skip
NAMELESS_KINDS = frozenset({Kind.CONSENTS, Kind.LOG})  # nobody's name, number or words are in them by then


@dataclass(frozen=True, slots=True)
class Terms:
    """How many days each kind is kept here."""

    days: Mapping[Kind, int]

    @property
    def told(self) -> int:
        """After so many days everything that is anybody's is gone: callers who register hear this number."""
        return max(days for kind, days in self.days.items() if kind not in NAMELESS_KINDS)

    @property
    def voices(self) -> int:
        """Callers hear this number before they record a question."""
        return self.days[Kind.VOICES]

    def before(self, kind: Kind, now: datetime) -> datetime:
        """What is older than this has been kept for its days."""
        return now - timedelta(days=self.days[kind])


USUAL = Terms({kind: term.days for kind, term in TERMS.items()})


@lru_cache(maxsize=8)
def read_terms(text: str) -> Terms | Refused:
    """The usual terms, but for what stands in `people=14,calls=7`."""
    given: dict[Kind, int] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, _, days = (side.strip() for side in part.partition("="))
        if name not in TERMS:
            return Refused(
                "Nothing that is kept is called “{word}”. Write one of: {kinds}.",
                {"word": name, "kinds": ", ".join(TERMS)},
            )
        if Kind(name) in given:
            return Refused("Write {kind} once.", {"kind": name})
        term = TERMS[Kind(name)]
        if not re.fullmatch("[0-9]{1,4}", days) or not term.least <= int(days) <= term.most:
            about = {"kind": name, "least": str(term.least), "most": str(term.most)}
            return Refused("Write {kind} with {least} to {most} days, as {kind}={most}.", about)
        given[Kind(name)] = int(days)
    return Terms({**USUAL.days, **given})


def is_past(schedule: Schedule, days: int, now: datetime) -> bool:
    """Whether the event has been over for so many days; what was moved to a later day counts from there.

    One that was cancelled is over when it would have ended: on its evening, too, people hear that it was called off.
    """
    called_off = None if schedule.cancelled_at is None else max(schedule.cancelled_at, schedule.ends)
    over = schedule.ended_at or called_off
    return over is not None and now - over >= timedelta(days=days)
