"""Calls placed through the REST API: paced, rung, answered, then run like any other."""

from dataclasses import dataclass
from datetime import timedelta

from dialin.rehearsal.callees.callee import Callee
from dialin.rehearsal.callees.detecting import Detection, Verdict, verdict_on
from dialin.rehearsal.callees.own_number import ring_own
from dialin.rehearsal.callees.ringing import ring_out
from dialin.rehearsal.company import Company
from dialin.rehearsal.documents.performing import perform
from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.documents.starting import start
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.steps import Callback, GoTo, Over, StatusCallback, Steps, WaitFor
from dialin.rehearsal.network.tones import send_tones
from dialin.rehearsal.rooms.joining import join
from dialin.rehearsal.rooms.room import Joining
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.verbs.conference import stay


@dataclass(frozen=True)
class Placing:
    """A call to place; `then` is the document that it runs once answered, or the room that it joins."""

    to: str
    from_: str
    then: GoTo | Joining
    progress: StatusCallback | None = None
    fallback: tuple[str, str] | None = None
    timeout: float = 60.0
    time_limit: float = 14400.0
    send_digits: str = ""
    detection: Detection | None = None


def place(company: Company, placing: Placing) -> Leg:
    """Place a call: it is queued, and leaves the queue at the account's pace."""
    leg = company.new_leg(placing.from_, placing.to, "outbound-api")
    leg.status, leg.progress, leg.fallback = "queued", placing.progress, placing.fallback
    if isinstance(placing.then, Joining):
        company.switchboard.rooms.open(placing.then).expected[leg.sid] = placing.then
    start(company, leg, _placed(company, leg, placing))
    return leg


def _placed(company: Company, leg: Leg, placing: Placing) -> Steps[Over]:
    yield from _queue(company)
    callee = company.rings(placing.to)
    if company.owns(placing.to):
        outcome = yield from ring_own(company, leg, placing.timeout)
    else:
        outcome = yield from ring_out(company, leg, callee, placing.timeout)
    if outcome != "answered":
        return Over(f"the callee: {outcome}", outcome)
    company.clock.after(placing.time_limit, lambda: leg.end("completed", "the call's time limit", by="company"))
    if placing.detection and not placing.send_digits:
        yield from _detect(company, leg, callee, placing.detection)
    yield from send_tones(company.clock, leg, placing.send_digits)
    run = Run(company.switchboard, leg)
    if isinstance(placing.then, Joining):
        return (yield from _visit(run, placing.then))
    return (yield from perform(run, placing.then))


def _detect(company: Company, leg: Leg, callee: Callee, detection: Detection) -> Steps[None]:
    """Find out who is there: before the document is asked for, or beside it."""
    verdict = verdict_on(callee, detection)
    if detection.is_beside:
        company.clock.after(verdict.seconds, lambda: _tell(company, leg, verdict, detection.told))
        return
    until = company.clock.later(verdict.seconds)
    while company.now < until:
        yield WaitFor("answering machine detection", until)
    leg.answered_by = verdict.answered_by


def _tell(company: Company, leg: Leg, verdict: Verdict, told: tuple[str, str] | None) -> None:
    """Post a verdict; on a call that is over meanwhile there is none."""
    if leg.is_over:
        return
    leg.answered_by = verdict.answered_by
    if told:
        found = {
            "CallSid": leg.sid,
            "AnsweredBy": verdict.answered_by,
            "MachineDetectionDuration": str(round(verdict.seconds * 1000)),
        }
        company.notify(Callback(*told, "detection", found))


def _queue(company: Company) -> Steps[None]:
    slot = company.now
    if company.calls_a_second:
        slot = max(company.now, company.next_call_at)
        company.next_call_at = slot + timedelta(seconds=1 / company.calls_a_second)
    # One turn in the queue at least: a call placed by REST is answered with `queued`.
    yield WaitFor("the queue", slot)
    while company.now < slot:
        yield WaitFor("the queue", slot)


def _visit(run: Run, joining: Joining) -> Steps[Over]:
    try:
        participant = join(run.switchboard.rooms, run.leg, joining)
    except TwimlRefused as refused:
        run.alert(refused.code, refused.reason)
        return Over(str(refused))
    yield from stay(run, participant, None)
    return Over("the room is over for this leg")
