"""What a platform says of its meeting is dialled at once, and what was typed in where it says nothing."""

from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.bridges.begin_leg import way_into
from dialin.actions.bridges.prove_leg import prove_leg
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.conferences.promise import Reason, Seen
from dialin.jobs import keep_bridges
from dialin.jobs.platforms import ask_platforms
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.audit import entries_of
from dialin.store.events import load_event
from dialin.store.platform_looks import PlatformLook, find_look
from tests.building import BRIDGE_NUMBER, DOORS, ENDS, EVENING, IN_JUNE, SetClock, make_event
from tests.conferences.fake import SILENT, UNKNOWN, FakeConferences
from tests.every import every
from tests.jobs.at_provider import leg_of
from tests.jobs.test_keep_bridges import answer_leg, placed

ASKED = Bridge(
    number=BRIDGE_NUMBER, digits="WW1111#", platform="bigbluebutton", meeting="rat",
    api="https://bbb.example.org", secret="geheim123",
)  # fmt: skip
SAID = "+493023125444"
SEEN = Seen(
    numbers=(SAID,), code="2222", is_running=True, participants=12, telephones=1, has_our_leg=True, made_at=EVENING
)
ANEW = Seen(numbers=(SAID,), code="3333", is_running=True, participants=1, made_at=EVENING + timedelta(minutes=5))
TYPED_IN, AS_SAID = (BRIDGE_NUMBER, "WW1111#"), (SAID, "WW2222#")
SECONDS = timedelta(seconds=1)


@pytest.fixture
def event_id(services: Services) -> int:
    return make_event(services, bridge=ASKED)


def ask(services: Services, *, at: Any = None, later: timedelta | None = None) -> None:
    services.clock.now = at or services.clock.now + (later or timedelta(0))
    ask_platforms.do(services)


def dialled(services: Services, event_id: int) -> tuple[str | None, str | None]:
    with services.looking() as act:
        way = way_into(load_event(act, event_id))
    return way.dialled, way.digits


def stand(services: Services, event_id: int) -> None:
    """The leg is answered, joins its room, and is known to be in."""
    keep_bridges.do(services)
    answer_leg(services, event_id)
    with services.acting("test") as act:
        assert prove_leg(act, leg_of(services, event_id), is_sure=True)


def look_at(services: Services, event_id: int) -> PlatformLook:
    with services.looking() as act:
        look = find_look(act, event_id)
    assert look is not None
    return look


