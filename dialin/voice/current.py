"""The house of the request that is being answered."""

from flask import current_app

from dialin.actions.house import House


def house() -> House:
    found = current_app.extensions["dialin"]
    assert isinstance(found, House)
    return found
