"""An answer that comes in drops is given up, though each drop is in time."""

import pytest

from dialin.conferences.http import fetch
from dialin.conferences.promise import ConferenceTrouble, Reason
from tests.conferences.stand_in import standing_in


def test_an_answer_that_takes_too_long_as_a_whole_is_given_up():
    with standing_in(instead=(200, {}, b"in time")) as server:
        assert fetch(server.address) == b"in time"
        with pytest.raises(ConferenceTrouble) as caught:
            fetch(server.address, whole=0)
    assert caught.value.reason is Reason.SLOW
