"""How many digits PINs have where nobody chooses, and that what is counted makes guessing hopeless with either."""

from datetime import timedelta

from dialin.rules.pins.guessing import BILLION, OF_ALL, POOL, SPAN, Way, chance
from dialin.rules.pins.length import Fitting, Reason, fitting_length
from tests.every import every

WEEK = timedelta(days=7)


@every(("at_stake", "ahead", "fitting"), [
    (1, WEEK, Fitting(6, Reason.SMALL)),
    (60, 8 * WEEK, Fitting(6, Reason.SMALL)),
    (61, WEEK, Fitting(8, Reason.MANY_PEOPLE)),
    (60, 8 * WEEK + timedelta(minutes=1), Fitting(8, Reason.MANY_WEEKS)),
    (10_000, 50 * WEEK, Fitting(8, Reason.MANY_PEOPLE)),
])  # fmt: skip
def test_six_digits_where_that_is_enough_and_eight_elsewhere(at_stake: int, ahead: timedelta, fitting: Fitting) -> None:
    assert fitting_length(at_stake=at_stake, ahead=ahead) == fitting


def test_all_ways_together_stay_below_the_aims() -> None:
    assert sum(OF_ALL[way].in_day or BILLION for way in Way) < BILLION // 100
    assert sum(OF_ALL[way].in_span or BILLION for way in Way) < BILLION // 20
    assert timedelta(days=30) < SPAN


def test_a_chance_is_never_counted_too_low() -> None:
    for hits in (0, 1, 59, 60, 249):
        for digits, pool in POOL.items():
            assert 0 <= chance(hits, digits) * pool - hits * BILLION < pool
