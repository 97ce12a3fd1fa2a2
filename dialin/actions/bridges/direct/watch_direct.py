"""How many of the last callers were let in by their own lines: what the board says of an event in direct mode."""

from dataclasses import dataclass
from datetime import datetime

from dialin.actions.bridges.direct.keying import until_up
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.partings import STOOD
from dialin.store.act import Act
from dialin.store.direct_legs import LatestLeg, latest_direct_legs
from dialin.store.events import Event

_LAST, _LOOKED_AT = 3, 250
_NOT_HAD = (Outcome.BUSY, Outcome.NO_ANSWER, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class DirectWatch:
    """Of the last few callers of whom it is known: how many were not let in, and how many nobody answered."""

    standing: int
    last: int
    refused: int
    not_had: int

    @property
    def is_wrong(self) -> bool:
        """One of several may have hung up while it rang, or come as the far end was full."""
        return self.refused + self.not_had > self.last / 2


def watch_direct(act: Act, event: Event) -> DirectWatch | None:
    """None for an event without lines of the callers' own."""
    if not event.is_direct:
        return None
    latest = latest_direct_legs(act, event.id, at_most=_LOOKED_AT)
    stood_by = act.now - until_up(event) - STOOD
    known = [outcome for one in latest if (outcome := _known(one, stood_by)) is not None][:_LAST]
    return DirectWatch(
        standing=sum(one.is_open for one in latest),
        last=len(known),
        refused=known.count(Outcome.REFUSED),
        not_had=sum(outcome in _NOT_HAD for outcome in known),
    )


def _known(one: LatestLeg, stood_by: datetime) -> Outcome | None:
    """Of a caller who is being connected once more, that they were in before is known, and nothing else."""
    if one.leg.outcome is not None:
        return Outcome(one.leg.outcome)
    return Outcome.JOINED if one.leg.was_in or (one.is_open and one.leg.dialled_at <= stood_by) else None
