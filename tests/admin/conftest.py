"""Fixtures of the staff pages: a desk of the administration, and the usual event."""

import pytest
from flask import Flask

from dialin.actions.house import House
from tests.admin.desk import Desk, sit_down
from tests.building import make_event


@pytest.fixture
def event_id(house: House) -> int:
    return make_event(house)


@pytest.fixture
def desk(app: Flask, house: House) -> Desk:
    return sit_down(app, house)
