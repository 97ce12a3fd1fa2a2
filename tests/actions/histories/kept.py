"""Histories that are kept: evenings in which several things go wrong at once, the promises looked at after each."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from dialin.dialogue.words.heard import Keys, Silence
from tests.actions.histories import callers, staff, worker
from tests.actions.histories.beginning import ROOM, Kind, an_evening, leave_unseen, line_of
from tests.actions.histories.evening import Evening, Telephone
from tests.actions.histories.looking import check, look
from tests.databases import Databases

PAGE = Path(__file__).parents[3] / "docs/histories.md"
HEAD = """# Histories

What callers, the office, the worker and the telephone company do to one event at once, told by the test that plays it
with the real actions on a real database. After each sentence it is looked at: never more callers in than seats, nobody
in two places, the waiting order kept, no seat free while somebody waits for it, nobody dialled twice, and at the end no
seat kept by a call that is over. `python -m tests.actions.histories.write` writes this page anew. Thousands of others
are drawn at random in each run of the tests; one that breaks a promise is told in the same way.
"""


class Watched:
    """An evening of which each deed is followed by a look at the promises."""

    def __init__(self, evening: Evening) -> None:
        self.evening, self._before = evening, look(evening)

    def __call__(self, deed: Callable[..., Any], *what: Any, **how: Any) -> Any:
        """The deed done, and whether the promises hold."""
        outcome, now = deed(self.evening, *what, **how), look(self.evening)
        check(self.evening, self._before, now)
        self._before, self.evening.let_in_by_hand = now, set()
        return outcome

    def call_and_key(self, place: int, caller: str | None = None) -> Telephone:
        telephone: Telephone = self(callers.call, caller or line_of(place))
        self(callers.key, telephone, self.evening.people[place])
        return telephone

    def news_for(self, telephone: Telephone) -> Any:
        """The newest."""
        own = self.evening.row(telephone).id
        return [work for work in look(self.evening).news if work.call_id == own][-1]


def a_second_telephone_and_a_power_cut(do: Watched) -> None:
    """A seat is taken over by a second telephone while the power fails, and the first one is slow to hear of it."""
    for _ in range(3):
        do(staff.register_somebody)
    do(worker.pass_time, timedelta(minutes=40))
    first = do.call_and_key(0)
    waiting = do.call_and_key(1)
    second = do.call_and_key(0, line_of(50))
    do.evening.power.left = 4
    do(callers.hear, second, Keys("1"))
    do(callers.hear, second, Keys("1"))
    do(worker.deliver, "lost")
    do(callers.hear, second, Silence())
    do(callers.ask_for_news, do.news_for(first), first)
    do(callers.hear, second, Silence())
    do(callers.report_hang_up, second)
    do(worker.pass_time, timedelta(minutes=11))
    do(callers.hear, waiting, Silence())


def a_removal_that_does_not_arrive(do: Watched) -> None:
    """Staff remove somebody, and the provider does not answer: the next is let in once the other is known to be out."""
    for _ in range(2):
        do(staff.register_somebody)
    do(worker.pass_time, timedelta(minutes=52))
    shouts = do.call_and_key(0)
    waits = do.call_and_key(1)
    do(staff.remove, shouts)
    for seconds in (2, 4, 8, 15, 30, 31):
        do(worker.deliver, "away")
        do(callers.hear, waits, Silence())
        do(worker.pass_time, timedelta(seconds=seconds))
    do(worker.deliver)
    do(worker.pass_time, timedelta(seconds=12))
    do(callers.hear, waits, Silence())


def a_list_cut_off_between_two_registrations(do: Watched) -> None:
    """Somebody registers by telephone, a list is handed in while the power fails, and is handed in once more."""
    do(staff.register_somebody)
    do(callers.register_by_telephone, line_of(60))
    do.evening.power.left = 9
    do(staff.import_list, 2)
    do(staff.import_list, 2)
    do(staff.set_seats, 3)
    do(worker.pass_time, timedelta(minutes=37))
    for place in (3, 2, 1):
        do.call_and_key(place)
    do(staff.cancel_person, do.evening.people[0])
    do(worker.pass_time, timedelta(minutes=20))
    do(staff.forget, do.evening.people[0])
    do(staff.set_seats, 2)


def a_bridge_dialled_once(do: Watched) -> None:
    """The provider's answer is lost just when the videoconference is dialled, and the event ends early."""
    do(staff.register_somebody)
    do(worker.pass_time, timedelta(minutes=38))
    caller = do.call_and_key(0)
    do(worker.keep_bridge, "lost")
    for seconds in (1, 20, 60):
        do(worker.pass_time, timedelta(seconds=seconds))
        do(worker.keep_bridge)
    (leg,) = worker.legs(do.evening)
    do(worker.answer_bridge, leg)
    do.evening.repeats = True
    do(callers.hear, caller, Silence())
    do(worker.drop_bridge, leg, is_reported=False)
    do(worker.compare_calls)
    for seconds in (1, 4, 16):
        do(worker.pass_time, timedelta(seconds=seconds))
        do(worker.keep_bridge)
    do(worker.pass_time, timedelta(minutes=25))
    do(staff.move_end, -90)
    do(worker.pass_time, timedelta(minutes=6))
    do(worker.deliver)
    do(worker.keep_bridge)


KEPT = {
    a_second_telephone_and_a_power_cut: None,
    a_removal_that_does_not_arrive: None,
    a_list_cut_off_between_two_registrations: None,
    a_bridge_dialled_once: ROOM,
}  # each with the bridge of its event


def told(databases: Databases, database: str) -> str:
    """The page of all of them, as they come about on this kind of database."""
    parts = [HEAD]
    for history, bridge in KEPT.items():
        assert history.__doc__ is not None
        story = _played(databases, Kind(database, bridge), history)
        parts.append(
            f"## {history.__name__.replace('_', ' ').capitalize()}\n\n{history.__doc__}\n\n```\n{story}\n```\n"
        )
    return "\n".join(parts)


def _played(databases: Databases, kind: Kind, history: Callable[[Watched], None]) -> str:
    with databases.fresh(kind.database) as url:
        evening = an_evening(url, kind)
        with closing(evening.services.database):
            history(Watched(evening))
            leave_unseen(evening)
            return str(evening.story)
