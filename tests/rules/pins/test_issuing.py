"""PINs are easy to key, hard to confuse, and quick to draw by the thousand."""

from datetime import date
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.pins.damm import check_digit, is_wellformed
from dialin.rules.pins.issuing import (
    Avoid,
    LivePins,
    NoPinLeft,
    draw_pin,
    is_allowed,
)
from dialin.rules.pins.slips import slips_of
from tests.every import every

ANY = Avoid()


class NearlyFull:
    """So many are live that none keeps its distance; `live` are those that are no longer free."""

    def __init__(self) -> None:
        self.live: set[str] = set()

    def keep_distance_to(self, pin: str) -> bool:
        return False

    def is_free(self, pin: str) -> bool:
        return pin not in self.live


pins = st.sampled_from([6, 8]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n))


def draw_many(count: int, length: int) -> LivePins:
    choose, live = Random(7).randrange, LivePins()
    for _ in range(count):
        live.add(draw_pin(length, choose=choose, live=live, avoid=ANY))
    return live


def wrong_digits(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def test_the_rules_leave_33630_pins_of_six_digits():
    bodies = (f"{number:05d}" for number in range(100_000))
    assert sum(is_allowed(body + check_digit(body), avoid=ANY) for body in bodies) == 33_630


def test_about_a_quarter_of_the_pins_of_eight_digits_is_left():
    bodies = [f"{Random(number).randrange(10**7):07d}" for number in range(4_000)]
    assert 0.22 < sum(is_allowed(body + check_digit(body), avoid=ANY) for body in bodies) / 4_000 < 0.30


@every("pin", ["748290", "394706"])
def test_an_unremarkable_pin_is_allowed(pin):
    assert is_allowed(pin, avoid=ANY)


@every(
    ("body", "why"),
    [
        ("04829", "the key for a person comes first"),
        ("74429", "two equal neighbours"),
        ("71236", "three in a row"),
        ("73216", "three in a row, downwards"),
        ("74749", "a pair twice"),
        ("19473", "begins like a year"),
        ("74206", "looks like a year in the middle"),
        ("24129", "may be a birthday"),
        ("74747", "too few different digits"),
        ("71488", "a code that hurts"),
        ("2412197", "eight digits: a birthday"),
        ("7482190", "eight digits: the second half begins like a year"),
        ("7485748", "eight digits: the same half twice"),
    ],
)
def test_what_confuses_frightens_or_can_be_guessed_is_never_issued(body, why):
    assert not is_allowed(body + check_digit(body), avoid=ANY), why


@every("pin", ["", "74829", "748291", "7482900", "abcdef"])
def test_a_pin_of_another_length_or_with_a_wrong_check_digit_is_never_issued(pin):
    assert not is_allowed(pin, avoid=ANY)


@given(st.integers(0, 99_999))
def test_swapped_halves_of_an_issued_pin_are_seen(number):
    body = f"{number:05d}"
    pin = body + check_digit(body)
    assert not is_allowed(pin, avoid=ANY) or not is_wellformed(pin[3:] + pin[:3])


@every(
    ("pin", "avoid"),
    [
        ("261606", Avoid(dates=(date(2026, 6, 16),))),
        ("16202602", Avoid(dates=(date(2026, 1, 1), date(2026, 2, 16)))),
        ("312564", Avoid(numbers=("+496990009000", "+493023125640"))),
    ],
)
def test_a_pin_never_looks_like_the_event_or_its_numbers(pin, avoid):
    assert is_allowed(pin, avoid=ANY)
    assert not is_allowed(pin, avoid=avoid)


@every(
    ("pin", "live"),
    [
        ("748290", "748290"),
        ("748290", "748293"),
        ("748290", "758293"),
        ("748290", "478290"),
        ("748290", "290748"),
        ("748290", "774829"),
        ("748290", "748829"),
        ("748290", "74829061"),
        ("74829061", "748290"),
        ("74829061", "90617482"),
    ],
)
def test_a_pin_that_one_slip_could_turn_into_a_live_one_is_too_near(pin, live):
    assert not LivePins([live]).keep_distance_to(pin)
    assert not LivePins([pin]).keep_distance_to(live)


@every(("pin", "live"), [("748290", "751590"), ("748290", "82906174"), ("748290", "394706")])
def test_a_pin_three_digits_away_keeps_its_distance(pin, live):
    assert wrong_digits(pin, live[:6]) >= 3
    assert LivePins([live]).keep_distance_to(pin)


@given(pins, pins)
def test_distance_is_kept_only_by_pins_that_differ_in_three_digits(one, other):
    if LivePins([other]).keep_distance_to(one):
        assert one[:6] != other[:6]
        assert len(one) != len(other) or wrong_digits(one, other) >= 3


@every("length", [6, 8])
def test_drawn_pins_keep_their_distance_from_each_other(length):
    drawn = sorted(draw_many(150, length))
    assert len(drawn) == 150
    assert all(wrong_digits(one, other) >= 3 for one, other in combinations(drawn, 2))
    assert all(is_allowed(pin, avoid=ANY) and all(a != b for a, b in pairwise(pin)) for pin in drawn)


def test_an_import_of_1500_people_gets_its_pins_from_the_six_digit_pool():
    assert len(draw_many(1_500, 6)) == 1_500


def test_a_plain_collection_of_live_pins_is_respected_too():
    choices = iter([74829, 74829, 39470])
    assert draw_pin(6, choose=lambda _: next(choices), live=["748290"], avoid=ANY) == "394706"


def test_a_used_up_pool_is_said_and_never_searched_forever():
    with pytest.raises(NoPinLeft, match="6 digits"):
        draw_pin(6, choose=lambda _: 74829, live=["748290"], avoid=ANY)


def crowd_of_eight_digits() -> list[str]:
    """Allowed PINs, each too close to the first."""
    (first,) = draw_many(1, 8)
    return [pin for pin in slips_of(first) if len(pin) == 8 and is_allowed(pin, avoid=ANY)]


@every("left", [1, 2, 20])
def test_where_the_space_is_nearly_full_no_pin_is_given_that_lives(left):
    crowd = crowd_of_eight_digits()
    live, free = crowd[:-left], crowd[-left:]
    chance = Random(3)
    drawn = draw_pin(8, choose=lambda _: int(chance.choice(crowd)[:-1]), live=LivePins(live), avoid=ANY)
    assert drawn in free


def test_the_last_of_a_hundred_thousand_costs_no_more_draws_than_a_few_dozen():
    full, chance, draws = NearlyFull(), Random(5), []

    def choose(below: int) -> int:
        draws.append(chance.randrange(below))
        return draws[-1]

    for _ in range(500):
        full.live.add(draw_pin(8, choose=choose, live=full, avoid=ANY))
    assert len(full.live) == 500
    assert len(draws) < 500 * 40


def test_a_pin_of_six_digits_never_gives_up_its_distance():
    with pytest.raises(NoPinLeft, match="6 digits"):
        draw_pin(6, choose=Random(1).randrange, live=NearlyFull(), avoid=ANY)


def test_where_no_pin_of_eight_digits_is_free_that_is_said():
    with pytest.raises(NoPinLeft, match="8 digits"):
        draw_pin(8, choose=lambda _: 7482906, live=["7482906" + check_digit("7482906")], avoid=ANY)


def test_a_pin_of_eight_digits_never_begins_with_a_living_one_however_few_are_left():
    assert not LivePins(["748290"]).is_free("74829061")
    assert LivePins(["74829061"]).is_free("74829613")


def test_live_pins_are_a_collection():
    live = LivePins(["748290"])
    assert ("748290" in live, "394706" in live, list(live), len(live)) == (True, False, ["748290"], 1)
