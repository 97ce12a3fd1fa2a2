"""A bridge leg counts once it has stood for a minute; then those who wait for it in the lobby are fetched."""

from dialin.dialogue.words.state import Place
from dialin.jobs import deliver_news, keep_bridges
from dialin.schedule import STANDS, facts_of
from dialin.services import Services
from dialin.store import events
from dialin.store.calls import change_call
from tests.jobs.at_provider import call_of, seat_callers
from tests.jobs.test_keep_bridges import answer_leg, end_leg_at
from tests.jobs.test_keep_bridges import event_id as event_id  # noqa: PLC0414 (a fixture)


def fetched(services: Services) -> list[str]:
    """Whom the provider was told to ask for news."""
    deliver_news.do(services)
    return [sid for sid, _ in services.provider.requests("redirect")]


def test_the_lobby_is_fetched_once_the_leg_has_stood_and_nobody_else_is(services: Services, event_id: int) -> None:
    inside, waiting = seat_callers(services, event_id, 2)
    with services.acting("test") as act:
        change_call(act, call_of(services, inside).id, {"place": Place.EVENT})
        change_call(act, call_of(services, waiting).id, {"place": Place.LOBBY})
    keep_bridges.do(services)
    answer_leg(services, event_id)
    assert waiting not in fetched(services)
    services.clock.pass_time(seconds=STANDS.total_seconds() - 1)
    keep_bridges.do(services)
    assert (waiting in fetched(services), is_connected(services)) == (False, False)
    services.clock.pass_time(seconds=1)
    keep_bridges.do(services)
    keep_bridges.do(services)
    assert (fetched(services).count(waiting), is_connected(services)) == (1, True)
    assert inside not in fetched(services)


def test_a_leg_that_falls_within_a_minute_has_connected_nobody(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.pass_time(seconds=STANDS.total_seconds() - 1)
    end_leg_at(services, event_id, "completed")
    services.clock.pass_time(seconds=2)
    keep_bridges.do(services)
    assert not is_connected(services)
    assert fetched(services) == []


def is_connected(services: Services) -> bool:
    with services.looking() as act:
        event = events.find_event(act, "digitaltag")
    assert event is not None
    return facts_of(event, services.clock()).is_connected
