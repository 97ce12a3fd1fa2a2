"""Stories of test calls of the city's own, which prove the way in."""

from datetime import timedelta

from dialin.actions.testing.ask_test import ask_test
from dialin.rehearsal import Leg
from dialin.rules.testing.words import Kind, Result
from dialin.store.test_calls import tests_of
from tests.building import EVENING
from tests.stories.hearing import must_hear
from tests.stories.telling import story
from tests.stories.theatre import Theatre


@story("The city tries its own number in the afternoon: the test PIN comes in through the greeting.",
       at=EVENING - timedelta(hours=5))  # fmt: skip
def testing_the_way_in(stage: Theatre) -> Leg:
    """The end of a test call that has come in."""
    assert isinstance(stage.act(ask_test, stage.event, Kind.DIAL_IN), int)
    stage.company.elapse(75)
    (leg,) = [leg for leg in stage.company.legs.values() if leg.direction == "inbound"]
    must_hear(stage, leg, "test.passed")
    with stage.services.looking() as act:
        (made,) = tests_of(act, stage.event_id)
    assert made.result is Result.PASSED
    assert made.heard_at is not None
    assert leg.is_over
    assert stage.seats.occupied == 0
    return leg
