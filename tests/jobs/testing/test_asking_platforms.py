"""A platform that can be asked says how the videoconference stands; one that is closed is no fault of the keys."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from dialin.conferences.promise import Asked, ConferenceTrouble, Reason, Seen
from dialin.jobs.testing import make_tests
from dialin.rules.dial_strings import Bridge
from dialin.rules.testing.words import Conference, Result
from dialin.services import Services
from dialin.store.test_calls import TestCall
from tests.building import BRIDGE_NUMBER, DOORS
from tests.every import every
from tests.jobs.testing.calling import begin, end, event_at, made_for, step

A_DAY_BEFORE = DOORS - timedelta(days=1)
BRIDGE = Bridge(
    number=BRIDGE_NUMBER,
    digits="123#",
    platform="bigbluebutton",
    api="https://bbb.example/bigbluebutton/api",
    secret="s",
    meeting="bau",
)


@dataclass
class Conferences:
    """Says what it is told to say, or fails."""

    says: list[Seen | ConferenceTrouble] = field(default_factory=list)

    def look(self, event: Asked) -> Seen:
        said = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        assert event.bridge_meeting == "bau"
        if isinstance(said, ConferenceTrouble):
            raise said
        return said


def begun(services: Services, *says: Seen | ConferenceTrouble) -> tuple[Services, TestCall]:
    house = replace(services, conferences=Conferences(list(says)))
    event_id = event_at(house, A_DAY_BEFORE, bridge=BRIDGE)
    return house, begin(house, event_id)


def keyed(house: Services, made: TestCall) -> None:
    house.provider.answer(str(made.sid))
    step(house, made, "answered_at", after=4)
    step(house, made, "keyed_at", after=5)


@every(
    ("says", "after_keys", "conference", "result"),
    [
        (Seen(is_running=False), 2, Conference.WAITING, Result.NOT_OPEN),
        (ConferenceTrouble(Reason.UNKNOWN, "unknown"), 2, Conference.WAITING, Result.NOT_OPEN),
        (Seen(is_running=True), 2, Conference.RUNNING, Result.REFUSED),
        (ConferenceTrouble(Reason.SLOW, "slow"), 30, Conference.AWAY, Result.REFUSED),
        (ConferenceTrouble(Reason.SLOW, "slow"), 2, Conference.AWAY, Result.NOT_OPEN),
    ],
)
def test_what_the_platform_says_counts_more_than_when_the_line_fell(
    services: Services, says: Seen | ConferenceTrouble, after_keys: int, conference: Conference, result: Result
) -> None:
    house = replace(services, conferences=Conferences([says]))
    slug = f"nach-{after_keys}-{type(says).__name__}-{conference}-{result}".lower().replace("_", "-")
    event_id = event_at(house, A_DAY_BEFORE, bridge=BRIDGE, slug=slug)
    made = begin(house, event_id)
    keyed(house, made)
    over = end(house, made, after=after_keys)
    assert (over.conference, over.result) == (conference, result)


def test_while_the_line_stands_it_is_looked_for_among_the_participants(services: Services) -> None:
    house, made = begun(services, Seen(is_running=True), Seen(is_running=True, participants=3, has_our_leg=True))
    keyed(house, made)
    house.clock.pass_time(seconds=10)
    make_tests.do(house)
    (now,) = made_for(house, made.event_id)
    assert (now.conference, now.participants, now.result) == (Conference.JOINED, 3, None)
