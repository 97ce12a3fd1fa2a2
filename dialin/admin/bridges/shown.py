"""What the board shows of the line into the videoconference: how it stands, what became of it, and what to do."""

from dataclasses import dataclass
from datetime import datetime

from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.ways import keys_for
from dialin.rules.phases import Phase
from dialin.rules.refusals import mark
from dialin.schedule import is_connected, needs_bridge_leg
from dialin.store.events import Event

FALLS = {
    Outcome.REFUSED: mark("It hung up after the keys."),
    Outcome.NO_HOST: mark("It hung up, as it does until its host is there."),
    Outcome.BUSY: mark("It was busy."),
    Outcome.NO_ANSWER: mark("Nobody answered."),
    Outcome.FAILED: mark("It could not be reached."),
    Outcome.LOST: mark("The line was lost."),
}
HUNG_UP = mark("It hung up.")  # where nothing was to be keyed
NOT_OPENED = mark("It has not been opened yet.")
UNREACHED = (Outcome.BUSY, Outcome.NO_ANSWER, Outcome.FAILED)
MANY_TRIES = 3  # in a row, before somebody is asked to do something about it
MANY_REFUSALS = 2  # of keys, the second with longer pauses


@dataclass(frozen=True, slots=True)
class LegAlarm:
    """title: what is wrong. mend: what to do."""

    title: str
    mend: str


KEYS_REFUSED = LegAlarm(
    mark("The videoconference does not let the line in"),
    mark("It has hung up after the keys several times, also with longer pauses. Check number and keys in the event's "
         "form, and whether the videoconference is open. It is dialled again and again."),
)  # fmt: skip
LINE_REFUSED = LegAlarm(
    KEYS_REFUSED.title,
    mark("It has hung up several times. Check its address in the event's form, and whether it is open. It is dialled "
         "again and again."),
)  # fmt: skip
NOT_REACHED = LegAlarm(
    mark("The videoconference cannot be reached"),
    mark("Call its number from another telephone, and correct it in the event's form if it is wrong. It is dialled "
         "again and again."),
)  # fmt: skip
NOT_OPEN = LegAlarm(
    mark("The videoconference is not open"),
    mark("Ask its host to open it. If it is open, check number and keys in the event's form. It is dialled again and "
         "again."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BoardLeg:
    """state: none, idle, dialling, keying, testing, up or down. fall: what became of the last try, as a sentence.

    tries: in a row that came to nothing. next_at: when it is dialled again.
    """

    state: str
    since: datetime | None
    fall: str | None = None
    tries: int = 0
    next_at: datetime | None = None
    alarm: LegAlarm | None = None
    is_trouble: bool = False


def look_at_leg(event: Event, phase: Phase, now: datetime) -> BoardLeg:
    if not needs_bridge_leg(event):
        return BoardLeg("none", None)
    state, outcome = _state(event, now), _outcome(event)
    if state == "up" or phase not in (Phase.LOBBY, Phase.LIVE):
        return BoardLeg(state, event.bridge_since)
    alarm = _alarm(event, outcome, phase)
    return BoardLeg(
        state,
        event.bridge_since,
        fall=_fall(event, outcome),
        tries=event.bridge_attempts or 0,
        next_at=event.bridge_next_at if state == "down" else None,
        alarm=alarm,
        is_trouble=alarm is not None or _is_missed(state, outcome),
    )


def _state(event: Event, now: datetime) -> str:
    if event.bridge_state == "dialling" and event.bridge_answered_at is not None:
        return "keying"
    if event.bridge_state == "up" and not is_connected(event, now):
        return "testing"
    return event.bridge_state or "idle"


def _outcome(event: Event) -> Outcome | None:
    """Of the last try, where it came to nothing."""
    outcome = None if event.bridge_outcome is None else Outcome(event.bridge_outcome)
    return None if outcome is Outcome.JOINED else outcome


def _fall(event: Event, outcome: Outcome | None) -> str | None:
    if outcome is None:
        return None
    if outcome is Outcome.REFUSED and keys_for(event) is None:
        return HUNG_UP
    return NOT_OPENED if outcome is Outcome.NO_HOST and event.bridge_is_sure else FALLS[outcome]


def _alarm(event: Event, outcome: Outcome | None, phase: Phase) -> LegAlarm | None:
    if (event.bridge_refusals or 0) >= MANY_REFUSALS:
        return LINE_REFUSED if keys_for(event) is None else KEYS_REFUSED
    if outcome in UNREACHED and (event.bridge_attempts or 0) >= MANY_TRIES:
        return NOT_REACHED
    return NOT_OPEN if outcome is Outcome.NO_HOST and phase is Phase.LIVE else None


def _is_missed(state: str, outcome: Outcome | None) -> bool:
    """It is dialled again and again without ringing out each time; before its host is there nothing is wrong yet."""
    return state == "down" if outcome is None else outcome is not Outcome.NO_HOST
