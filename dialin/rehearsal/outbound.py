"""Calls that the REST API places: paced, rung, answered, and then run like any other."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dialin.rehearsal.callees import callee_for, ring_out
from dialin.rehearsal.legs import Leg, Wanted
from dialin.rehearsal.rooms.comings import join, open_room
from dialin.rehearsal.rooms.room import Joining, Room
from dialin.rehearsal.scenes import Scene, perform
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import GoTo, Over, Steps, Waiting
from dialin.rehearsal.tones import send_tones
from dialin.rehearsal.twiml.trouble import Refused
from dialin.rehearsal.verbs.conference import stay

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company

# What the provider needs to tell a person from a machine, before it asks for the document.
DETECTION_SECONDS = 4.0


@dataclass(frozen=True)
class Placing:
    """A call to place; `then` is the document it runs when answered, or the room that it joins."""

    to: str
    from_: str
    then: GoTo | Joining
    wanted: Wanted | None = None
    fallback: tuple[str, str] | None = None
    timeout: float = 60.0
    time_limit: float = 14400.0
    send_digits: str = ""
    detects_machines: bool = False


def place(company: "Company", placing: Placing) -> Leg:
    """Place a call: it is queued, and leaves the queue at the account's pace."""
    leg = company.new_leg(placing.from_, placing.to, "outbound-api")
    leg.status, leg.progress_wanted, leg.fallback = "queued", placing.wanted, placing.fallback
    if isinstance(placing.then, Joining):
        open_room(company, placing.then).expected[leg.sid] = (leg, placing.then)
    script = Script(company, leg, _placed(Scene(company, leg), placing))
    script.when_over = lambda over: _over(leg, over)
    leg.script = script
    script.start()
    return leg


def _over(leg: Leg, over: Over | None) -> None:
    if over:
        leg.end(over.status, over.reason, by="company")


def _placed(scene: Scene, placing: Placing) -> Steps[Over]:
    company, leg = scene.company, scene.leg
    yield from _queue(company)
    callee = callee_for(company, placing.to)
    outcome = yield from ring_out(company, leg, callee, placing.timeout)
    if outcome != "answered":
        return Over(f"the callee: {outcome}", outcome)
    company.clock.after(placing.time_limit, lambda: leg.end("completed", "the call's time limit", by="company"))
    if placing.detects_machines and not placing.send_digits:
        until = company.now + timedelta(seconds=DETECTION_SECONDS)
        while company.now < until:
            yield Waiting("answering machine detection", until)
        leg.answered_by = callee.answered_by
    yield from send_tones(company, leg, placing.send_digits)
    if isinstance(placing.then, Joining):
        return (yield from _visit(scene, placing.then))
    return (yield from perform(scene, placing.then))


def _queue(company: "Company") -> Steps[None]:
    slot = company.now
    if company.calls_a_second:
        slot = max(company.now, company.next_call_at)
        company.next_call_at = slot + timedelta(seconds=1 / company.calls_a_second)
    # One turn in the queue at least: a call placed by REST is answered with `queued`.
    yield Waiting("the queue", slot)
    while company.now < slot:
        yield Waiting("the queue", slot)


def _visit(scene: Scene, joining: Joining) -> Steps[Over]:
    try:
        participant = join(scene.company, scene.leg, joining)
    except Refused as refused:
        scene.alert(refused.code, refused.reason)
        return Over(str(refused))
    yield from stay(scene, participant, None)
    return Over("the room is over for this leg")


def room_of(company: "Company", name: str) -> Room | None:
    """A live room by SID or name."""
    room = company.rooms_by_sid.get(name) or company.rooms.get(name)
    return room if room and room.status != "completed" else None
