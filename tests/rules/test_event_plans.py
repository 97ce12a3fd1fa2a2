"""An event is planned with real times and counts, or refused with the first thing to change."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from dialin.rules.event_plans import EventDraft, check_plan
from dialin.rules.event_settings.plan import EventPlan
from dialin.rules.refusals import Refused
from tests.every import every

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
DIGITALTAG = EventDraft(
    slug="digitaltag",
    title="Digitaltag",
    starts="2026-06-19T18:00",
    registration_closes="2026-06-16T23:59",
    seats=60,
    number="030 23125000",
    office="23125-001",
)


def test_a_plan_has_real_times_counts_and_numbers():
    assert check_plan(DIGITALTAG, now=NOW) == EventPlan(
        slug="digitaltag",
        title="Digitaltag",
        starts=datetime(2026, 6, 19, 16, tzinfo=UTC),
        ends=datetime(2026, 6, 19, 20, tzinfo=UTC),
        registration_closes=datetime(2026, 6, 16, 21, 59, tzinfo=UTC),
        timezone="Europe/Berlin",
        seats=60,
        doors_minutes=15,
        grace_minutes=10,
        no_show_minutes=15,
        pin_length=None,
        language="de",
        number="+493023125000",
        office="+493023125001",
    )


def test_a_form_may_hand_in_its_counts_as_text_and_leave_fields_empty():
    plan = check_plan(DIGITALTAG | EventDraft(seats=" 7 ", pin_length="8", ends=" ", number="", office=None), now=NOW)
    assert isinstance(plan, EventPlan)
    assert (plan.seats, plan.pin_length, plan.number, plan.office) == (7, 8, None, None)
    assert plan.ends - plan.starts == timedelta(hours=4)


@every(
    ("change", "says"),
    [
        ({"slug": ""}, "short name"),
        ({"slug": "Digital Tag"}, "short name"),
        ({"slug": "-x"}, "short name"),
        ({"slug": "x" * 61}, "short name"),
        ({"title": "  "}, "Write a title"),
        ({"title": "a\x00b"}, "Write a title"),
        ({"title": "x" * 201}, "Write a title"),
        ({"language": "German"}, "for example de or en"),
        ({"timezone": "Berlin"}, "for example Europe/Berlin"),
        ({"starts": "19 June"}, "Write the start as date and time"),
        ({"starts": "2026-06-19"}, "Write the start as date and time"),
        ({"starts": "2026-05-01T14:00"}, "The start lies in the past"),
        ({"starts": "2027-03-28T02:30"}, "does not exist in Europe/Berlin"),
        ({"ends": "later"}, "Write the end as date and time"),
        ({"ends": "2026-06-19T18:00"}, "The end lies before the start"),
        ({"ends": "2026-06-21T18:00"}, "longer than a day"),
        ({"registration_closes": "2026-06-16"}, "Write the registration deadline"),
        ({"registration_closes": "2026-06-19T18:01"}, "deadline lies after the start"),
        ({"seats": 0}, "telephone seats"),
        ({"seats": -1}, "telephone seats"),
        ({"seats": "many"}, "telephone seats"),
        ({"seats": 10_001}, "telephone seats"),
        ({"seats": 1_001, "pin_length": 6}, "Choose PINs of 8 digits"),
        ({"doors_minutes": 241}, "the doors open"),
        ({"grace_minutes": 121}, "dropped caller"),
        ({"no_show_minutes": "²"}, "unclaimed seats"),
        ({"pin_length": 7}, "6 or 8"),
        ({"number": "110"}, "emergency or service number"),
        ({"number": "23125000"}, "with its area code"),
        ({"office": "Rathaus"}, "in digits"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_change(change, says):
    refused = check_plan(DIGITALTAG | change, now=NOW)
    assert isinstance(refused, Refused)
    assert says in str(refused)
    assert "{" not in str(refused)
    assert refused.field in change or (refused.field == "pin_length" and "seats" in change)


@every(
    "change",
    [
        {"registration_closes": "2026-06-19T18:00"},
        {"registration_closes": "2026-04-01T00:00"},
        {"doors_minutes": 0, "grace_minutes": 0, "no_show_minutes": 0},
        {"seats": 10_000, "pin_length": 8},
        {"language": "de-x-einfach"},
        {"timezone": "UTC"},
    ],
)
def test_the_edges_of_what_can_be_are_allowed(change):
    assert isinstance(check_plan(DIGITALTAG | change, now=NOW), EventPlan)


def test_an_event_that_is_running_may_still_be_changed():
    running = datetime(2026, 6, 19, 17, tzinfo=UTC)
    assert isinstance(check_plan(DIGITALTAG, now=running), Refused)
    assert isinstance(check_plan(DIGITALTAG, now=running, may_have_started=True), EventPlan)


def test_the_offices_hours_and_known_lines_are_kept_as_chosen():
    plan = check_plan(DIGITALTAG | EventDraft(office_hours=" Mo-Fr  8-18 ", knows_lines="yes"), now=NOW)
    assert isinstance(plan, EventPlan)
    assert (plan.office_hours, plan.knows_lines) == ("Mo-Fr 8-18", True)
    plan = check_plan(DIGITALTAG | EventDraft(office_hours=" ", knows_lines="False"), now=NOW)
    assert isinstance(plan, EventPlan)
    assert (plan.office_hours, plan.knows_lines) == (None, False)


def test_office_hours_that_nobody_can_read_are_refused():
    refused = check_plan(DIGITALTAG | EventDraft(office_hours="morning"), now=NOW)
    assert isinstance(refused, Refused)
    assert "office hours" in str(refused)


def test_the_first_field_that_is_wrong_is_the_one_that_is_named():
    refused = check_plan(DIGITALTAG | EventDraft(title="", starts="soon", timezone="Mond"), now=NOW)
    assert isinstance(refused, Refused)
    assert refused.field == "title"


def test_a_field_that_is_left_out_is_refused_as_one_that_is_empty():
    for field in ("title", "slug", "starts", "registration_closes", "seats"):
        left_out = check_plan({name: value for name, value in DIGITALTAG.items() if name != field}, now=NOW)
        assert isinstance(left_out, Refused)
        assert left_out == check_plan(DIGITALTAG | {field: ""}, now=NOW)
        assert left_out.field == field


def test_a_field_that_no_event_has_is_a_fault_of_the_program():
    with pytest.raises(ValidationError):
        check_plan(DIGITALTAG | EventDraft(grase_minutes=5), now=NOW)


def test_a_time_that_was_written_is_never_read_without_its_zone():
    with pytest.raises(TypeError, match="zone"):
        EventPlan.model_validate(DIGITALTAG)
