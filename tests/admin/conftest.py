"""Fixtures of the staff pages: a desk of the administration, and the usual event."""

import pytest
from flask import Flask

from dialin.services import Services
from tests.admin.desk import Desk, sit_down
from tests.building import make_event


@pytest.fixture
def event_id(services: Services) -> int:
    return make_event(services)


@pytest.fixture
def desk(app: Flask, services: Services) -> Desk:
    return sit_down(app, services)
