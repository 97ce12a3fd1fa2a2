"""Stories of telephones that show no number, while somebody takes seats with them."""

from dialin.rehearsal import Leg
from tests.building import IN_JUNE, add_recording
from tests.stories.hearing import TITLE, must_hear
from tests.stories.registering import choose
from tests.stories.telling import story
from tests.stories.theatre import Theatre


@story("My telephone shows no number, and too many of these have registered by themselves: a person helps me.",
       at=IN_JUNE, most_per_line=1)  # fmt: skip
def registering_without_a_number_after_many(stage: Theatre) -> Leg:
    somebody = stage.register("Telefonanmeldung 1", "")
    spoken = {
        "sid": "RE" + "1" * 32, "kind": "name", "event_id": stage.event_id, "attendee_id": somebody.attendee_id,
        "recorded_at": stage.company.now, "kept_at": stage.company.now, "seconds": 3,
    }  # fmt: skip
    stage.act(add_recording, spoken)
    leg = stage.call(None)
    choose(leg, "1")
    must_hear(stage, leg, "reg.withheld_full", title=TITLE)
    leg.press("0")
    leg.wait(14)
    assert leg.bridged
    leg.hang_up()
    assert stage.seats.allocated == 1
    return leg
