"""Notes that a bridge leg is over, what became of it, and when the next may be dialled."""

from datetime import datetime, timedelta

from dialin.actions.bridges.answer_leg import keys_of
from dialin.actions.bridges.tell_room import tell_room
from dialin.conferences.promise import can_be_asked
from dialin.rules.bridging.judging import Fall, Verdict, judge
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.profiles import profile_of
from dialin.schedule import STANDS, is_past
from dialin.store.act import Act
from dialin.store.bridge_legs import STANDING, BridgeLeg, change_leg, lock_leg
from dialin.store.events import Event, load_event
from dialin.store.platform_looks import find_look

PAUSES = (5, 10, 20, 40, 60)  # seconds, after each leg in a row that did not stand
AT_THE_START = 20  # the longest pause while the host is to be expected
EARLY, LATE = timedelta(minutes=3), timedelta(minutes=15)  # around the start
LATELY = timedelta(seconds=75)  # a platform is asked every minute at least


def end_leg(act: Act, leg: BridgeLeg, *, failure: str | None) -> bool:
    """Whether this was still the leg, and not over yet. One that stood is followed by the next at once.

    leg: as it was when its end was found out; if its attempt has another call by now, that one is not over.
    failure: why it ended; None where it was ended on purpose, after which nothing is to be waited for.
    """
    present = None if leg.token is None else lock_leg(act, leg.token)
    if present is None or present.token is None or present.sid != leg.sid or present.state not in STANDING:
        return False
    event = load_event(act, present.event_id)
    found = {} if failure is None else _found(present, _judge(act, present, event, failure))
    stood = failure is None or _stood(act, present)
    down: dict[str, object] = {
        "state": "down",
        "attempts": 0 if stood else present.attempts,
        "next_at": act.now + timedelta(seconds=0 if stood else _pause(event, present.attempts, act.now)),
        "leased_until": None,
        "changed_at": act.now,
        "failure": failure,
        "told_at": _tell_of_loss(act, present, event, is_failure=failure is not None),
    }
    return change_leg(act, present.token, down | found, states=STANDING)


def _stood(act: Act, leg: BridgeLeg) -> bool:
    since = leg.changed_at if leg.state == "up" else None
    return leg.proved_at is not None or (since is not None and act.now - since >= STANDS)


def _judge(act: Act, leg: BridgeLeg, event: Event, failure: str) -> Verdict:
    keys = keys_of(leg, event)
    fall = Fall(
        ending=failure,
        stood=_stood(act, leg),
        answered_for=_seconds(leg.answered_at, act.now),
        first_keys_after=keys[0].pause_seconds if keys else None,
        after_keys=_seconds(leg.changed_at, act.now) if leg.state == "up" else None,
        was_in_before=leg.was_in,
        is_running=_is_running(act, event),
    )
    return judge(fall, profile_of(event.bridge_platform))


def _is_running(act: Act, event: Event) -> bool | None:
    """As the platform has said lately."""
    look = find_look(act, event.id) if can_be_asked(event) else None
    if look is None or look.trouble is not None or act.now - look.asked_at > LATELY:
        return None
    return look.is_running


def _found(leg: BridgeLeg, verdict: Verdict) -> dict[str, object]:
    """Keys that were not taken are sent with other pauses the next time: longer ones, and then the usual ones again."""
    is_refused = verdict.outcome is Outcome.REFUSED
    return {
        "outcome": verdict.outcome,
        "is_sure": verdict.is_sure,
        "refusals": leg.refusals + is_refused,
        "is_patient": leg.is_patient is not is_refused,
    }


def _pause(event: Event, attempts: int, now: datetime) -> int:
    usual = PAUSES[min(attempts, len(PAUSES)) - 1]
    is_expected = event.starts - EARLY <= now <= event.starts + LATE
    return min(usual, AT_THE_START) if is_expected else usual


def _tell_of_loss(act: Act, leg: BridgeLeg, event: Event, *, is_failure: bool) -> datetime | None:
    """Whoever is in the room is told once that its sound is gone, whether it fell or is dialled anew by another way.

    Nobody is told so of an event that is over or called off, which is told in other words.
    """
    if leg.told_at is not None or is_past(event, act.now):
        return leg.told_at
    was_in = leg.proved_at is not None and is_failure
    return act.now if tell_room(act, event.id, "bridge.down") or was_in else None


def _seconds(since: datetime | None, now: datetime) -> float | None:
    return None if since is None else (now - since).total_seconds()
