"""A freed seat is offered by ways that can still arrive, and kept no longer than the way needs."""

from datetime import timedelta

from dialin.rules.outgoing.offers import may_offer, offer_until
from dialin.rules.outgoing.words import Way
from tests.every import every
from tests.rules.outgoing.evenings import HAMBURG, MAINZ, at, event

FRIDAY = event("2026-06-19 18:00")
WRITTEN = {Way.SMS, Way.EMAIL}
SPOKEN = {Way.CALL, Way.STAFF}


@every(
    ("moment", "expected"),
    [
        ("2026-06-08 12:00", {Way.LETTER} | WRITTEN | SPOKEN),
        ("2026-06-12 18:00", {Way.LETTER} | WRITTEN | SPOKEN),
        ("2026-06-13 09:00", WRITTEN | SPOKEN),  # fewer than five working days
        ("2026-06-19 17:00", WRITTEN | SPOKEN),
        ("2026-06-19 17:01", SPOKEN),
        ("2026-06-19 19:59", SPOKEN),
        ("2026-06-19 20:00", set()),
    ],
)
def test_offers_stop_way_by_way(moment, expected):
    assert {way for way in Way if may_offer(way, at(moment), FRIDAY, MAINZ)} == expected


def test_a_letter_needs_six_days_also_where_five_working_days_would_do():
    monday = event("2026-06-22 18:00")  # five working days before: Monday the 15th
    assert may_offer(Way.LETTER, at("2026-06-15 12:00"), monday, MAINZ)
    sunday = event("2026-06-21 18:00")
    assert may_offer(Way.LETTER, at("2026-06-15 18:00"), sunday, MAINZ)
    assert not may_offer(Way.LETTER, at("2026-06-15 18:01"), sunday, MAINZ)


def test_a_holiday_of_the_land_takes_a_day_from_the_letter():
    friday = event("2027-05-28 18:00")
    assert may_offer(Way.LETTER, at("2027-05-21 12:00"), friday, HAMBURG)
    assert not may_offer(Way.LETTER, at("2027-05-21 12:00"), friday, MAINZ)


@every(
    ("way", "moment", "expected"),
    [
        (Way.CALL, "2026-06-16 10:00", "2026-06-16 12:00"),
        (Way.CALL, "2026-06-16 19:00", "2026-06-17 10:00"),  # an hour today, an hour tomorrow
        (Way.CALL, "2026-06-13 19:00", "2026-06-15 10:00"),  # no Sunday
        (Way.CALL, "2026-06-16 22:00", "2026-06-17 11:00"),
        (Way.CALL, "2026-06-19 13:00", "2026-06-19 15:00"),
        (Way.CALL, "2026-06-19 16:00", "2026-06-19 17:00"),
        (Way.CALL, "2026-06-19 17:58", "2026-06-19 18:13"),
        (Way.STAFF, "2026-06-19 18:30", "2026-06-19 18:45"),
        (Way.CALL, "2026-06-19 19:55", "2026-06-19 20:00"),
        (Way.SMS, "2026-06-16 10:00", "2026-06-17 12:00"),
        (Way.EMAIL, "2026-06-12 10:00", "2026-06-15 12:00"),  # over the weekend
        (Way.EMAIL, "2026-06-18 10:00", "2026-06-19 12:00"),
        (Way.EMAIL, "2026-06-19 09:00", "2026-06-19 16:00"),
        (Way.SMS, "2026-06-19 15:00", "2026-06-19 16:30"),
        (Way.SMS, "2026-06-19 17:00", "2026-06-19 17:30"),
        (Way.SMS, "2026-06-19 17:30", None),
        (Way.LETTER, "2026-06-01 10:00", "2026-06-08 16:00"),  # the sixth day is a Sunday
        (Way.LETTER, "2026-06-12 10:00", "2026-06-18 12:00"),
        (Way.LETTER, "2026-06-15 10:00", None),
        (Way.CALL, "2026-06-19 20:00", None),
    ],
)
def test_an_offer_stands_as_long_as_its_way_needs_and_never_so_long_that_nobody_else_can_be_asked(
    way, moment, expected
):
    assert offer_until(way, at(moment), FRIDAY, MAINZ) == (expected and at(expected))


def test_an_offer_stands_until_after_it_was_made_and_never_beyond_the_event():
    moment = at("2026-05-28 00:07")
    while moment < FRIDAY.ends:
        for way in Way:
            until = offer_until(way, moment, FRIDAY, MAINZ)
            assert (until is not None) == may_offer(way, moment, FRIDAY, MAINZ)
            assert until is None or moment < until <= FRIDAY.ends
        moment += timedelta(minutes=97)
