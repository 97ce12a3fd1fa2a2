"""<Dial>: connects the caller with other legs or a room, and goes on when that is over."""

from dialin.rehearsal.scenes import Scene, action
from dialin.rehearsal.steps import Onward, Outcome, Steps
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.verbs.conference import conference
from dialin.rehearsal.verbs.number import Connected, connect, target_of
from dialin.rehearsal.wire.parameters import flag


def dial(scene: Scene, verb: Verb) -> Steps[Outcome]:
    if "action" in verb.attributes:
        scene.resolve(verb.get("action"))
    if not verb.is_on("answerOnBridge"):
        scene.leg.answer()
    nouns = verb.children
    if nouns and nouns[0].name == "Conference":
        status = yield from conference(scene, verb, nouns[0])
        return _after(scene, verb, {"DialCallStatus": status, "DialBridged": flag(status == "answered")})
    targets = [target_of(scene, noun) for noun in nouns or (Verb("Number", {}, (verb.text,)),)]
    connected = yield from connect(scene, verb, targets)
    return _after(scene, verb, _parameters(scene, connected))


def _after(scene: Scene, verb: Verb, parameters: dict[str, str]) -> Outcome:
    return action(scene, verb, parameters) if "action" in verb.attributes else Onward()


def _parameters(scene: Scene, connected: Connected) -> dict[str, str]:
    found = {"DialCallStatus": connected.status, "DialBridged": flag(connected.was_bridged)}
    if connected.leg:
        found |= {"DialCallSid": connected.leg.sid, "DialCallDuration": str(connected.leg.duration)}
        found |= connected.sip
    if connected.recording_sid:
        found["RecordingUrl"] = scene.company.media_url(connected.recording_sid)
    return found
