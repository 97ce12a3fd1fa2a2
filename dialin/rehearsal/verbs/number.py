"""<Number> and plain numbers: rings other legs, lets the called side hear its whisper, bridges."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.rehearsal import recordings
from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.legs import Leg, Wanted
from dialin.rehearsal.rooms.room import send_key
from dialin.rehearsal.scenes import Scene
from dialin.rehearsal.steps import GoTo, Key, Steps, TimeUp, Told, Torn, Waiting
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.verbs.called import Target, start_leg
from dialin.rehearsal.verbs.conference import LONGEST_CALL, wanted
from dialin.rehearsal.verbs.sip import sip_target


@dataclass(frozen=True)
class Connected:
    """What became of a <Dial>: its DialCallStatus, the leg that counts, and whether they spoke."""

    status: str
    leg: Leg | None = None
    was_bridged: bool = False
    recording_sid: str = ""
    sip: dict[str, str] = field(default_factory=dict)


def target_of(scene: Scene, noun: Verb) -> Target:
    """Whom a <Number> or <Sip> calls, and on which terms."""
    whisper = None
    if noun.get("url"):
        whisper = GoTo(scene.resolve(noun.get("url")), noun.get("method", "POST"), "whisper")
    terms = (noun.get("sendDigits"), whisper, wanted(scene, noun, "statusCallback", "completed"))
    if noun.name == "Sip":
        return sip_target(noun, terms)
    return Target("".join(c for c in noun.text if c.isdigit() or c == "+"), *terms)


def connect(scene: Scene, verb: Verb, targets: list[Target]) -> Steps[Connected]:
    """Ring the targets, at once or one after the other, and bridge the first that answers."""
    caller_id = verb.get("callerId") or scene.leg.from_
    if not _may_show(scene, targets, caller_id):
        scene.alert(13214, f"{caller_id} is no caller ID of this account")
        return Connected("failed")
    rounds = [[target] for target in targets] if verb.is_on("sequential") else [targets]
    connected = Connected("no-answer")
    for together in rounds:
        connected = yield from _ring(scene, verb, [start_leg(scene, target, caller_id) for target in together])
        if connected.was_bridged or connected.status == "canceled":
            break
    return connected


def _may_show(scene: Scene, targets: list[Target], caller_id: str) -> bool:
    own = caller_id in scene.company.numbers or caller_id in (scene.leg.from_, scene.leg.to)
    return own or all(target.is_sip for target in targets)


def _ring(scene: Scene, verb: Verb, legs: list[Leg]) -> Steps[Connected]:
    ring = Playing(Sound("ring", (("ringing", 0.0),)), scene.company.now)
    ring.stop(scene.company.now)
    scene.leg.hear(ring)
    try:
        return (yield from _until_one_answers(scene, verb, legs))
    except Torn:
        _end_all(legs, "canceled")
        raise


def _until_one_answers(scene: Scene, verb: Verb, legs: list[Leg]) -> Steps[Connected]:
    until = scene.company.now + timedelta(seconds=float(verb.get("timeout", "30")) + 5)
    while True:
        match (yield Waiting("answer", until)):
            case Told("answered", Leg() as leg):
                _end_all([other for other in legs if other is not leg], "canceled")
                return (yield from _bridge(scene, verb, leg))
            case Told("ended", Leg() as leg) if all(other.is_over for other in legs):
                return Connected(leg.status, leg)
            case Key("*") if verb.is_on("hangupOnStar"):
                _end_all(legs, "canceled")
                return Connected("canceled", legs[0])
            case TimeUp():
                _end_all(legs, "no-answer")
                return Connected("no-answer", legs[0])


def _bridge(scene: Scene, verb: Verb, other: Leg) -> Steps[Connected]:
    leg = scene.leg
    leg.answer()
    leg.bridged, other.bridged = other, leg
    leg.news({"kind": "state", "state": "bridge", "text": other.to})
    recording = _record(scene, verb)
    until = scene.company.now + timedelta(seconds=float(verb.get("timeLimit", LONGEST_CALL)))
    try:
        yield from _until_over(scene, verb, other, until)
    finally:
        leg.bridged = other.bridged = None
        if recording:
            recordings.finish(scene.company, recording)
    return Connected("completed", other, True, recording.sid if recording else "", other.sip_answer)


def _until_over(scene: Scene, verb: Verb, other: Leg, until: datetime) -> Steps[None]:
    try:
        while not other.is_over:
            match (yield Waiting("bridge", until)):
                case Key("*") if verb.is_on("hangupOnStar"):
                    other.end("completed", "the caller pressed the star", by="company")
                case Key(key):
                    send_key(scene.leg, key)
                case Told("ended", leg) if leg is other:
                    return
                case TimeUp():
                    other.end("completed", "the time limit", by="company")
    except Torn:
        other.end("completed", "the caller is gone", by="company")
        raise


def _record(scene: Scene, verb: Verb) -> recordings.Recording | None:
    if verb.get("record", "do-not-record") in ("do-not-record", "false"):
        return None
    told: Wanted | None = wanted(scene, verb, "recordingStatusCallback", "completed")
    return recordings.begin(scene.company, source="DialVerb", wanted=told, call=scene.leg.sid)


def _end_all(legs: list[Leg], unanswered: str) -> None:
    for leg in legs:
        leg.end("completed" if leg.is_answered else unanswered, "the caller is served", by="company")
