"""A list that takes more than a page is read to its end, wherever the provider says that it goes on."""

import pytest

from dialin.provider import twilio
from tests.provider.companies import real_case
from tests.provider.dialects.accounts import ACCOUNTS


@pytest.mark.parametrize("name", ["twilio", "signalwire"])
def test_every_page_is_asked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At Telnyx one page is enough: whoever is not on it is asked for alone (`jobs/reconcile.py`)."""
    monkeypatch.setattr(twilio, "MOST_A_PAGE", 1)
    with real_case(ACCOUNTS[name]) as case:
        calls = {case.ring_in() for _ in range(3)}
        for sid in calls:
            case.answer(sid)
        assert case.provider.live_legs() == calls
