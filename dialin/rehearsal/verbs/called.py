"""The called side of a <Dial>: it rings, hears its keys and its whisper, then stays bridged."""

from dataclasses import dataclass, field

from dialin.rehearsal.documents.performing import perform
from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.documents.starting import start
from dialin.rehearsal.network.promise import CallLeg, Dialling
from dialin.rehearsal.network.steps import GoTo, Key, Over, StatusCallback, Steps, Told, WaitFor
from dialin.rehearsal.network.tones import send_tones
from dialin.rehearsal.rooms.voices import send_key
from dialin.rehearsal.twiml.trouble import TwimlRefused

# The parent's own timeout ends the ringing; this only has to be longer.
_LONG = 600.0


@dataclass(frozen=True)
class DialTarget:
    """Whom to call, the keys to send on the answer, the document that only the called side hears."""

    address: str
    send_digits: str = ""
    whisper: GoTo | None = None
    progress: StatusCallback | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_sip(self) -> bool:
        return self.address.startswith(("sip:", "sips:"))


def start_leg(run: Run, target: DialTarget, caller_id: str) -> CallLeg:
    """Start to ring one target; the parent's script is told when it answers or ends."""
    parent = run.leg
    leg = run.network.dial(parent, Dialling(target.address, caller_id, target.progress, dict(target.headers)))
    start(run.network, leg, _called(Run(run.switchboard, leg, "whisper"), target, parent))
    return leg


def _called(run: Run, target: DialTarget, parent: CallLeg) -> Steps[Over]:
    outcome = yield from run.network.ring(run.leg, _LONG)
    if outcome != "answered":
        return Over(f"the callee: {outcome}", outcome)
    yield from send_tones(run.network.clock, run.leg, target.send_digits)
    if target.whisper and not (yield from _whisper(run, target.whisper)):
        return Over("the called side's document ended the call")
    if parent.script:
        parent.script.send(Told("answered", run.leg.sid))
    while True:
        match (yield WaitFor("bridge")):
            case Key(key):
                send_key(run.switchboard.rooms, run.leg, key)


def _whisper(run: Run, address: GoTo) -> Steps[bool]:
    """Whether the document lets the call be bridged."""
    try:
        over = yield from perform(run, address)
    except TwimlRefused:
        return False
    return over.ran_out
