"""The services of the request that is being answered."""

from flask import current_app

from dialin.services import Services


def current_services() -> Services:
    found = current_app.extensions["dialin"]
    assert isinstance(found, Services)
    return found