def test_what_the_platform_says_is_dialled_and_kept_beside_what_was_typed_in(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    conferences.says = SEEN
    assert dialled(services, event_id) == TYPED_IN
    ask(services, at=DOORS)
    assert dialled(services, event_id) == AS_SAID
    with services.looking() as act:
        event = load_event(act, event_id)
        log = [entry.act for entry in entries_of(act, event_id, "event.as_platform_says")]
    assert (event.bridge_number, event.bridge_digits) == TYPED_IN
    assert len(log) == 1
    assert look_at(services, event_id) == PlatformLook(event_id, DOORS, None, DOORS, True, 12, 1, True, EVENING, None)


def test_a_code_that_changes_before_the_event_is_dialled_and_told(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    conferences.says = SEEN
    ask(services, at=DOORS - timedelta(minutes=59))
    assert look_at(services, event_id).changed_at is None
    conferences.says = ANEW
    ask(services, later=timedelta(minutes=1))
    assert dialled(services, event_id) == (SAID, "WW3333#")
    assert look_at(services, event_id).changed_at == services.clock.now


@every("trouble", [SILENT, UNKNOWN])
def test_a_platform_that_has_never_said_anything_leaves_what_was_typed_in(
    services: Services, conferences: FakeConferences, event_id: int, trouble: Any
) -> None:
    conferences.says = trouble
    ask(services, at=max(DOORS, services.clock.now + timedelta(minutes=1)))
    assert dialled(services, event_id) == TYPED_IN
    look = look_at(services, event_id)
    assert (look.trouble, look.answered_at, look.participants) == (trouble.reason.value, None, None)


def test_its_last_word_holds_for_ten_minutes_of_silence_and_not_for_an_unknown_meeting(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    conferences.says = SEEN
    ask(services, at=DOORS)
    conferences.says = SILENT
    ask(services, later=timedelta(minutes=10))
    assert dialled(services, event_id) == AS_SAID
    assert look_at(services, event_id).participants is None
    ask(services, later=timedelta(minutes=1))
    assert dialled(services, event_id) == TYPED_IN
    conferences.says = SEEN
    ask(services, later=timedelta(minutes=1))
    conferences.says = UNKNOWN
    ask(services, later=timedelta(minutes=1))
    assert dialled(services, event_id) == TYPED_IN
    assert look_at(services, event_id).trouble == Reason.UNKNOWN


def test_a_leg_that_stands_is_not_disturbed_unless_its_meeting_was_made_anew(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    conferences.says = SEEN
    ask(services, at=DOORS)
    stand(services, event_id)
    for said in (SILENT, UNKNOWN, Seen(numbers=(BRIDGE_NUMBER,), code="4444", made_at=EVENING), Seen(code="4444")):
        conferences.says = said
        ask(services, later=timedelta(minutes=20))
        keep_bridges.do(services)
        assert dialled(services, event_id) == AS_SAID, said
    assert len(placed(services)) == 1
    conferences.says = SEEN
    ask(services, later=timedelta(minutes=1))
    conferences.says = ANEW
    ask(services, later=timedelta(minutes=1))
    assert dialled(services, event_id) == (SAID, "WW3333#")


def test_a_leg_that_is_up_and_not_in_is_dialled_anew_with_the_new_code(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    """It is being asked for the code once more, and nobody knows."""
    conferences.says = SEEN
    ask(services, at=DOORS)
    keep_bridges.do(services)
    answer_leg(services, event_id)
    conferences.says = Seen(numbers=(SAID,), code="3333")
    ask(services, later=timedelta(minutes=1))
    assert dialled(services, event_id) == (SAID, "WW3333#")


def test_each_event_is_asked_about_at_its_pace(
    services: Services, conferences: FakeConferences, event_id: int, clock: SetClock
) -> None:
    def asks(after: timedelta) -> int:
        before = len(conferences.asked)
        ask(services, later=after)
        return len(conferences.asked) - before

    clock.now = IN_JUNE
    assert asks(timedelta(0)) == 1  # at once, so that staff see what comes of it
    assert (asks(59 * 60 * SECONDS), asks(60 * SECONDS)) == (0, 1)
    clock.now = DOORS - timedelta(hours=1)
    assert (asks(0 * SECONDS), asks(59 * SECONDS), asks(SECONDS)) == (1, 0, 1)
    clock.now = DOORS
    assert (asks(0 * SECONDS), asks(14 * SECONDS), asks(SECONDS)) == (1, 0, 1)  # no leg stands
    keep_bridges.do(services)
    answer_leg(services, event_id)
    assert (asks(15 * SECONDS), asks(45 * SECONDS)) == (1, 1)  # is it among them?
    keep_bridges.do(services)
    assert (asks(15 * SECONDS), asks(45 * SECONDS)) == (0, 1)
    clock.now = IN_JUNE  # set back
    assert asks(0 * SECONDS) == 1
    clock.now = ENDS
    assert asks(0 * SECONDS) == 0


def test_events_without_a_platform_to_ask_are_none_of_it(services: Services, conferences: FakeConferences) -> None:
    make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, platform="zoom"))
    make_event(services, bridge=Bridge(platform="jitsi", meeting="a@conference.b.example"), slug="zwei", number=None)
    ask(services, at=DOORS)
    assert conferences.asked == []


def test_an_answer_to_what_is_not_asked_any_more_changes_nothing(
    services: Services, conferences: FakeConferences, event_id: int
) -> None:
    """The settings are changed while the platform is asked, or the event ends."""
    with services.looking() as act:
        before = load_event(act, event_id)
    with services.acting("test") as act:
        assert change_event(act, event_id, {"bridge": {"meeting": "anderes"}}) is None
    conferences.says = SEEN
    ask_platforms._ask(before, services)
    assert dialled(services, event_id) == TYPED_IN
    with services.acting("test") as act:
        assert end_event(act, event_id) is None
        after = load_event(act, event_id)
        assert find_look(act, event_id) is None
    conferences.says = SILENT
    ask_platforms._ask(after, services)
    with services.looking() as act:
        assert find_look(act, event_id) is None


@every("changes", [{"meeting": "anderes"}, {"api": "https://bbb.example.org/b"}, {"platform": None, "api": None}])
def test_what_was_said_of_another_meeting_is_forgotten(
    services: Services, conferences: FakeConferences, event_id: int, changes: dict[str, Any]
) -> None:
    conferences.says = SEEN
    ask(services, at=DOORS)
    assert dialled(services, event_id) == AS_SAID
    with services.acting("test") as act:
        assert change_event(act, event_id, {"bridge": changes}) is None
        assert find_look(act, event_id) is None
    assert dialled(services, event_id) == TYPED_IN
