"""Tells a test call step by step, and what it has found out with what to do, for pages and commands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate

from dialin.rules.bridging.profiles import WithoutHost, profile_of
from dialin.rules.bridging.timing import timed_keys
from dialin.rules.refusals import mark
from dialin.rules.testing.plan import STALE
from dialin.rules.testing.words import Conference, Kind, Result
from dialin.store.events import Event
from dialin.store.test_calls import TestCall


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, in English and the key of its translations; values fill it in."""

    sentence: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)


_PASSED = {
    Kind.BRIDGE: mark("The videoconference answers and takes the keys."),
    Kind.DIAL_IN: mark("The dial-in number works: the call came in, the greeting was answered and the PIN was heard."),
}
_BY_SIP = mark("The videoconference answers and keeps the line.")
_MAY_BE_CLOSED = mark(
    "The videoconference hung up {seconds} s after the keys. It did not take them, or it lets nobody in before its "
    "host is there: compare number and keys with the invitation, and test again once it is open."
)
_FAILED: Mapping[Kind, Mapping[Result, str]] = {
    Kind.BRIDGE: {
        Result.REFUSED: mark(
            "The videoconference hung up {seconds} s after the keys, as it does where it does not take them. Compare "
            "number, keys and their order with the invitation."
        ),
        Result.NOT_OPEN: mark(
            "The videoconference is not open yet. That says nothing against number and keys: test again once its host "
            "is there."
        ),
        Result.DROPPED: mark("Whoever answered hung up before a key was sent. Compare the number with the invitation."),
        Result.BUSY: mark("The videoconference's number is busy. Compare the number with the invitation."),
        Result.NO_ANSWER: mark(
            "Nobody answered at the videoconference's number. Compare the number with the invitation."
        ),
        Result.FAILED: mark(
            "The videoconference cannot be reached at this number or address. Compare it with the invitation, and see "
            "whether the provider's account may call there."
        ),
    },
    Kind.DIAL_IN: {
        Result.BUSY: mark("The dial-in number is busy. See at the provider where it leads."),
        Result.NO_ANSWER: mark("Nobody answered at the dial-in number. See at the provider where it leads."),
        Result.FAILED: mark(
            "The dial-in number cannot be reached. See at the provider whether it belongs to the account."
        ),
        Result.NOT_REACHED: mark(
            "The dial-in number answers, and no call has come in here. Its voice webhook leads elsewhere, or was "
            "turned away: run dialin doctor."
        ),
        Result.NOT_TAKEN: mark(
            "The call came in, and the test PIN was not heard. Call the number yourself: a greeting that is very long, "
            "or a transfer that swallows keys, may be in the way."
        ),
    },
}
_PLATFORM_SAYS: Mapping[Conference | None, str] = {
    Conference.RUNNING: mark("The platform says: the videoconference is running."),
    Conference.JOINED: mark("The platform says: our line is among the participants."),
    Conference.WAITING: mark("The platform says: the videoconference is not running yet."),
    Conference.AWAY: mark("The platform does not say how the videoconference stands."),
    None: mark("The platform cannot be asked."),
}
_FAILED_ANYWHERE: Mapping[Result, str] = {
    Result.UNHEARD: mark(
        "The call was answered, and the provider did not ask here what to do. See whether DIALIN_PUBLIC_URL is reached "
        "from outside: run dialin doctor."
    ),
    Result.NOT_PLACED: mark(
        "The provider did not make the call ({failure}). See whether the account may call from this number."
    ),
    Result.CALLED_OFF: mark("The test was broken off: the doors are open, or the event is over."),
}
_NEVER_MADE = mark("No call was made within ten minutes. See whether dialin worker runs, and test again.")


def steps_of(test: TestCall, event: Event) -> tuple[Said, ...]:
    """In the order in which they happened; of a test that goes on, those until now. Seconds count from the dialling."""
    return tuple(_steps(test, event))


def _steps(test: TestCall, event: Event) -> Iterator[Said]:
    if test.begun_at is None:
        return
    yield _dialled(test)
    if test.answered_at is not None:
        yield Said(mark("Answered after {seconds} s."), {"seconds": _since(test, test.answered_at)})
    if test.keyed_at is not None and test.kind is Kind.BRIDGE and test.digits:
        yield Said(mark("Keys sent at {moments}."), {"moments": ", ".join(_moments(test, event))})
    if test.heard_at is not None:
        yield Said(mark("The test PIN came in after {seconds} s."), {"seconds": _since(test, test.heard_at)})
    if test.stood_at is not None and test.kind is Kind.BRIDGE:
        seconds = _seconds(test.keyed_at or test.stood_at, test.stood_at)
        yield Said(mark("Still up after {seconds} s."), {"seconds": seconds})
    if test.kind is Kind.BRIDGE and test.is_over and test.answered_at is not None:
        yield Said(_PLATFORM_SAYS[test.conference])
    if test.participants is not None:
        yield Said(mark("Participants, as the platform counts them: {count}."), {"count": str(test.participants)})
    if test.stood_at is not None and test.is_over:
        yield Said(mark("Hung up by us."))


def _dialled(test: TestCall) -> Said:
    number, caller = test.dialled or "", test.called_from or ""
    if test.kind is Kind.DIAL_IN:
        return Said(mark("Called {number} from {caller}."), {"number": number, "caller": caller})
    if number.startswith(("sip:", "sips:")):
        return Said(mark("Called the SIP address."))
    if test.is_patient:
        return Said(mark("Called {number} once more, with longer pauses between the keys."), {"number": number})
    return Said(mark("Called {number}."), {"number": number})


def found_out(test: TestCall, event: Event) -> Said | None:
    """What the test has found out, and what to do; None while it goes on."""
    if test.result is None:
        return None
    if test.result is Result.PASSED:
        is_by_sip = test.kind is Kind.BRIDGE and not test.digits
        return Said(_BY_SIP if is_by_sip else _PASSED[test.kind])
    if test.result is Result.REFUSED and _may_be_closed(event):
        return Said(_MAY_BE_CLOSED, _values(test))
    if test.result is Result.CALLED_OFF and was_never_made(test):
        return Said(_NEVER_MADE)
    words = _FAILED[test.kind].get(test.result) or _FAILED_ANYWHERE[test.result]
    return Said(words, _values(test))


def was_never_made(test: TestCall) -> bool:
    """No worker has called, for so long that it is not called any more."""
    return test.begun_at is None and test.ended_at is not None and test.ended_at - test.asked_at > STALE


def _may_be_closed(event: Event) -> bool:
    return profile_of(event.bridge_platform).without_host is not WithoutHost.HOLDS


def _values(test: TestCall) -> dict[str, str]:
    after_keys = _seconds(test.keyed_at, test.ended_at) if test.keyed_at and test.ended_at else "0"
    return {"seconds": after_keys, "failure": test.failure or ""}


def _moments(test: TestCall, event: Event) -> Iterator[str]:
    """When each group went out, as it was timed after the answer."""
    assert test.begun_at is not None
    assert test.answered_at is not None
    answered = (test.answered_at - test.begun_at).total_seconds()
    keys = timed_keys(test.digits, profile_of(event.bridge_platform), is_patient=test.is_patient)
    for after in accumulate(timed.pause_seconds for timed in keys):
        yield f"{answered + after:.0f} s"


def _since(test: TestCall, moment: datetime) -> str:
    assert test.begun_at is not None
    return _seconds(test.begun_at, moment)


def _seconds(since: datetime, until: datetime) -> str:
    return f"{(until - since).total_seconds():.0f}"
