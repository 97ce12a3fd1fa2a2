"""The limit of lines into the videoconference: set, raised, lowered and lifted while people are on the line."""

from typing import Any

import pytest

from dialin.actions.events.change_event import change_event
from dialin.dialogue.words.seat import SeatClaimed
from dialin.rules.refusals import Refused
from dialin.services import Services
from tests.actions.callers import claim, dial, hang_up, news_for
from tests.actions.seats.lines import an_event, lines_of
from tests.building import make_event, register_people


def limit(services: Services, event: int, lines: int | None, **changes: Any) -> Refused | None:
    with services.acting("test") as act:
        refused = change_event(act, event, {"most_lines": lines} | changes)
        if refused is not None:
            act.connection.rollback()
        return refused


def test_more_lines_let_those_in_who_wait_and_fewer_than_are_in_use_are_refused(services: Services) -> None:
    event, people = an_event(services, lines=1, people=4)
    sids = [dial(services.database, person, event) for person in people]
    for sid in sids:
        claim(services.database, sid)
    assert limit(services, event, 3) is None
    assert lines_of(services, event) == sids[:3]
    assert [news_for(services.database, sid) for sid in sids] == [[], ["seat_freed"], ["seat_freed"], []]
    refused = limit(services, event, 2)
    assert refused is not None
    assert (refused.field, "at least 3" in str(refused)) == ("most_lines", True)
    assert lines_of(services, event) == sids[:3]
    hang_up(services.database, sids[0])
    hang_up(services.database, sids[1])
    assert limit(services, event, 2) is None
    assert lines_of(services, event) == sids[2:]


@pytest.mark.parametrize("changes", [{}, {"bridge": {"mode": "room"}}])
def test_lifting_the_limit_lets_everybody_in_and_setting_it_leaves_everybody_in(
    services: Services, changes: dict[str, Any]
) -> None:
    event, people = an_event(services, lines=1, people=3)
    sids = [dial(services.database, person, event) for person in people]
    for sid in sids:
        claim(services.database, sid)
    assert limit(services, event, None, **changes) is None
    assert [news_for(services.database, sid) for sid in sids] == [[], ["seat_freed"], ["seat_freed"]]
    assert [claim(services.database, sid) for sid in sids] == [
        SeatClaimed(1), SeatClaimed(2, waited=True), SeatClaimed(3, waited=True),
    ]  # fmt: skip
    direct = {"bridge": {"mode": "direct"}}
    assert "at least 3" in str(limit(services, event, 2, **direct))
    assert limit(services, event, 3, **direct) is None
    assert lines_of(services, event) == sids
    assert [news_for(services.database, sid) for sid in sids] == [[], ["seat_freed"], ["seat_freed"]]


def test_the_limit_is_refused_in_room_mode_and_ends_with_direct_mode(services: Services) -> None:
    event = make_event(services)
    refused = limit(services, event, 2)
    assert refused is not None
    assert refused.field == "most_lines"
    assert limit(services, event, 2, bridge={"mode": "direct"}) is None
    with services.acting("test") as act:
        assert change_event(act, event, {"bridge": {"mode": "room"}}) is None
        assert change_event(act, event, {"bridge": {"mode": "direct"}}) is None
    assert claim(
        services.database, dial(services.database, register_people(services, event, 1)[0], event)
    ) == SeatClaimed(1)
