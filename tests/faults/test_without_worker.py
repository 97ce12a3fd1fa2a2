"""No worker is at work, and nobody has noticed yet: whoever has a seat gets in, and nobody else stays."""

from datetime import timedelta

import pytest

from dialin.actions.calls.remove_caller import remove_caller
from dialin.config import Settings
from tests.actions.callers import call_of
from tests.building import DOORS, EVENING
from tests.stories.hearing import must_hear
from tests.stories.theatre import theatre


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whoever_has_a_seat_gets_in_and_whoever_was_removed_is_out_at_the_next_key(settings: Settings) -> None:
    with theatre(settings, at=DOORS + timedelta(minutes=13), seats=2) as stage:
        stage.do_duty = lambda *_: None
        people = [stage.register(f"Erna Beispiel {place}", f"+4930231250{10 + place}") for place in range(3)]
        first, second, third = (
            stage.call_and_key(one.pin, f"+4930231250{10 + place}") for place, one in enumerate(people)
        )
        stage.goes_to(EVENING + timedelta(minutes=1))
        assert first.room
        assert second.room
        assert not third.room
        assert not third.is_over
        row = call_of(stage.services.database, first.sid)
        assert stage.act(remove_caller, row.id, reason="Es war laut") is None
        first.press("*")
        first.wait(20)
        assert not first.room
        must_hear(stage, first, "removed.reason", reason="Es war laut")
        assert second.room
