"""The script of a dial-in: what it says and asks, step by step, until it lets its caller in or hangs up."""

from dataclasses import dataclass
from typing import Literal

from dialin.rehearsal.callees.far_ends.meeting import Meeting

Lobby = Literal["holds", "drops"]


@dataclass(frozen=True)
class Says:
    """Words, or with none so many seconds of silence, that no key cuts off."""

    text: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Asks:
    """Asks for keys with the hash behind them, and says no and asks again where they are others.

    wanted: None takes any keys and silence too, as the step for a participant's number does.
    needs_meeting: before the host has come no keys are right. hears_at_once: the first key cuts the words off; else
    keys are lost until they are over. waits: seconds of silence after which a try is over.
    skipped_by: a first key with which the answer to the next question may be given here.
    """

    text: str
    wanted: str | None
    refusal: str = ""
    tries: int = 3
    waits: float = 10.0
    hears_at_once: bool = True
    needs_meeting: bool = False
    skipped_by: str = ""


@dataclass(frozen=True)
class AwaitsHost:
    """Where the host is not there yet: holds its callers with music, or hangs up after so many seconds."""

    text: str
    hangs_up_after: float | None = None


@dataclass(frozen=True)
class LetsIn:
    """Into the meeting, or its lobby; a locked one turns the caller away."""

    welcome: str
    alone: str
    locked: str
    in_lobby: str
    ended: str
    lobby: Lobby = "holds"


Step = Says | Asks | AwaitsHost | LetsIn


@dataclass(frozen=True)
class FarEnd:
    """keeps_early: keys that came before a question was asked count as its answer; else they are lost."""

    meeting: Meeting
    steps: tuple[Step, ...]
    farewell: str
    keeps_early: bool = False
