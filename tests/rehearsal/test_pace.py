"""The pace at which calls are placed: refused above the account's, and measured as it arrived."""

import pytest
from twilio.base.exceptions import TwilioRestException

from dialin.rehearsal import Callee
from dialin.rehearsal.pace import Pace
from tests.rehearsal.callees.placing import place, rehearsed


def test_calls_above_the_accounts_pace_are_refused_and_nothing_happens():
    company, _ = rehearsed(Callee())
    company.pace.limit = 2
    place(company)
    company.elapse(0.4)
    place(company)
    with pytest.raises(TwilioRestException) as caught:
        place(company)
    assert (caught.value.status, caught.value.code) == (429, 20429)
    company.elapse(0.6)
    place(company)
    assert len(company.legs) == 3
    assert company.pace.busiest_second() == 3


def test_the_busiest_second_may_begin_at_any_moment():
    for arrivals, most in (
        ([], 0), ([5.0], 1), ([0.0, 1.0, 2.0], 1),
        ([0.9, 1.1, 1.3, 1.8, 2.0], 4), ([1.3, 2.3], 1), ([0.3, 0.1, 0.2], 3),
    ):  # fmt: skip
        pace = Pace()
        for at in arrivals:
            assert pace.take(at)
        assert pace.busiest_second() == most
