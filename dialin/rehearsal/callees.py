"""The people and machines whom the company can call, and how they behave when their telephone rings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import Steps, WaitFor
from dialin.rehearsal.progress import report_progress

# The network's own time on top of the ringing time that was asked for.
EXTRA_RINGING = 5.0
_SIP_CODES = {"answered": "200", "busy": "486", "no-answer": "487", "failed": "503"}


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


def callee_for(callees: Mapping[str, Callee], address: str, anybody_else: Callee) -> Callee:
    """Who answers at a number or SIP URI; parameters and headers of a URI do not matter."""
    bare = address.partition("?")[0].partition(";")[0]
    return callees.get(address) or callees.get(bare) or anybody_else


def ring_out(network: Network, leg: Leg, callee: Callee, timeout: float) -> Steps[str]:
    """Let it ring; `answered`, or the status with which the leg ends."""
    leg.was_initiated = True
    report_progress(network, leg, "initiated")
    leg.status = "ringing"
    report_progress(network, leg, "ringing")
    longest = timeout + EXTRA_RINGING
    answers = callee.outcome != "no-answer" and callee.answers_after <= longest
    until = network.clock.later(callee.answers_after if answers else longest)
    while network.clock.now < until:
        yield WaitFor("answer", until)
    if not answers or callee.outcome != "answers":
        return callee.outcome if answers else "no-answer"
    leg.answer()
    _behave(network.clock, leg, callee)
    report_progress(network, leg, "answered")
    return "answered"


def ring_dialled(network: Network, leg: Leg, callee: Callee, timeout: float) -> Steps[str]:
    """As ring_out, for the called side of a <Dial>; a SIP address's answer is kept for the Dial's action."""
    outcome = yield from ring_out(network, leg, callee, timeout)
    if leg.to.startswith(("sip:", "sips:")):
        call_id = network.new_sid("")
        leg.sip_answer = {
            "DialSipCallId": call_id,
            "DialSipResponseCode": _SIP_CODES[outcome],
            **{f"DialSipHeader_{name}": value for name, value in callee.sip_headers.items()},
        }
        headers = {f"SipHeader_{name}": value for name, value in callee.sip_headers.items()}
        leg.sip_parameters = {"SipCallId": call_id, **headers}
    return outcome


def _behave(clock: CompanyClock, leg: Leg, callee: Callee) -> None:
    if callee.hangs_up_after is not None:
        clock.after(callee.hangs_up_after, lambda: _hang_up(leg, "the callee hung up"))
    leg.is_admitted = not callee.expects
    if not callee.expects:
        return
    opens = clock.later(callee.listens_after)
    typed: list[str] = []

    def hear(key: str) -> None:
        if leg.is_admitted or clock.now < opens:
            return
        typed.append(key)
        if "".join(typed).endswith(callee.expects):
            leg.is_admitted = True
        elif len(typed) >= len(callee.expects):
            _hang_up(leg, "the callee does not know these keys")

    leg.on_tone = hear
    if callee.patience is not None:
        clock.after(callee.patience, lambda: _hang_up_unless_admitted(leg))


def _hang_up_unless_admitted(leg: Leg) -> None:
    if not leg.is_admitted:
        _hang_up(leg, "the callee heard no keys")


def _hang_up(leg: Leg, reason: str) -> None:
    leg.end("completed", reason, by="person")
