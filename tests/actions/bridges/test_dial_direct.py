"""A caller's own line is dialled anew, by what the line before has shown."""

from datetime import timedelta

from dialin.actions.bridges.direct.dial_direct import dial_direct
from dialin.services import Services
from dialin.store.calls import load_call
from dialin.store.direct_legs import find_direct_leg
from dialin.store.events import load_event
from tests.actions.seats.lines import DIRECT
from tests.building import EVENING, begin_call, make_event
from tests.every import every

SID = "CA1"


@every(("minutes", "was_in"), [(1, False), (10, True)])
def test_who_is_led_out_of_a_line_that_stood_was_in(services: Services, minutes: int, *, was_in: bool) -> None:
    """By news, such as the floor: the provider says nothing of that line's end."""
    event_id = make_event(services, slug=f"nach-{minutes}", bridge=DIRECT)
    services.clock.now = EVENING
    call_id = begin_call(services, f"{SID}{minutes}", event_id=event_id)
    for _ in range(2):
        with services.acting("caller") as act:
            call = load_call(act, f"{SID}{minutes}")
            assert call is not None
            dial_direct(act, call, load_event(act, event_id))
            leg = find_direct_leg(act, call_id)
        services.clock.now += timedelta(minutes=minutes)
    assert leg is not None
    assert leg.was_in is was_in
