"""Notes how a caller's own line into the videoconference has ended, and weighs what that means for the caller."""

from dataclasses import replace
from datetime import timedelta

from dialin.actions.bridges.direct.keying import keying_of, until_up
from dialin.dialogue.words.event import FarEndEnded, LeftByStar, LeftUnclear, PartingOutcome, WayFailed
from dialin.dialogue.words.heard import Ending, LeftRoom
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.partings import NEAR_THE_END, STOOD, Line, Parting, part
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.direct_legs import DirectLeg, end_direct_leg, find_direct_leg, look_around
from dialin.store.events import Event

_NOT_HAD = {Ending.BUSY: Outcome.BUSY, Ending.UNANSWERED: Outcome.NO_ANSWER, Ending.FAILED: Outcome.FAILED}


def note_parting(act: Act, call: Call, left: LeftRoom) -> PartingOutcome:
    """What may be the star or the far end is only weighed once others' lines have had a moment to end as well."""
    event, leg = call.event, find_direct_leg(act, call.id)
    if event is None or leg is None:
        return LeftByStar()
    if left.ending in _NOT_HAD:
        end_direct_leg(act, call.id, {"ended_at": act.now, "outcome": _NOT_HAD[left.ending]})
        return WayFailed(is_refused=False, was_in=leg.was_in)
    if left.ending is Ending.STAR:
        end_direct_leg(act, call.id, {"ended_at": act.now})
        return LeftByStar()
    after_keys = _after_keys(act, event, leg, left)
    ended = replace(leg, ended_at=act.now, after_keys=round(after_keys.total_seconds()))
    end_direct_leg(act, call.id, {"ended_at": ended.ended_at, "after_keys": ended.after_keys})
    return LeftUnclear() if after_keys >= timedelta(0) else _weigh(act, event, ended)


def _after_keys(act: Act, event: Event, leg: DirectLeg, left: LeftRoom) -> timedelta:
    """For so long it stood behind its keys; where the provider does not say how long it lasted, at most."""
    lasted = timedelta(seconds=left.seconds) if left.seconds else act.now - leg.dialled_at
    after_keys = lasted - keying_of(event, is_patient=leg.is_patient)
    if left.was_put_through is None:
        return after_keys
    return max(after_keys, timedelta(0)) if left.was_put_through else timedelta(seconds=-1)


def weigh_parting(act: Act, call: Call) -> PartingOutcome:
    """What is made of an end that was unclear at first."""
    leg = find_direct_leg(act, call.id)
    if call.event is None or leg is None or leg.ended_at is None or leg.after_keys is None:
        return LeftUnclear()
    return _weigh(act, call.event, leg)


def _weigh(act: Act, event: Event, leg: DirectLeg) -> PartingOutcome:
    around = look_around(act, leg, until_up=until_up(event))
    after_keys = timedelta(seconds=leg.after_keys or 0)
    line = Line(
        after_keys=after_keys,
        was_short_before=leg.was_short_before,
        was_in=leg.was_in,
        is_proven=around.proven > 0,
        stands_alone=around.standing == 0,
        fell_together=around.standing == 0 and around.just_ended > 0,
        is_near_end=event.ends - act.now <= NEAR_THE_END,
    )
    parting = part(line)
    was_in = leg.was_in or not line.is_short
    end_direct_leg(act, leg.call_id, {"outcome": _outcome(parting, line), "was_in": was_in})
    match parting:
        case Parting.UNCLEAR:
            return LeftUnclear()
        case Parting.OVER:
            return FarEndEnded()
        case _:
            return WayFailed(is_refused=parting is Parting.REFUSED, was_in=was_in)


def _outcome(parting: Parting, line: Line) -> Outcome | None:
    """Of a line that is not known to have stood, nor to have been refused, nothing is said."""
    if parting is Parting.REFUSED:
        return Outcome.REFUSED
    if parting is Parting.FELL:
        return Outcome.LOST
    return None if line.after_keys < STOOD else Outcome.JOINED
