"""<Number> and plain numbers: rings other legs, plays the called side its whisper, then bridges."""

from dataclasses import dataclass, field
from datetime import datetime

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.recordings import CallRecording
from dialin.rehearsal.network.steps import GoTo, Key, Steps, Stopped, TimeUp, Told, WaitFor
from dialin.rehearsal.rooms.voices import send_key
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.verbs.callbacks import LONGEST_CALL, callback_of
from dialin.rehearsal.verbs.called import DialTarget, start_leg
from dialin.rehearsal.verbs.sip import sip_target


@dataclass(frozen=True)
class Connected:
    """What became of a <Dial>: its DialCallStatus, the leg that counts, and whether they spoke."""

    status: str
    leg: CallLeg | None = None
    was_bridged: bool = False
    recording_sid: str = ""
    sip: dict[str, str] = field(default_factory=dict)


def target_of(run: Run, noun: Verb) -> DialTarget:
    """Whom a <Number> or <Sip> calls, and on which terms."""
    whisper = None
    if noun.get("url"):
        whisper = GoTo(run.resolve(noun.get("url")), noun.get("method", "POST"), "whisper")
    terms = (noun.get("sendDigits"), whisper, callback_of(run, noun, "statusCallback"))
    if noun.name == "Sip":
        return sip_target(noun, terms)
    return DialTarget("".join(c for c in noun.text if c.isdigit() or c == "+"), *terms)


def connect(run: Run, verb: Verb, targets: list[DialTarget]) -> Steps[Connected]:
    """Ring the targets, at once or one after the other, and bridge the first that answers."""
    caller_id = verb.get("callerId") or run.leg.from_
    if not _may_show(run, targets, caller_id):
        run.alert(13214, f"{caller_id} is no caller ID of this account")
        return Connected("failed")
    rounds = [[target] for target in targets] if verb.is_on("sequential") else [targets]
    connected = Connected("no-answer")
    for together in rounds:
        connected = yield from _ring(run, verb, [start_leg(run, target, caller_id) for target in together])
        if connected.was_bridged or connected.status == "canceled":
            break
    return connected


def _may_show(run: Run, targets: list[DialTarget], caller_id: str) -> bool:
    own = run.network.owns(caller_id) or caller_id in (run.leg.from_, run.leg.to)
    return own or all(target.is_sip for target in targets)


def _ring(run: Run, verb: Verb, legs: list[CallLeg]) -> Steps[Connected]:
    run.leg.hear(Playing(Sound("ring", (("ringing", 0.0),)), run.now, run.now))
    try:
        return (yield from _until_one_answers(run, verb, legs))
    except Stopped:
        _end_all(legs, "canceled")
        raise


def _until_one_answers(run: Run, verb: Verb, legs: list[CallLeg]) -> Steps[Connected]:
    until: datetime | None = run.later(float(verb.get("timeout", "30")) + 5)
    while True:
        match (yield WaitFor("answer", until)):
            case Told("answered", sid):
                leg = _named(sid, legs)
                _end_all([other for other in legs if other is not leg], "canceled")
                return (yield from _bridge(run, verb, leg))
            case Told("ended", sid) if all(other.is_over for other in legs):
                leg = _named(sid, legs)
                return Connected(leg.status, leg)
            case Key("*") if verb.is_on("hangupOnStar"):
                _end_all(legs, "canceled")
                return Connected("canceled", legs[0])
            case TimeUp() if any(leg.is_answered for leg in legs):
                until = None  # it rings no more: keys are being sent there, or its document runs
            case TimeUp():
                _end_all(legs, "no-answer")
                return Connected("no-answer", legs[0])


def _named(sid: str, legs: list[CallLeg]) -> CallLeg:
    return next((leg for leg in legs if leg.sid == sid), legs[0])


def _bridge(run: Run, verb: Verb, other: CallLeg) -> Steps[Connected]:
    leg = run.leg
    leg.answer()
    leg.bridged, other.bridged = other, leg
    leg.note_state("bridge", other.to)
    recording = _record(run, verb)
    until = run.later(float(verb.get("timeLimit", LONGEST_CALL)))
    try:
        yield from _until_over(run, verb, other, until)
    finally:
        leg.bridged = other.bridged = None
        if recording:
            run.switchboard.recorder.finish(recording)
    return Connected("completed", other, True, recording.sid if recording else "", other.sip_answer)


def _until_over(run: Run, verb: Verb, other: CallLeg, until: datetime) -> Steps[None]:
    try:
        while not other.is_over:
            match (yield WaitFor("bridge", until)):
                case Key("*") if verb.is_on("hangupOnStar"):
                    other.end("completed", "the caller pressed the star", by="company")
                case Key(key):
                    send_key(run.switchboard.rooms, run.leg, key)
                case Told("ended", other.sid):
                    return
                case TimeUp():
                    other.end("completed", "the time limit", by="company")
    except Stopped:
        other.end("completed", "the caller is gone", by="company")
        raise


def _record(run: Run, verb: Verb) -> CallRecording | None:
    if verb.get("record", "do-not-record") in ("do-not-record", "false"):
        return None
    reported = callback_of(run, verb, "recordingStatusCallback")
    return run.switchboard.recorder.begin("DialVerb", reported, call_sid=run.leg.sid)


def _end_all(legs: list[CallLeg], unanswered: str) -> None:
    for leg in legs:
        leg.end("completed" if leg.is_answered else unanswered, "the caller is served", by="company")
