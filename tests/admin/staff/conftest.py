"""Fixtures of the sign-in: a colleague with a password, in front of the door, and hashing that takes no time."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask

from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.crypto import passwords
from dialin.services import Services
from tests.admin.desk import PASSWORD, Desk
from tests.databases import Databases


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough for pages; what differs is tried in tests/actions/staff."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Some hundred passwords are hashed here; the house's cost of each is the business of one test."""
    quick = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1)
    passwords._nobodys_hash.cache_clear()  # made with the parameters of whoever asks first
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    yield
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def visitor(app: Flask, services: Services, quick_hashing: None) -> Desk:
    """The browser of Herr Specht, who has a password and has never signed in."""
    with services.acting("command line") as act:
        login = NewLogin("Herr Specht", "staff", PASSWORD)
        assert isinstance(add_staff(act, login), int)
    return Desk(app.test_client(), services)
