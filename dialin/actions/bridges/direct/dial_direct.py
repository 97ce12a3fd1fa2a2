"""Notes that a caller is about to be put through by a line of their own, and says how its keys are to be sent."""

from dialin.actions.bridges.direct.keying import until_up
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.partings import STOOD
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.direct_legs import DirectLeg, find_direct_leg, was_last_patient, write_direct_leg
from dialin.store.events import Event


def dial_direct(act: Act, call: Call, event: Event) -> bool:
    """Whether the keys need longer pauses: the line before was not let in, or the last that was needed them."""
    before = find_direct_leg(act, call.id)
    is_own = before is not None and before.event_id == event.id
    was_refused = is_own and before is not None and before.outcome == Outcome.REFUSED
    is_patient = was_refused or was_last_patient(act, event.id, until_up=until_up(event))
    after_keys = before.after_keys if is_own and before is not None else None
    write_direct_leg(
        act,
        {
            "call_id": call.id,
            "event_id": event.id,
            "dialled_at": act.now,
            "is_patient": is_patient,
            "ended_at": None,
            "after_keys": None,
            "outcome": None,
            "was_short_before": after_keys is not None and after_keys < STOOD.total_seconds(),
            "was_in": is_own and before is not None and (before.was_in or _has_stood(act, before, event)),
        },
    )
    return is_patient


def _has_stood(act: Act, leg: DirectLeg, event: Event) -> bool:
    """Of a line that news has led its caller out of, whose end nobody reports."""
    return leg.ended_at is None and act.now - leg.dialled_at >= until_up(event) + STOOD
