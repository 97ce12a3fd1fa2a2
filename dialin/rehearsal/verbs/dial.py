"""<Dial>: connects the caller with other legs or with a room, and carries on once that is over."""

from dialin.rehearsal.documents.runs import Run, action
from dialin.rehearsal.network.steps import Callback, Onward, Outcome, Steps, Stopped
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.verbs.conference import conference
from dialin.rehearsal.verbs.number import Connected, connect, target_of
from dialin.rehearsal.wire.parameters import flag


def dial(run: Run, verb: Verb) -> Steps[Outcome]:
    if "action" in verb.attributes:
        run.resolve(verb.get("action"))
    if not verb.is_on("answerOnBridge"):
        run.leg.answer()
    try:
        parameters = yield from _connect(run, verb)
    except Stopped as stopped:
        if stopped.by == "person" and run.switchboard.asks_after_hang_up and "action" in verb.attributes:
            _ask_after_hang_up(run, verb)
        raise
    return _after(run, verb, parameters)


def _connect(run: Run, verb: Verb) -> Steps[dict[str, str]]:
    """The parameters of the request that follows."""
    nouns = verb.children
    if nouns and nouns[0].name == "Conference":
        status = yield from conference(run, verb, nouns[0])
        return {"DialCallStatus": status, "DialBridged": flag(status == "answered")}
    targets = [target_of(run, noun) for noun in nouns or (Verb("Number", {}, (verb.text,)),)]
    return _parameters(run, (yield from connect(run, verb, targets)))


def _ask_after_hang_up(run: Run, verb: Verb) -> None:
    status = "answered" if [noun.name for noun in verb.children] == ["Conference"] else "completed"
    asked = action(run, verb, {"DialCallStatus": status})
    run.network.notify(Callback(asked.url, asked.method, asked.purpose, asked.parameters), about=run.leg)


def _after(run: Run, verb: Verb, parameters: dict[str, str]) -> Outcome:
    return action(run, verb, parameters) if "action" in verb.attributes else Onward()


def _parameters(run: Run, connected: Connected) -> dict[str, str]:
    found = {"DialCallStatus": connected.status, "DialBridged": flag(connected.was_bridged)}
    if connected.leg:
        found |= {"DialCallSid": connected.leg.sid, "DialCallDuration": str(connected.leg.duration)}
        found |= connected.sip
    if connected.recording_sid:
        found["RecordingUrl"] = run.network.media_url(connected.recording_sid)
    return found
