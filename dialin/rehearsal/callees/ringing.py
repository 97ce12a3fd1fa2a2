"""Lets a callee's telephone ring, until it is answered or the call is over."""

from dialin.rehearsal.callees.behaving import behave
from dialin.rehearsal.callees.callee import Callee
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import PickedUp, Steps, WaitFor
from dialin.rehearsal.progress import report_progress

# The network's own time on top of the ringing time that was asked for.
EXTRA_RINGING = 5.0
_SIP_CODES = {"answered": "200", "busy": "486", "rejected": "603", "no-answer": "487", "failed": "503"}


def ring_out(network: Network, leg: Leg, callee: Callee, timeout: float) -> Steps[str]:
    """Let it ring; `answered`, or the status with which the leg ends."""
    leg.was_initiated = True
    report_progress(network, leg, "initiated")
    leg.status = "ringing"
    leg.note_state("ringing", leg.from_)
    report_progress(network, leg, "ringing")
    outcome = yield from _outcome(network, callee, timeout + EXTRA_RINGING)
    leg.sip_code = _SIP_CODES[outcome]
    if outcome != "answered":
        return "busy" if outcome == "rejected" else outcome
    leg.answer()
    behave(network.clock, leg, callee)
    report_progress(network, leg, "answered")
    return "answered"


def _outcome(network: Network, callee: Callee, longest: float) -> Steps[str]:
    is_taken = callee.outcome in ("answers", "busy", "rejected", "failed") and callee.answers_after <= longest
    until = network.clock.later(callee.answers_after if is_taken else longest)
    while network.clock.now < until:
        match (yield WaitFor("answer", until)):
            case PickedUp(outcome):
                return outcome
    if not is_taken:
        return "no-answer"
    return "answered" if callee.outcome == "answers" else callee.outcome


def ring_dialled(network: Network, leg: Leg, callee: Callee, timeout: float) -> Steps[str]:
    """As ring_out, for the called side of a <Dial>; a SIP address's answer is kept for the Dial's action."""
    outcome = yield from ring_out(network, leg, callee, timeout)
    if leg.to.startswith(("sip:", "sips:")):
        call_id = network.new_sid("")
        leg.sip_answer = {
            "DialSipCallId": call_id,
            "DialSipResponseCode": leg.sip_code,
            **{f"DialSipHeader_{name}": value for name, value in callee.sip_headers.items()},
        }
        headers = {f"SipHeader_{name}": value for name, value in callee.sip_headers.items()}
        leg.sip_parameters = {"SipCallId": call_id, **headers}
    return outcome
