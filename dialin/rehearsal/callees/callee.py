"""How an address answers: who is there, after how many seconds, and what they do on the line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from dialin.rehearsal.callees.far_ends.script import FarEnd

# What the provider usually takes to tell a person from a machine.
DETECTION_SECONDS = 4.0


@dataclass(frozen=True)
class Deed:
    """One thing that a person does: presses, says or hangs up, `after` seconds.

    They count from the end of the words `hears`, said since the deed before; without these, from the deed before or
    from the answer. Case, stops and where sentences are cut do not matter.
    """

    presses: str = ""
    says: str = ""
    hangs_up: bool = False
    hears: str = ""
    after: float = 1.0


@dataclass(frozen=True)
class Machine:
    """An answering machine: says its greeting, beeps, and records until nothing is said for `silence` seconds.

    ends: how the provider notices that the greeting is over; only with `beep` is there one.
    """

    greeting: str = "Guten Tag. Wir sind gerade nicht zu Hause. Bitte sprechen Sie nach dem Ton."
    ends: Literal["beep", "silence", "other"] = "beep"
    pause: float = 0.5
    silence: float = 10.0
    longest: float = 120.0


@dataclass(frozen=True)
class Callee:
    """How an address answers. With `expects` it is a simple dial-in of a videoconference, with `far_end` a platform's.

    outcome: `somebody` is a telephone that rings until a person picks it up (Leg.pick_up) or declines; `rejected` is
    one that turns the call away by itself, which the company calls busy with a SIP code of its own.
    Keys before `listens_after` seconds are lost; the caller is admitted once the last keys are those of
    `expects`. Wrong keys of that length, or none within `patience` seconds, make it hang up.
    does: what the person does, one deed after the other. machine: an answering machine is there instead of a person.
    answered_by, detected_after: what machine detection takes it for, where it is mistaken, and after how many seconds.
    refused_with: the code with which the provider refuses to call there at all. then: how it answers the next time.
    """

    outcome: Literal["answers", "busy", "rejected", "no-answer", "failed", "somebody"] = "answers"
    answers_after: float = 2.0
    expects: str = ""
    listens_after: float = 0.0
    patience: float | None = None
    hangs_up_after: float | None = None
    answered_by: str = ""
    sip_headers: Mapping[str, str] = field(default_factory=dict)
    does: tuple[Deed, ...] = ()
    machine: Machine | None = None
    detected_after: float = DETECTION_SECONDS
    refused_with: int = 0
    then: Self | None = None
    far_end: "FarEnd | None" = None

    def at_try(self, number: int) -> "Callee":
        """How it answers the try of this number, counted from 0; the last way stays."""
        return self.then.at_try(number - 1) if number and self.then else self


def callee_for(callees: Mapping[str, Callee], address: str, anybody_else: Callee) -> Callee:
    """Who answers at a number or SIP URI; parameters and headers of a URI do not matter."""
    return callees.get(address) or callees.get(bare(address)) or anybody_else


def bare(address: str) -> str:
    return address.partition("?")[0].partition(";")[0]
