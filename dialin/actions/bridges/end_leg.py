"""Notes that a bridge leg is over, and when the next may be dialled."""

from datetime import timedelta

from dialin.actions.bridges.tell_room import tell_room
from dialin.store.act import Act
from dialin.store.bridge_legs import STANDING, BridgeLeg, change_leg, lock_leg

PAUSES = (5, 10, 20, 40, 60)  # seconds, after each leg in a row that did not stand
STOOD = timedelta(seconds=60)


def end_leg(act: Act, leg: BridgeLeg, *, failure: str | None) -> bool:
    """Whether this was still the leg, and not over yet. One that stood is followed by the next at once.

    leg: as it was when its end was found out; if its attempt has another call by now, that one is not over.
    failure: why it ended; None where it was ended on purpose, after which nothing is to be waited for.
    """
    present = None if leg.token is None else lock_leg(act, leg.token)
    if present is None or present.token is None or present.sid != leg.sid:
        return False
    stood = present.state == "up" and present.changed_at is not None and act.now - present.changed_at > STOOD
    is_clean = stood or failure is None
    pause = 0 if is_clean else PAUSES[min(present.attempts, len(PAUSES)) - 1]
    down: dict[str, object] = {
        "state": "down",
        "attempts": 0 if is_clean else present.attempts,
        "next_at": act.now + timedelta(seconds=pause),
        "leased_until": None,
        "changed_at": act.now,
        "failure": failure,
    }
    is_lost = present.state == "up" and failure is not None
    if is_lost:
        down["told_at"] = act.now
    is_over = change_leg(act, present.token, down, states=STANDING)
    if is_over and is_lost:
        tell_room(act, present.event_id, "bridge.down")
    return is_over
