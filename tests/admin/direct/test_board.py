"""The board of an event in direct mode: how many callers' lines stand, and how many of the last were not let in."""

from datetime import timedelta

from flask import Flask

from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.direct_legs import write_direct_leg
from tests.admin.desk import sit_down
from tests.building import BRIDGE_NUMBER, EVENING, SetClock, begin_call, make_event

STANDS, RINGS, REFUSED, BUSY = "stands", "rings", Outcome.REFUSED, Outcome.BUSY
# One after the other, of one evening.
SHOWN = {
    (): ("<strong>0</strong>.", False),
    (STANDS, STANDS): ("<strong>2</strong>.", False),
    (STANDS, STANDS, REFUSED): ("1 der letzten 3 Anrufer wurden nicht hereingelassen", False),
    (STANDS, REFUSED, REFUSED, REFUSED): ("3 der letzten 3 Anrufer wurden nicht hereingelassen: Prüfen Sie", True),
    (REFUSED, RINGS): ("3 der letzten 3 Anrufer wurden nicht hereingelassen", True),
    (BUSY, BUSY): ("2 der letzten 3 Anrufer haben sie nicht erreicht: Prüfen Sie die Nummer.", True),
}


def test_the_board_says_in_one_line_how_callers_lines_fare(app: Flask, services: Services, clock: SetClock) -> None:
    clock.now = EVENING
    bridge = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="42#", platform="teams")
    event_id, desk, sid = make_event(services, bridge=bridge), sit_down(app, services), 0
    for legs, (words, is_alarm) in SHOWN.items():
        clock.now += timedelta(minutes=5)
        for outcome in legs:
            sid += 1
            write_leg(services, f"CA{sid}", event_id, outcome, clock)
        page = desk.see("/events/digitaltag/board")
        assert words in page, legs
        assert ('data-trouble="direct"' in page) is is_alarm, legs
        assert "nicht nötig" not in page


def write_leg(services: Services, sid: str, event_id: int, outcome: str, clock: SetClock) -> None:
    call_id = begin_call(services, sid, event_id=event_id, stage="InRoom")
    has_ended = outcome not in (STANDS, RINGS)
    since = timedelta(minutes=4 if outcome == STANDS else 0)
    with services.acting("test") as act:
        write_direct_leg(
            act,
            {
                "call_id": call_id,
                "event_id": event_id,
                "dialled_at": clock.now - since,
                "is_patient": False,
                "ended_at": clock.now if has_ended else None,
                "after_keys": 5 if has_ended else None,
                "outcome": outcome if has_ended else None,
                "was_short_before": False,
                "was_in": False,
            },
        )
