"""The people and machines whom the company can call, and how they behave when their telephone rings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from dialin.rehearsal.steps import Steps, Waiting
from dialin.rehearsal.wire.callbacks import tell_progress

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg

# The network's own time on top of the ringing time that was asked for.
EXTRA_RINGING = 5.0


@dataclass(frozen=True)
class Callee:
    """How an address answers. With `expects` it is a videoconference's dial-in.

    Keys before `listens_after` seconds are lost; the caller is admitted once the last keys are those of
    `expects`. Wrong keys of that length, or none within `patience` seconds, make it hang up.
    """

    outcome: Literal["answers", "busy", "no-answer", "failed"] = "answers"
    answers_after: float = 2.0
    expects: str = ""
    listens_after: float = 0.0
    patience: float | None = None
    hangs_up_after: float | None = None
    answered_by: str = "human"
    sip_headers: Mapping[str, str] = field(default_factory=dict)


def callee_for(company: "Company", address: str) -> Callee:
    """Who answers at a number or SIP URI; parameters and headers of a URI do not matter."""
    bare = address.partition("?")[0].partition(";")[0]
    return company.callees.get(address) or company.callees.get(bare) or company.anybody_else


def ring_out(company: "Company", leg: "Leg", callee: Callee, timeout: float) -> Steps[str]:
    """Let it ring; `answered`, or the status with which the leg ends."""
    leg.was_initiated = True
    tell_progress(company, leg, "initiated")
    leg.status = "ringing"
    tell_progress(company, leg, "ringing")
    longest = timeout + EXTRA_RINGING
    answers = callee.outcome != "no-answer" and callee.answers_after <= longest
    until = company.now + timedelta(seconds=callee.answers_after if answers else longest)
    while company.now < until:
        yield Waiting("answer", until)
    if not answers or callee.outcome != "answers":
        return callee.outcome if answers else "no-answer"
    leg.answer()
    _behave(company, leg, callee)
    tell_progress(company, leg, "answered")
    return "answered"


def _behave(company: "Company", leg: "Leg", callee: Callee) -> None:
    if callee.hangs_up_after is not None:
        company.clock.after(callee.hangs_up_after, lambda: _hang_up(leg, "the callee hung up"))
    leg.is_admitted = not callee.expects
    if not callee.expects:
        return
    opens = company.now + timedelta(seconds=callee.listens_after)
    typed: list[str] = []

    def hear(key: str) -> None:
        if leg.is_admitted or company.now < opens:
            return
        typed.append(key)
        if "".join(typed).endswith(callee.expects):
            leg.is_admitted = True
        elif len(typed) >= len(callee.expects):
            _hang_up(leg, "the callee does not know these keys")

    leg.on_tone = hear
    if callee.patience is not None:
        company.clock.after(callee.patience, lambda: _hang_up_unless_admitted(leg))


def _hang_up_unless_admitted(leg: "Leg") -> None:
    if not leg.is_admitted:
        _hang_up(leg, "the callee heard no keys")


def _hang_up(leg: "Leg", reason: str) -> None:
    leg.end("completed", reason, by="person")
