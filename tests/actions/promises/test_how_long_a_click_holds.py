"""Whoever clicks on a call-back waits beside the telephone: the click holds for minutes, not for hours."""

from dialin.actions.promises.call_back_now import call_back_now
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.words import Outcome
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.call_backs import add_call_back, call_backs_of
from dialin.store.events import load_event
from tests.building import OFFICE, make_event
from tests.jobs.outgoing.ordering import orders
from tests.provider.fake import PASSING

PHONE = "+493023125010"


def click(act: Act, event_id: int) -> Refused | None:
    (promise,) = call_backs_of(act, event_id)
    return call_back_now(act, load_event(act, event_id), promise.id, OFFICE, abroad=())


def test_a_click_that_led_to_no_call_in_ten_minutes_rings_no_desk_at_night(services: Services) -> None:
    """As where the provider was away; the clerk may click once more."""
    event_id = make_event(services)
    with services.acting("anna") as act:
        add_call_back(act, {"event_id": event_id, "number": PHONE, "wanted": "soon", "promised_at": act.now})
        assert click(act, event_id) is None
    services.provider.trouble.append(PASSING)
    place_calls.do(services)
    services.clock.pass_time(minutes=10)
    place_calls.do(services)
    assert [row.outcome for row in orders(services)] == [Outcome.TOO_LATE]
    assert len(services.provider.requests("place_call")) == 1
    with services.acting("anna") as act:
        assert click(act, event_id) is None
    place_calls.do(services)
    assert [row.sid is not None for row in orders(services)] == [False, True]
