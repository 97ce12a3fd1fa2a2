"""Answering machine detection: what the provider takes the far end for, and when it knows."""

from dataclasses import dataclass

from dialin.rehearsal.callees.callee import Callee, Machine
from dialin.rehearsal.twiml.speech import speaking_seconds

# From the beep, or from the end of a greeting without one, until the provider is sure of it.
NOTICES_BEEP, NOTICES_SILENCE = 0.3, 1.2


@dataclass(frozen=True)
class Detection:
    """Which detection was asked for; told: where the verdict is posted while the document runs already.

    waits_for_end: the verdict on a machine comes when its greeting is over (DetectMessageEnd).
    """

    waits_for_end: bool = False
    timeout: float = 30.0
    is_beside: bool = False
    told: tuple[str, str] | None = None


@dataclass(frozen=True)
class Verdict:
    """AnsweredBy, and how many seconds after the answer it is known."""

    answered_by: str
    seconds: float


def verdict_on(callee: Callee, detection: Detection) -> Verdict:
    """What detection makes of a callee; `unknown` once its time is over."""
    found = Verdict(callee.answered_by or "human", callee.detected_after)
    if callee.machine and not callee.answered_by:
        found = _on_machine(callee, callee.machine, detection)
    return found if found.seconds <= detection.timeout else Verdict("unknown", detection.timeout)


def _on_machine(callee: Callee, machine: Machine, detection: Detection) -> Verdict:
    if not detection.waits_for_end:
        return Verdict("machine_start", callee.detected_after)
    over = speaking_seconds(machine.greeting) + machine.pause
    notices = {"beep": NOTICES_BEEP, "silence": NOTICES_SILENCE, "other": NOTICES_SILENCE}
    return Verdict(f"machine_end_{machine.ends}", over + notices[machine.ends])
