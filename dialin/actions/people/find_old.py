"""Finds what is on file about people whose days are over, event by event and kind by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialin.rules.refusals import Refused
from dialin.rules.retention import NAMELESS_KINDS, Kind, Terms, is_past
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.blanking import Old, Step, is_any_left
from dialin.store.events import Event, list_events
from dialin.store.forgetting import STEPS


@dataclass(frozen=True, slots=True)
class Due:
    """What is to go together: these kinds of this event, or with None of callers who got to none."""

    event: Event | None
    kinds: tuple[Kind, ...]
    old: Old

    @property
    def steps(self) -> list[tuple[Kind, Step]]:
        return [(kind, step) for kind in self.kinds for step in STEPS[kind]]


def find_old(act: Act, terms: Terms, *, only: Event | None = None) -> list[Due]:
    """Only what is left of it; only: of this event alone."""
    events = list_events(act) if only is None else [only]
    return [due for due in _past(act, terms, events, with_nobodys=only is None) if _is_left(act, due)]


def find_before_its_time(act: Act, event: Event) -> list[Due] | Refused:
    """All of an event that has ended, whatever the days: but for what has no name in it, and is kept as proof."""
    if not is_past(schedule_of(event), 0, act.now):
        about = {"title": event.title, "slug": event.slug}
        return Refused("{title} is not over. Wait for its end, or end it with: dialin event end {slug}", about)
    due = Due(event, tuple(kind for kind in STEPS if kind not in NAMELESS_KINDS), Old(event.id, act.now))
    return [due] if _is_left(act, due) else []


def _past(act: Act, terms: Terms, events: list[Event], *, with_nobodys: bool) -> Iterator[Due]:
    """Kinds with the same days go together, so that the log counts them before the first is gone."""
    for days in sorted({terms.days[kind] for kind in STEPS}):
        kinds = tuple(kind for kind in STEPS if terms.days[kind] == days)
        before = terms.before(kinds[0], act.now)
        past = [event for event in events if is_past(schedule_of(event), days, act.now)]
        for event in (*past, *((None,) if with_nobodys else ())):
            yield Due(event, kinds, Old(None if event is None else event.id, before))


def _is_left(act: Act, due: Due) -> bool:
    return is_any_left(act, [step for _, step in due.steps], due.old)
