"""<Dial>: connects the caller with other legs or a room, and goes on when that is over."""

from dialin.rehearsal.scenes import Scene, action
from dialin.rehearsal.steps import Letter, Onward, Outcome, Steps, Torn
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.verbs.conference import conference
from dialin.rehearsal.verbs.number import Connected, connect, target_of
from dialin.rehearsal.wire.parameters import flag


def dial(scene: Scene, verb: Verb) -> Steps[Outcome]:
    if "action" in verb.attributes:
        scene.resolve(verb.get("action"))
    if not verb.is_on("answerOnBridge"):
        scene.leg.answer()
    try:
        parameters = yield from _connect(scene, verb)
    except Torn as torn:
        if torn.by == "person" and scene.company.asks_after_hang_up and "action" in verb.attributes:
            _ask_after_hang_up(scene, verb)
        raise
    return _after(scene, verb, parameters)


def _connect(scene: Scene, verb: Verb) -> Steps[dict[str, str]]:
    """The parameters of what follows."""
    nouns = verb.children
    if nouns and nouns[0].name == "Conference":
        status = yield from conference(scene, verb, nouns[0])
        return {"DialCallStatus": status, "DialBridged": flag(status == "answered")}
    targets = [target_of(scene, noun) for noun in nouns or (Verb("Number", {}, (verb.text,)),)]
    return _parameters(scene, (yield from connect(scene, verb, targets)))


def _ask_after_hang_up(scene: Scene, verb: Verb) -> None:
    status = "answered" if [noun.name for noun in verb.children] == ["Conference"] else "completed"
    asked = action(scene, verb, {"DialCallStatus": status})
    scene.company.mail.notify(Letter(asked.url, asked.method, asked.purpose, asked.parameters), leg=scene.leg)


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
