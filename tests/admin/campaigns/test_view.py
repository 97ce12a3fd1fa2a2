"""How many are named on the page of calls and messages, and that the others are counted."""

from dialin.actions.outgoing.campaigns.plan_campaign import NotTold, Plan
from dialin.actions.outgoing.campaigns.show_campaign import Progress
from dialin.admin.campaigns.view import MOST_NAMED, Shown
from dialin.rules.outgoing.words import Purpose
from dialin.rules.refusals import Refused
from tests.building import IN_JUNE

MISSED = tuple(NotTold(at, f"Erna {at}", Refused("No address is on file.")) for at in range(MOST_NAMED + 3))


def shown(*, before: tuple[NotTold, ...] = (), since: tuple[NotTold, ...] = ()) -> Shown:
    plan = Plan(Purpose.PIN, 1, (), before, 0, IN_JUNE, IN_JUNE, None)
    progress = Progress(Purpose.PIN, None, {}, {}, left=0, left_by_hand=0, expected_end=None, cannot=since)
    return Shown(Purpose.PIN, progress, plan, None)


def test_the_others_are_counted_before_the_start_and_after_it() -> None:
    for one in (shown(before=MISSED), shown(since=MISSED)):
        assert (len(one.named), one.unnamed) == (MOST_NAMED, 3)
    assert shown(before=MISSED[:2]).unnamed == 0
