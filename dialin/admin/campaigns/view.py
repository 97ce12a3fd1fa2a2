"""What the page of calls and messages shows of each kind: before it is started, while it runs, and afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import KINDS, NotTold, Plan, plan_campaign
from dialin.actions.outgoing.campaigns.show_campaign import Progress, show_campaign
from dialin.actions.outgoing.campaigns.start_campaign import refuse_kind, refuse_plan
from dialin.admin.labels import Label
from dialin.rules.outgoing.words import ANSWERED_NO, REACHED, Outcome, Purpose
from dialin.rules.refusals import Refused, mark
from dialin.store.act import Act
from dialin.store.events import Event

TITLES: Mapping[Purpose, Label] = {
    Purpose.PIN: Label("✉", mark("The PIN"), mark("By the way that each person has chosen for it.")),
    Purpose.REMINDER: Label(
        "◷", mark("Reminder"), mark("On the last working day before the event, to everybody who has a seat.")
    ),
    Purpose.START: Label(
        "☎", mark("Call at the start"),
        mark("To everybody who asked for it or has a rotary telephone. It begins by itself, in time."),
    ),
    Purpose.CANCELLED: Label("✕", mark("The event does not take place"), mark("To everybody who is registered.")),
}  # fmt: skip
MOST_NAMED = 200  # people not reached, on one page


@dataclass(frozen=True, slots=True)
class Shown:
    """One kind. plan: who would be told now; None while it runs. refused: why it cannot be started."""

    kind: Purpose
    progress: Progress
    plan: Plan | None
    refused: Refused | None

    @property
    def was_begun(self) -> bool:
        """Else whoever knows it has been told one by one, or on paper: no measure of how far it has come."""
        return self.progress.campaign is not None

    @property
    def reached(self) -> int:
        return sum(number for outcome, number in self.progress.done.items() if outcome in REACHED)

    @property
    def answered_no(self) -> int:
        return sum(number for outcome, number in self.progress.done.items() if outcome in ANSWERED_NO)

    @property
    def stopped(self) -> int:
        return self.progress.done.get(Outcome.STOPPED, 0)

    @property
    def failed(self) -> int:
        return sum(self.progress.done.values()) - self.reached - self.answered_no - self.stopped

    @property
    def is_active(self) -> bool:
        """Calls or messages go out by themselves now, or will."""
        return self.progress.is_running and self.progress.left > self.progress.left_by_hand

    @property
    def missed(self) -> Sequence[NotTold]:
        """Who was not reached; before anybody was told, who cannot be."""
        return self.progress.cannot or (() if self.plan is None else self.plan.cannot)

    @property
    def named(self) -> Sequence[NotTold]:
        return self.missed[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.missed) - len(self.named)


def look_at_campaigns(act: Act, event: Event, means: Means) -> tuple[Shown, ...]:
    return tuple(_look(act, event, kind, means) for kind in KINDS)


def _look(act: Act, event: Event, kind: Purpose, means: Means) -> Shown:
    progress = _to_the_minute(show_campaign(act, event, kind, means))
    if progress.is_running:
        return Shown(kind, progress, None, None)
    plan = plan_campaign(act, event, kind, means)
    return Shown(kind, progress, plan, refuse_kind(act, event, kind) or refuse_plan(event, plan, means))


def _to_the_minute(progress: Progress) -> Progress:
    """So that the page is the same until it says something else."""
    end = progress.expected_end
    return progress if end is None else replace(progress, expected_end=_minute(end))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
