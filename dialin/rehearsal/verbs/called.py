"""The called side of a <Dial>: rings, hears its keys and its whisper, then waits in the bridge."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialin.rehearsal.callees import callee_for, ring_out
from dialin.rehearsal.legs import Leg, Wanted
from dialin.rehearsal.rooms.room import send_key
from dialin.rehearsal.scenes import Scene, perform
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import GoTo, Key, Over, Steps, Told, Waiting
from dialin.rehearsal.tones import send_tones
from dialin.rehearsal.twiml.trouble import Refused

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company

# The parent's own timeout ends the ringing; this only has to be longer.
_LONG = 600.0


@dataclass(frozen=True)
class Target:
    """Whom to call, the keys to send on the answer, the document that only the called side hears."""

    address: str
    send_digits: str = ""
    whisper: GoTo | None = None
    wanted: Wanted | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_sip(self) -> bool:
        return self.address.startswith(("sip:", "sips:"))


def start_leg(scene: Scene, target: Target, caller_id: str) -> Leg:
    """Begin to ring one target; the parent's script is told when it answers or ends."""
    company = scene.company
    leg = company.new_leg(caller_id, target.address, "outbound-dial")
    leg.parent, leg.progress_wanted, leg.status = scene.leg, target.wanted, "queued"
    leg.sip_headers = dict(target.headers)
    script = Script(company, leg, _called(Scene(company, leg, "whisper"), target))
    script.when_over = lambda over: _over(leg, over)
    leg.script = script
    script.start()
    return leg


def _over(leg: Leg, over: Over | None) -> None:
    if over:
        leg.end(over.status, over.reason, by="company")


def _called(scene: Scene, target: Target) -> Steps[Over]:
    company, leg = scene.company, scene.leg
    callee = callee_for(company, target.address)
    outcome = yield from ring_out(company, leg, callee, _LONG)
    if target.is_sip:
        _keep_sip_answer(company, leg, outcome, dict(callee.sip_headers))
    if outcome != "answered":
        return Over(f"the callee: {outcome}", outcome)
    yield from send_tones(company, leg, target.send_digits)
    if target.whisper and not (yield from _whisper(scene, target.whisper)):
        return Over("the called side's document ended the call")
    assert leg.parent
    assert leg.parent.script
    leg.parent.script.send(Told("answered", leg))
    while True:
        match (yield Waiting("bridge")):
            case Key(key):
                send_key(leg, key)


def _whisper(scene: Scene, address: GoTo) -> Steps[bool]:
    """Whether the document let the bridge come about."""
    try:
        over = yield from perform(scene, address)
    except Refused:
        return False
    return over.ran_out


def _keep_sip_answer(company: "Company", leg: Leg, outcome: str, headers: dict[str, str]) -> None:
    codes = {"answered": "200", "busy": "486", "no-answer": "487", "failed": "503"}
    call_id = company.new_sid("")
    leg.sip_answer = {
        "DialSipCallId": call_id,
        "DialSipResponseCode": codes[outcome],
        **{f"DialSipHeader_{name}": value for name, value in headers.items()},
    }
    leg.sip_parameters = {"SipCallId": call_id, **{f"SipHeader_{n}": v for n, v in headers.items()}}
