"""Where the operator has allowed a country, callers from there are called back with a click too."""

import pytest
from flask import Flask

from dialin.config import Settings
from dialin.rules.outgoing.words import Purpose
from dialin.services import Services
from dialin.store import call_backs
from dialin.store.outgoing import Wanted, list_outgoing
from tests.acting import acting
from tests.admin.desk import sit_down
from tests.building import IN_JUNE


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"call_abroad": frozenset({"43"})})


def test_a_caller_from_a_country_that_is_allowed_is_called_back(app: Flask, services: Services, event_id: int) -> None:
    with acting(services) as act:
        row = {"event_id": event_id, "number": "+4315880100", "promised_at": IN_JUNE, "wanted": "soon"}
        call_backs.add_call_back(act, row)
    desk = sit_down(app, services)
    assert desk.send("/events/digitaltag/call-backs/1/call", {"desk": "030 23125901"}).status_code == 303
    with services.looking() as act:
        assert len(list_outgoing(act, Wanted(purposes=[Purpose.DESK]))) == 1
